interface Named {
  firstName?: string | null | undefined;
  lastName?: string | null | undefined;
  email?: string | null | undefined;
  phone?: string | null | undefined;
  externalId?: string | null | undefined;
}

/** What a customer is called on screen: the name, else the first thing known that tells them apart. */
export function contactName(contact: Named): string | undefined {
  const full = [contact.firstName, contact.lastName].filter(Boolean).join(' ');
  return full || contact.email || contact.phone || contact.externalId || undefined;
}

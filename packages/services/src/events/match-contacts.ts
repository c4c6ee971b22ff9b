import { newId } from '@percurso/db/new-id';
import { toContactId } from '../contacts/contact-id.ts';
import type { FieldError } from '../service-error.ts';
import type { Identifiers } from './read-identifiers.ts';
import { unknownId } from './read-identifiers.ts';

/** A contact that is stored, or one that this batch makes. */
export interface KnownContact {
  id: string;
  externalId: string | null;
  email: string | null;
  phone: string | null;
}

/**
 * Which contact each event is about, given the stored contacts that any of the identifiers names.
 * Events that name nobody known make a contact, one for all events that share an identifier. Two
 * that match are an error at the event's `contact`.
 */
export function matchContacts(
  given: readonly Identifiers[],
  stored: readonly KnownContact[],
): { contactIds: (string | null)[]; made: KnownContact[]; errors: FieldError[] } {
  const book = openBook(stored);
  const made = new Map<string, KnownContact>();
  const errors: FieldError[] = [];
  const contactIds = given.map((identifiers, index) => {
    const found = findMatch(book, identifiers);
    if ('message' in found) {
      const { field, ...said } = found;
      errors.push({ path: `events[${index}].contact${field}`, ...said });
      return null;
    }
    if (found.contact && !made.has(found.contact.id)) return found.contact.id;
    const contact = complete(found.contact, identifiers);
    made.set(contact.id, contact);
    book.add(contact);
    return contact.id;
  });
  return { contactIds, made: [...made.values()], errors };
}

/** A contact made in this batch learns what later events say of it. */
function complete(contact: KnownContact | null, identifiers: Identifiers): KnownContact {
  const base = contact ?? { id: newId(), externalId: null, email: null, phone: null };
  base.externalId ??= identifiers.externalId ?? null;
  base.email ??= identifiers.email ?? null;
  base.phone ??= identifiers.phone ?? null;
  return base;
}

type Book = ReturnType<typeof openBook>;

function openBook(stored: readonly KnownContact[]) {
  const byId = new Map<string, KnownContact>();
  const byExternalId = new Map<string, KnownContact>();
  const byEmail = new Map<string, KnownContact>();
  const byPhone = new Map<string, Set<KnownContact>>();
  const book = { byId, byExternalId, byEmail, byPhone, add };
  stored.forEach(add);
  return book;

  function add(contact: KnownContact): void {
    byId.set(contact.id, contact);
    if (contact.externalId !== null) byExternalId.set(contact.externalId, contact);
    if (contact.email !== null) byEmail.set(contact.email, contact);
    if (contact.phone !== null) {
      byPhone.set(contact.phone, (byPhone.get(contact.phone) ?? new Set()).add(contact));
    }
  }
}

type Match = { contact: KnownContact | null } | ({ field: string } & Omit<FieldError, 'path'>);

function findMatch(book: Book, { id, externalId, email, phone }: Identifiers): Match {
  const named = id === undefined ? undefined : book.byId.get(id);
  if (id !== undefined && !named) return { field: '.id', ...unknownId(toContactId(id)) };
  const unique = [
    named,
    externalId === undefined ? undefined : book.byExternalId.get(externalId),
    email === undefined ? undefined : book.byEmail.get(email),
  ].filter((contact) => contact !== undefined);
  const sharing = [...((phone === undefined ? undefined : book.byPhone.get(phone)) ?? [])];
  // By id, because a merged contact is stored twice.
  const candidates = new Map(unique.map((contact) => [contact.id, contact]));
  // A phone may be shared, so among those who share it the other identifiers decide.
  if (!sharing.some(({ id: shared }) => candidates.has(shared))) {
    for (const contact of sharing) candidates.set(contact.id, contact);
  }
  if (candidates.size > 1) return ambiguous([...candidates.values()]);
  const [contact = null] = candidates.values();
  if (contact?.externalId && externalId !== undefined && contact.externalId !== externalId) {
    const message = `ambiguous contact: the address belongs to the contact with external id ${contact.externalId}, not ${externalId}`;
    const values = { owner: contact.externalId, given: externalId };
    return { field: '', message, code: 'event-contact-other-id', values };
  }
  return { contact };
}

function ambiguous(contacts: KnownContact[]): Match {
  const names = contacts
    .slice(0, 5)
    .map(({ id }) => toContactId(id))
    .join(' and ');
  const message = `ambiguous contact: ${names} match; send the id of the one you mean`;
  return { field: '', message, code: 'event-contact-ambiguous', values: { contacts: names } };
}

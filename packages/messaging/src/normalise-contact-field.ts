import { normaliseEmail } from './normalise-email.ts';
import { normaliseLanguage } from './normalise-language.ts';
import { normalisePhone } from './normalise-phone.ts';
import { normaliseTimeZone } from './normalise-time-zone.ts';

/** The longest text each column of a contact may be given. */
export const CONTACT_FIELD_LENGTHS = {
  firstName: 200,
  lastName: 200,
  email: 320,
  phone: 50,
  language: 35,
  timeZone: 64,
} as const;
export type ContactField = keyof typeof CONTACT_FIELD_LENGTHS;

const READERS: Readonly<Partial<Record<ContactField, (text: string) => string | undefined>>> = {
  email: normaliseEmail,
  phone: (text) => normalisePhone(text),
  language: normaliseLanguage,
  timeZone: normaliseTimeZone,
};

/**
 * A text in the spelling that the column of a contact stores, null where nothing is left of it;
 * undefined where it is too long or cannot be one.
 */
export function normaliseContactField(
  field: ContactField,
  text: string,
): string | null | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  if (trimmed.length > CONTACT_FIELD_LENGTHS[field]) return undefined;
  const read = READERS[field];
  return read ? read(trimmed) : trimmed;
}

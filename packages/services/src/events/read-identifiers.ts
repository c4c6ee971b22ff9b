import { normaliseEmail } from '@percurso/messaging/normalise-email';
import { normalisePhone } from '@percurso/messaging/normalise-phone';
import { parseContactId } from '../contacts/contact-id.ts';
import type { FieldError } from '../service-error.ts';
import type { EventContact } from './event-schema.ts';

/** How an event names its contact, in the spelling the identifiers are stored in. */
export interface Identifiers {
  id?: string | undefined;
  externalId?: string | undefined;
  email?: string | undefined;
  phone?: string | undefined;
}

/** Identifiers as stored; `errors` names those that can be none, under `path`. */
export function readIdentifiers(
  contact: EventContact,
  path: string,
): { identifiers: Identifiers; errors: FieldError[] } {
  const errors: FieldError[] = [];
  const identifiers: Identifiers = {};
  if (contact.id !== undefined) {
    identifiers.id = parseContactId(contact.id) ?? undefined;
    if (!identifiers.id) errors.push({ path: `${path}.id`, ...unknownId(contact.id) });
  }
  if (contact.externalId !== undefined) {
    identifiers.externalId = contact.externalId;
    if (contact.externalId.startsWith('con_')) {
      errors.push({
        path: `${path}.externalId`,
        message: 'must not begin with con_; use id',
        code: 'invalid-external-id',
      });
    }
  }
  if (contact.email !== undefined) {
    identifiers.email = normaliseEmail(contact.email);
    if (!identifiers.email) {
      const message = 'must be an e-mail address such as ana@example.com';
      errors.push({ path: `${path}.email`, message, code: 'invalid-email' });
    }
  }
  if (contact.phone !== undefined) {
    identifiers.phone = normalisePhone(contact.phone);
    if (!identifiers.phone) {
      const message = 'must be a phone number with its country code, such as +5511999990000';
      errors.push({ path: `${path}.phone`, message, code: 'invalid-phone' });
    }
  }
  return { identifiers, errors };
}

/** Why an id is refused. */
export function unknownId(id: string): Omit<FieldError, 'path'> {
  return {
    message: `there is no contact ${id}; leave id out and give externalId, email or phone to create one`,
    code: 'event-contact-unknown',
    values: { id },
  };
}

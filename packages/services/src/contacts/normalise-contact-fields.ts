import type { ContactField } from '@percurso/messaging/normalise-contact-field';
import { normaliseContactField } from '@percurso/messaging/normalise-contact-field';
import type { ProblemCode } from '../problem-code.ts';
import type { FieldError } from '../service-error.ts';
import { ServiceError } from '../service-error.ts';
import type { ContactFields } from './contact-schema.ts';

const EXPECTED: Readonly<Partial<Record<ContactField, { message: string; code: ProblemCode }>>> = {
  email: { message: 'must be an e-mail address such as ana@example.com', code: 'invalid-email' },
  phone: {
    message: 'must be a phone number with its country code, such as +5511999990000',
    code: 'invalid-phone',
  },
  language: { message: 'must be a language tag such as pt-BR or en', code: 'invalid-language' },
  timeZone: {
    message: 'must be a time zone name such as America/Sao_Paulo',
    code: 'invalid-time-zone',
  },
};
const FIELDS = ['email', 'phone', 'firstName', 'lastName', 'language', 'timeZone'] as const;

/**
 * The fields in the spelling they are stored in; an empty text is null. Throws `invalid` naming
 * every field that cannot be read.
 */
export function normaliseContactFields(fields: ContactFields): ContactFields {
  const errors: FieldError[] = [];
  const normalised: ContactFields = { ...fields };
  for (const field of FIELDS) {
    const text = normalised[field];
    if (text === undefined || text === null) continue;
    const value = normaliseContactField(field, text);
    if (value === undefined) errors.push({ path: field, ...expectedOf(field) });
    else normalised[field] = value;
  }
  if (errors.length === 0) return normalised;
  const detail = errors.map(({ path, message }) => `${path} ${message}`).join('; ');
  throw new ServiceError('invalid', { detail: `${detail}.`, errors });
}

function expectedOf(field: ContactField): { message: string; code: ProblemCode } {
  return EXPECTED[field] ?? { message: 'is too long', code: 'too-long' };
}

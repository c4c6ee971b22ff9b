import { normaliseEmail } from '@percurso/messaging/normalise-email';
import { normalisePhone } from '@percurso/messaging/normalise-phone';
import type { ProblemCode } from '../problem-code.ts';
import type { FieldError } from '../service-error.ts';
import { ServiceError } from '../service-error.ts';
import type { ContactFields } from './contact-schema.ts';

const RULES: readonly {
  field: 'email' | 'phone' | 'language' | 'timeZone';
  normalise(text: string): string | undefined;
  message: string;
  code: ProblemCode;
}[] = [
  {
    field: 'email',
    normalise: normaliseEmail,
    message: 'must be an e-mail address such as ana@example.com',
    code: 'invalid-email',
  },
  {
    field: 'phone',
    normalise: (text) => normalisePhone(text),
    message: 'must be a phone number with its country code, such as +5511999990000',
    code: 'invalid-phone',
  },
  {
    field: 'language',
    normalise: canonicalLanguage,
    message: 'must be a language tag such as pt-BR or en',
    code: 'invalid-language',
  },
  {
    field: 'timeZone',
    normalise: canonicalTimeZone,
    message: 'must be a time zone name such as America/Sao_Paulo',
    code: 'invalid-time-zone',
  },
];

/**
 * The fields in the spelling they are stored in; an empty text is null. Throws `invalid` naming
 * every field that cannot be read.
 */
export function normaliseContactFields(fields: ContactFields): ContactFields {
  const errors: FieldError[] = [];
  const normalised: ContactFields = { ...fields };
  for (const name of ['email', 'phone', 'firstName', 'lastName', 'language', 'timeZone'] as const) {
    if (normalised[name] === '') normalised[name] = null;
  }
  for (const { field, normalise, message, code } of RULES) {
    const text = normalised[field];
    if (text === undefined || text === null) continue;
    const value = normalise(text);
    if (value === undefined) errors.push({ path: field, message, code });
    else normalised[field] = value;
  }
  if (errors.length === 0) return normalised;
  const detail = errors.map(({ path, message }) => `${path} ${message}`).join('; ');
  throw new ServiceError('invalid', { detail: `${detail}.`, errors });
}

function canonicalLanguage(text: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(text)[0];
  } catch {
    return undefined;
  }
}

function canonicalTimeZone(text: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

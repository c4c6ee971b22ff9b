import { isTimeZone } from '@percurso/journey/is-time-zone';
import type { ProblemDraft } from '@percurso/journey/problem';
import type { ProblemKey } from '@percurso/journey/problem-key';
import { normaliseEmail } from '@percurso/messaging/normalise-email';
import { normaliseLanguage } from '@percurso/messaging/normalise-language';
import type { MappedValue } from './mapped-value.ts';

/** A number with its country code; whether that country has such numbers is asked when it is stored. */
const PHONE = /^\s*\+[\d\s().-]{7,}$/;

const EXPECTED: Readonly<Record<string, { key: ProblemKey; fits(text: string): boolean }>> = {
  email: { key: 'not-an-email', fits: (text) => normaliseEmail(text) !== undefined },
  phone: { key: 'not-a-phone', fits: (text) => PHONE.test(text) },
  language: { key: 'not-a-language', fits: (text) => normaliseLanguage(text.trim()) !== undefined },
  timeZone: { key: 'unknown-time-zone', fits: (text) => isTimeZone(text.trim()) },
};

/** Whether a fixed value, or a default, can be what the column of a contact holds. */
export function checkContactValue(
  column: string,
  mapped: MappedValue,
  field: string,
): ProblemDraft[] {
  const [name, given] =
    mapped.from === 'value' ? ['value', mapped.value] : ['ifEmpty', mapped.ifEmpty];
  const expected = EXPECTED[column];
  if (!expected || given === null || given === undefined) return [];
  const text = String(given);
  if (text.trim() === '' || expected.fits(text)) return [];
  const values = { value: text, timeZone: text };
  return [{ severity: 'error', field: `${field}.${name}`, key: expected.key, values }];
}

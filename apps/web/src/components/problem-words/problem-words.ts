import i18next from 'i18next';
import { wordOf } from '../../i18n/word-of.ts';

/** A refusal as the server says it: its code with values, and an English sentence beside it. */
export interface SaidProblem {
  code?: string | undefined;
  values?: Record<string, string | number> | undefined;
}

/** The refusal in the reader's language; a code that is newer than this dictionary is said by the fallback. */
export function problemWords({ code, values = {} }: SaidProblem, fallback: string): string {
  if (code === undefined) return fallback;
  const named = Object.entries(values).map(([name, value]) => [name, valueWords(name, value)]);
  const translate = i18next.t as unknown as (key: string, options: object) => unknown;
  const words = translate(`problem-words:codes.${code}`, {
    ...Object.fromEntries(named),
    defaultValue: fallback,
  });
  return typeof words === 'string' ? words : fallback;
}

/** Types, formats and roles have words of their own; everything else is told as it is. */
function valueWords(name: string, value: string | number): string | number {
  if (!['expected', 'format', 'role', 'roles'].includes(name)) return value;
  return String(value)
    .split(', ')
    .map((one) => wordOf(`problem-words:values.${one}`, one))
    .join(', ');
}

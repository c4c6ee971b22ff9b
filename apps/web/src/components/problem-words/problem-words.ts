import i18next from 'i18next';
import { wordOf } from '../../i18n/word-of.ts';
import { editorName } from '../editor-name.ts';
import { formatDateTime } from '../format-time.ts';

const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

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

/** Types, formats, roles, editors and instants have words of their own; all else is told as it is. */
function valueWords(name: string, value: string | number): string | number {
  if (name === 'by') return editorName(String(value), i18next.language);
  if (name === 'at' && INSTANT.test(String(value))) {
    return formatDateTime(String(value), i18next.language);
  }
  if (!['expected', 'format', 'role', 'roles'].includes(name)) return value;
  return String(value)
    .split(', ')
    .map((one) => wordOf(`problem-words:values.${one}`, one))
    .join(', ');
}

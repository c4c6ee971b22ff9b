import { wordOf } from '../i18n/word-of.ts';
import { showValue } from './show-value.ts';

interface Changes {
  before?: Record<string, unknown> | undefined;
  after?: Record<string, unknown> | undefined;
}

interface Reader {
  language: string;
  /** Contact id → name, for those that are known. */
  names?: Record<string, string> | undefined;
}

/** Said elsewhere: the attributes one by one, the id in the address. */
const unsaid = new Set(['attributes', 'id']);

/** One line for each column of a case that changed: "Status: Open → Resolved", in the reader's words. */
export function caseChanges({ before = {}, after = {} }: Changes, reader: Reader): string[] {
  const was = { ...before, ...recordOf(before.attributes) };
  const is = { ...after, ...recordOf(after.attributes) };
  return Object.keys({ ...was, ...is })
    .filter((column) => !unsaid.has(column) && !same(was[column], is[column]))
    .map((column) => {
      const name = wordOf(`components:caseColumn.${column}`, column);
      const to = show(column, is[column], reader);
      return column in was
        ? `${name}: ${show(column, was[column], reader)} → ${to}`
        : `${name}: ${to}`;
    });
}

function show(column: string, value: unknown, { language, names }: Reader): string {
  const text = showValue(value, language);
  if (column === 'status') return wordOf(`components:caseStatus.${text}`, text);
  if (column === 'priority') return wordOf(`components:casePriority.${text}`, text);
  return names?.[text] ?? text;
}

/** Nothing and null are the same to a reader. */
function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

import type { JsonValue } from '@percurso/journey/json-value';
import type { ProblemCode, ProblemValues } from '../problem-code.ts';
import type { AttributeType } from './import-columns.ts';

/** Why a cell cannot be read. */
export interface CellProblem {
  message: string;
  code: ProblemCode;
  values?: ProblemValues | undefined;
}

const YES = ['true', 'yes', 'y', '1', 'sim', 's', 'sí', 'si', 'opted-in'];
const NO = ['false', 'no', 'n', '0', 'não', 'nao', 'opted-out'];

/** An own attribute as its type says; a text is kept as it is, a formula too. */
export function readAttribute(text: string, type: AttributeType): JsonValue | CellProblem {
  switch (type) {
    case 'text':
      return text;
    case 'number': {
      const number = /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
      return Number.isFinite(number)
        ? number
        : wrongType('a number such as 10 or 2.5, without a sign between thousands', 'number');
    }
    case 'boolean':
      return yesOrNo(text) ?? wrongType('true or false', 'boolean');
    case 'date-time': {
      const instant = /^\d{4}-\d{2}-\d{2}/.test(text) ? new Date(text) : new Date(Number.NaN);
      return Number.isNaN(instant.getTime())
        ? wrongType('a date such as 2026-01-31 or 2026-01-31T09:30:00Z', 'date-time')
        : instant.toISOString();
    }
  }
}

/** What a consent column says, in the words of the three languages or as the API does. */
export function readConsent(text: string): 'opted-in' | 'opted-out' | CellProblem {
  const yes = yesOrNo(text);
  if (yes !== undefined) return yes ? 'opted-in' : 'opted-out';
  const options = 'opted-in, opted-out';
  return { message: `expected ${options}`, code: 'invalid-choice', values: { options } };
}

export function isCellProblem(read: unknown): read is CellProblem {
  return typeof read === 'object' && read !== null && 'code' in read;
}

function yesOrNo(text: string): boolean | undefined {
  const word = text.toLowerCase();
  if (YES.includes(word)) return true;
  return NO.includes(word) ? false : undefined;
}

function wrongType(what: string, expected: AttributeType): CellProblem {
  return { message: `expected ${what}`, code: 'wrong-type', values: { expected } };
}

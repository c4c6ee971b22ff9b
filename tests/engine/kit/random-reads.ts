import type { Block } from '@percurso/journey/document';
import type { JsonValue } from '@percurso/journey/json-value';
import type { Place, Random } from './random-configs.ts';

/** What the journey that is asked answers. */
export const answered = { outcome: 'exited', results: { Total: 7, Word: 'seven' } };

/** A path that the blocks before make, with a value that it may well have. */
interface Read {
  path: string;
  type: 'text' | 'number' | 'list';
  value: string | number;
}

/** Variables and results of the steps before. */
function readsOf(before: Block[]): Read[] {
  return before
    .filter(({ disabled }) => !disabled)
    .flatMap(({ id, kind, config }): Read[] => {
      if (kind === 'set-variables') return variablesOf(config.variables as unknown as Variable[]);
      if (kind === 'wait-for' && config.mode === 'any') {
        return [{ path: `steps.${id}.event`, type: 'text', value: 'e1' }];
      }
      if (kind === 'message-outcome') {
        return [{ path: `steps.${id}.outcome`, type: 'text', value: 'clicked' }];
      }
      if (kind === 'activate-trigger' && asks(config.answer)) {
        const { results, outcome } = answered;
        return [
          { path: `steps.${id}.Total`, type: 'number', value: results.Total },
          { path: `steps.${id}.Word`, type: 'text', value: results.Word },
          { path: `steps.${id}.outcome`, type: 'text', value: outcome },
        ];
      }
      return [];
    });
}

interface Variable {
  name: string;
  type: Read['type'];
}

function variablesOf(variables: Variable[]): Read[] {
  return variables.map(({ name, type }) => {
    return { path: `vars.${name}`, type, value: type === 'number' ? 2 : 'd1' };
  });
}

function asks(answer: JsonValue | undefined): boolean {
  const expected = typeof answer === 'object' && answer !== null && !Array.isArray(answer);
  return expected && Array.isArray(answer.attributes) && answer.attributes.length > 0;
}

/** A template that reads one of them, or null where there is none. */
export function readingText({ random, before }: Pick<Place, 'random' | 'before'>): string | null {
  const reads = readsOf(before);
  return reads.length > 0 ? `It is {{ ${random.pick(reads).path} }}` : null;
}

/** Rows of a condition on them. */
export function readingRows({ random, before }: Pick<Place, 'random' | 'before'>): JsonValue[] {
  return readsOf(before).flatMap(({ path, type, value }): JsonValue[] => {
    if (type === 'list') return [{ attribute: path, operator: 'contains-any', value: [value] }];
    const is: JsonValue = { attribute: path, operator: 'is', value };
    const more: JsonValue =
      typeof value === 'number'
        ? { attribute: path, operator: 'greater-than', value: value - 1 }
        : { attribute: path, operator: 'has-value' };
    return [is, random.pick([is, more])];
  });
}

/** A change of a variable: to what the event, a step or the contact says, or by one more. */
export function randomVariable({ random, words, before }: Place): JsonValue {
  const texts = readsOf(before).filter(({ type }) => type === 'text');
  const numbers = readsOf(before).filter(({ type }) => type === 'number');
  const from = (path: string): JsonValue => ({ from: 'attribute', path });
  const one = { from: 'value', value: 1 };
  const text = () => from(pathOf(random, texts, [words.text, 'contact.firstName']));
  const number = () => from(pathOf(random, numbers, [words.number]));
  return random.pick<() => JsonValue>([
    () => ({ name: 'n', type: 'number', change: 'add', value: one }),
    () => ({ name: 'n', type: 'number', change: 'add', value: number() }),
    () => ({ name: 'n', type: 'number', change: 'set', value: number() }),
    () => ({ name: 't', type: 'text', change: 'set', value: text() }),
    () => ({ name: 'l', type: 'list', change: 'append', value: text() }),
  ])();
}

/** A change of the contact, which later steps may read; an address may be another's. */
export function randomChange({ random, words, before }: Place): Record<string, JsonValue> {
  const texts = readsOf(before).filter(({ type }) => type === 'text');
  const text = { from: 'attribute', path: pathOf(random, texts, [words.text]) };
  const fixed = (value: string | null) => ({ from: 'value', value });
  return random.pick<Record<string, JsonValue>>([
    { fields: { lastName: text, firstName: fixed(random.pick([null, 'Bia'])) } },
    { fields: { phone: text } },
    { fields: { phone: fixed('+5511977776666'), timeZone: fixed('Asia/Tokyo') } },
    { fields: { email: fixed(takenEmail), firstName: fixed('Cid') } },
    { fields: { email: fixed(null), language: fixed('pt-BR') } },
    { fields: {}, attributes: { word: text, seen: fixed('yes') } },
    { fields: {}, attributes: { seen: fixed(null) } },
  ]);
}

/** Another contact's. */
export const takenEmail = 'somebody.else@example.test';

function pathOf(random: Random, reads: Read[], others: string[]): string {
  return random.pick([...reads.map(({ path }) => path), ...others]);
}

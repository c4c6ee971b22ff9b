import type { JourneyDocument } from '@percurso/journey/document';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { History } from './history.ts';
import {
  COALESCE_MS,
  HISTORY_LIMIT,
  recordChange,
  redoChange,
  startHistory,
  undoChange,
} from './history.ts';

const START: JourneyDocument = {
  schema: 1,
  name: 'Start',
  entry: { trigger: 't' },
  settings: {},
  blocks: [],
};

interface Typed {
  name: string;
  field?: string | undefined;
  wait: number;
}

function apply(history: History, { name, field }: Typed, at: number): History {
  const after = { ...history.document, name };
  return recordChange(history, { after, what: { key: 'changed' }, where: 'b1', field, at });
}

const edits = fc.array(
  fc.record({
    name: fc.string({ minLength: 1, maxLength: 3 }),
    field: fc.option(fc.constantFrom('text', 'subject'), { nil: undefined }),
    wait: fc.nat({ max: 1200 }),
  }),
  { maxLength: 60 },
);

describe('history', () => {
  it('makes one step of quick typing in one field', () => {
    let history = startHistory(START);
    history = apply(history, { name: 'a', field: 'text', wait: 0 }, 0);
    history = apply(history, { name: 'ab', field: 'text', wait: 0 }, COALESCE_MS);
    expect(history.past).toHaveLength(1);
    expect(undoChange(history).document).toBe(START);
  });

  it('makes a new step after a pause, in another field, and after an undo', () => {
    const first = apply(startHistory(START), { name: 'a', field: 'text', wait: 0 }, 0);
    const later = apply(first, { name: 'ab', field: 'text', wait: 0 }, COALESCE_MS + 1);
    expect(later.past).toHaveLength(2);
    expect(apply(first, { name: 'ab', field: 'subject', wait: 0 }, 1).past).toHaveLength(2);
    expect(apply(undoChange(later), { name: 'x', field: 'text', wait: 0 }, 1).past).toHaveLength(2);
  });

  it('records nothing when the document did not change', () => {
    const history = startHistory(START);
    const same = { after: START, what: { key: 'changed' as const }, where: null, at: 0 };
    expect(recordChange(history, same)).toBe(history);
  });

  it('keeps at least 100 steps and a bounded number', () => {
    let history = startHistory(START);
    for (let step = 0; step < HISTORY_LIMIT + 50; step += 1) {
      history = apply(history, { name: String(step), wait: 0 }, step);
    }
    expect(history.past).toHaveLength(HISTORY_LIMIT);
    expect(HISTORY_LIMIT).toBeGreaterThanOrEqual(100);
  });

  it('undone to the start is the start, redone to the end is the end', () => {
    fc.assert(
      fc.property(edits, (typed) => {
        let at = 0;
        let history = startHistory(START);
        for (const edit of typed) {
          at += edit.wait;
          history = apply(history, edit, at);
        }
        const end = history.document;
        while (history.past.length > 0) history = undoChange(history);
        expect(history.document).toBe(START);
        while (history.future.length > 0) history = redoChange(history);
        expect(history.document).toBe(end);
      }),
    );
  });
});

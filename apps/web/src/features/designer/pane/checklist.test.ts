import type { Block, JourneyDocument } from '@percurso/journey/document';
import type { Problem } from '@percurso/journey/problem';
import { expect, it } from 'vitest';
import { checklistOf, isReady } from './checklist.ts';

const documentOf = (blocks: Block[]): JourneyDocument => ({
  schema: 1,
  name: 'New',
  entry: { trigger: 't' },
  settings: {},
  blocks,
});
const sms: Block = { id: 'b2', kind: 'sms', config: { text: '' } };
const wait: Block = { id: 'b1', kind: 'wait', config: {} };
const problem = (blockId: string | null, field: string): Problem => ({
  severity: 'error',
  blockId,
  field,
  key: 'required',
});

function itemsOf(blocks: Block[], problems: Problem[], tested = false) {
  const items = checklistOf({ document: documentOf(blocks), problems, tested });
  return {
    items,
    ready: isReady(items),
    of: Object.fromEntries(items.map((one) => [one.key, one])),
  };
}

it('of an empty journey leads to the trigger, and to where steps are added', () => {
  const missing = problem(null, 'entry.trigger');
  const { of, ready } = itemsOf([], [missing]);
  expect(of.trigger).toMatchObject({ done: false, target: { type: 'problem', problem: missing } });
  expect(of.blocks).toMatchObject({ done: false, target: { type: 'add' } });
  expect(of.message).toMatchObject({ done: false, target: { type: 'add' } });
  expect(of.test).toMatchObject({ done: false, target: { type: 'test' } });
  expect(ready).toBe(false);
});

it('has its message once no message lacks anything, and leads to the field that does', () => {
  const text = problem('b2', 'text');
  expect(itemsOf([wait, sms], [text]).of.message).toMatchObject({
    done: false,
    target: { type: 'problem', problem: text },
  });
  // What another step lacks is none of the message's.
  expect(itemsOf([wait, sms], [problem('b1', 'duration')]).of.message).toMatchObject({
    done: true,
    target: { type: 'block', blockId: 'b2' },
  });
  expect(itemsOf([wait], []).of.message?.done).toBe(false);
});

it('is ready without a message and untested, but not with a problem', () => {
  expect(itemsOf([wait], []).ready).toBe(true);
  expect(itemsOf([wait], [problem('b1', 'duration')], true).ready).toBe(false);
  expect(itemsOf([wait], [], true).of.test?.done).toBe(true);
});

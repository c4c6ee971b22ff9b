import type { Block } from '@percurso/journey/document';
import { describe, expect, it } from 'vitest';
import { checkBlock, compileBlocks } from '../testing/check-block.ts';
import type { MessageOutcomeConfig } from './block.ts';
import { definition } from './block.ts';

const limit = { amount: 3, unit: 'days' };
const parse = (config: object): MessageOutcomeConfig => definition.config.parse(config);
const clicked = { id: 'clicked', kind: 'clicked' };
const sms: Block = { id: 'b1', kind: 'sms', config: { text: 'How was it?' } };

/** What is found in a journey that sends, then looks at what is heard of it. */
function checkAfterMessage(config: object): string[] {
  const { outcomes } = parse({ limit, ...config });
  const branches = Object.fromEntries([...outcomes.map(({ id }) => [id, []]), ['timeout', []]]);
  const asStored = JSON.parse(JSON.stringify({ message: 'b1', limit, ...config }));
  const block: Block = { id: 'b2', kind: 'message-outcome', config: asStored, branches };
  return compileBlocks([sms, block]).map(({ field, key }) => `${field}: ${key}`);
}

describe('message-outcome', () => {
  it('wants a message that was sent before, and outcomes with an id of their own', () => {
    expect(checkBlock('message-outcome', definition.defaults())).toEqual(['message: required']);
    expect(checkAfterMessage({ message: 'b1', outcomes: [clicked] })).toEqual([]);
    expect(checkAfterMessage({ message: 'b3', outcomes: [clicked] })).toEqual([
      'message: block-not-before',
    ]);
    expect(checkAfterMessage({ message: 'b1', outcomes: [clicked, clicked] })).toEqual([
      'outcomes.1.id: already-used-id',
    ]);
    expect(checkBlock('message-outcome', { message: 'b1', outcomes: [], limit })).toEqual([
      'outcomes: required',
    ]);
  });

  it('has a way out for each outcome, named by what it is narrowed to, and one for silence', () => {
    const outcomes = [
      { id: 'delivered', kind: 'delivered' },
      { id: 'clicked2', kind: 'clicked', containing: '/prices' },
      { id: 'blocked', kind: 'blocked', containing: 'opted-out' },
    ];
    expect(definition.ports(parse({ message: 'b1', outcomes, limit }))).toEqual([
      { id: 'delivered', word: 'delivered', label: undefined },
      { id: 'clicked2', word: 'clicked', label: '/prices' },
      { id: 'blocked', word: 'blocked', label: 'opted-out' },
      { id: 'timeout' },
    ]);
    expect(definition.listens?.(parse({ message: 'b1', outcomes, limit }))).toEqual([
      'message-delivered',
      'message-clicked',
      'message-blocked',
    ]);
  });

  it('gives later steps what was heard, and the details there are', () => {
    const names = (...kinds: string[]) => {
      const outcomes = kinds.map((kind) => ({ id: kind, kind }));
      return definition
        .results?.(parse({ message: 'b1', outcomes, limit }), [])
        .map(({ name }) => name);
    };
    expect(names('delivered', 'opened')).toEqual(['outcome', 'receivedAt']);
    expect(names('clicked', 'bounced', 'blocked', 'replied')).toEqual([
      'outcome',
      'receivedAt',
      'link',
      'reason',
      'text',
    ]);
  });

  it('says whose message it looks at', () => {
    expect(definition.summary(definition.defaults())).toEqual({ key: 'empty' });
    expect(definition.summary(parse({ message: 'b1', outcomes: [clicked], limit }))).toEqual({
      key: 'days',
      values: { block: 'b1', count: 3 },
    });
  });
});

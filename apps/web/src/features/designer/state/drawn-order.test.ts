import type { Block, JourneyDocument } from '@percurso/journey/document';
import { expect, it } from 'vitest';
import { treeRules } from './block-ports.ts';
import { inDrawnOrder } from './drawn-order.ts';

const fork = (id: string, ports: string[], inside: Block[] = []): Block => ({
  id,
  kind: 'condition',
  config: {},
  branches: Object.fromEntries(ports.map((port, index) => [port, index === 0 ? inside : []])),
});

function journey(blocks: Block[]): JourneyDocument {
  return { schema: 1, name: 'Journey', entry: { trigger: 't' }, settings: {}, blocks };
}

it('puts branches in the order they are drawn, as deep as they are', () => {
  const document = journey([fork('b1', ['no', 'yes'], [fork('b2', ['no', 'yes'])])]);
  const ordered = inDrawnOrder(document, treeRules);
  expect(ordered).toEqual(document);
  const [outer] = ordered.blocks;
  expect(Object.keys(outer?.branches ?? {})).toEqual(['yes', 'no']);
  expect(Object.keys(outer?.branches?.no?.[0]?.branches ?? {})).toEqual(['yes', 'no']);
});

it('leaves a document in order as it is', () => {
  const document = journey([fork('b1', ['yes', 'no']), { id: 'b2', kind: 'wait', config: {} }]);
  expect(inDrawnOrder(document, treeRules)).toBe(document);
});

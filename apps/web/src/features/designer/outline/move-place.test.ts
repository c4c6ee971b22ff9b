import type { Block, JourneyDocument } from '@percurso/journey/document';
import { moveBlocks } from '@percurso/journey/move-blocks';
import { describe, expect, it } from 'vitest';
import type { OutlineMove } from './move-place.ts';
import { movePlace } from './move-place.ts';
import { outlineRows } from './outline-rows.ts';

const rules = { drawnPorts: (block: Block) => Object.keys(block.branches ?? {}) };

const block = (id: string, branches?: Record<string, Block[]>): Block => ({
  id,
  kind: 'x',
  config: {},
  ...(branches && { branches }),
});

const start: JourneyDocument = {
  schema: 1,
  name: 'A',
  entry: { trigger: 't' },
  settings: {},
  blocks: [block('b1'), block('b2', { yes: [block('b3')], no: [block('b4')] }), block('b5')],
};

function move(document: JourneyDocument, moved: string, to: OutlineMove): JourneyDocument {
  const blockIds = moved.split(' ');
  const place = movePlace(document, { blockIds, to }, rules);
  return place ? moveBlocks({ document, blockIds, place }) : document;
}

/** The steps with the branch they stand in, in the order of the outline. */
function shape(document: JourneyDocument): string {
  return outlineRows(document, rules, new Set())
    .flatMap((row) => (row.type === 'block' ? [`${row.place.port ?? ''}:${row.blockId}`] : []))
    .join(' ');
}

describe('moving a step by keys', () => {
  it('goes down through every branch and out at the end, and up past the fork', () => {
    let document = move(start, 'b3', 'down');
    expect(shape(document)).toBe(':b1 :b2 no:b3 no:b4 :b5');
    document = move(document, 'b3', 'down');
    expect(shape(document)).toBe(':b1 :b2 no:b4 no:b3 :b5');
    document = move(document, 'b3', 'down');
    expect(shape(document)).toBe(':b1 :b2 no:b4 :b3 :b5');
    document = move(document, 'b3', 'down');
    expect(shape(document)).toBe(':b1 :b2 no:b4 :b5 :b3');
    expect(move(document, 'b3', 'down')).toBe(document);
    for (let step = 0; step < 2; step += 1) document = move(document, 'b3', 'up');
    expect(shape(document)).toBe(':b1 :b3 :b2 no:b4 :b5');
  });

  it('goes into the fork before it, and out behind it', () => {
    const inside = move(start, 'b5', 'into');
    expect(shape(inside)).toBe(':b1 :b2 yes:b3 yes:b5 no:b4');
    expect(shape(move(inside, 'b5', 'out'))).toBe(shape(start));
  });

  it('takes all that are chosen along, in their order', () => {
    let document = move(start, 'b1 b2', 'down');
    expect(shape(document)).toBe(':b5 :b1 :b2 yes:b3 no:b4');
    document = move(document, 'b1 b2', 'up');
    expect(shape(document)).toBe(shape(start));
    document = move(start, 'b3 b5', 'up');
    expect(shape(document)).toBe(':b1 :b3 :b5 :b2 no:b4');
    expect(shape(move(document, 'b3 b5', 'down'))).toBe(':b1 :b2 no:b4 :b3 :b5');
  });

  it('stays where there is nothing further', () => {
    expect(movePlace(start, { blockIds: ['b1'], to: 'up' }, rules)).toBeNull();
    expect(movePlace(start, { blockIds: ['b5'], to: 'down' }, rules)).toBeNull();
    expect(movePlace(start, { blockIds: ['b1'], to: 'out' }, rules)).toBeNull();
    expect(movePlace(start, { blockIds: ['b1'], to: 'into' }, rules)).toBeNull();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, JourneyDocument } from './document.ts';
import { indexDocument } from './index-document.ts';
import { moveBlocks } from './move-blocks.ts';
import { moveRefusal } from './move-refusal.ts';
import type { Place } from './place.ts';
import { documents } from './testing/document-arbitrary.ts';
import { placesOf } from './testing/places-of.ts';
import { TEST_SPECS } from './testing/test-specs.ts';
import { walkBlocks } from './walk-blocks.ts';

const definitions = TEST_SPECS;
const pause = (id: string): Block => ({ id, kind: 'pause', config: {} });
const at = (index: number, parent: string | null = null, port: string | null = null): Place => ({
  parent,
  port,
  index,
});

describe('moveRefusal', () => {
  const hop: Block = { id: 'b3', kind: 'hop', config: { target: 'b4' } };
  const document = journey([
    pause('b1'),
    { id: 'b2', kind: 'decide', config: {}, branches: { yes: [hop], no: [] } },
    pause('b4'),
  ]);
  const ask = (blockIds: string[], place: Place) =>
    moveRefusal({ document, blockIds, place, definitions });

  it('lets a block move where everybody is still sent forward', () => {
    expect(ask(['b1'], at(3))).toBeNull();
    expect(ask(['b4'], at(3))).toBeNull();
    expect(ask(['b2', 'b4'], at(0))).toBeNull();
  });

  it('refuses to send people backwards or into a branch, and names who would', () => {
    const refusal = { key: 'jump', from: 'b3', to: 'b4' };
    expect(ask(['b4'], at(0))).toEqual(refusal);
    expect(ask(['b4'], at(0, 'b2', 'no'))).toEqual(refusal);
    expect(ask(['b2'], at(3))).toEqual(refusal);
  });

  it('refuses a gap inside the block itself', () => {
    expect(ask(['b2'], at(0, 'b2', 'no'))).toEqual({ key: 'inside-itself' });
  });

  it('refuses what would stand too deep', () => {
    const nested = (depth: number): Block => ({
      id: `n${depth}`,
      kind: 'decide',
      config: {},
      branches: { yes: depth < 7 ? [nested(depth + 1)] : [], no: [] },
    });
    const deep = journey([nested(0), { ...nested(7), id: 'x', branches: { yes: [pause('b1')] } }]);
    const move = { document: deep, definitions, place: at(0, 'n7', 'yes') };
    expect(moveRefusal({ ...move, blockIds: ['x'] })).toMatchObject({
      key: 'too-deep',
      maximum: 8,
      next: 9,
    });
    expect(moveRefusal({ ...move, blockIds: ['b1'] })).toBeNull();
  });

  it('what it lets pass loses no jump', () => {
    fc.assert(
      fc.property(documents(), fc.nat(), fc.nat(), (drawn, one, two) => {
        const ids = [...walkBlocks(drawn)].map(({ block }) => block.id);
        const places = placesOf(drawn);
        const [id, place] = [ids[one % ids.length], places[two % places.length]];
        fc.pre(id !== undefined && place !== undefined);
        if (id === undefined || !place) return;
        const move = { document: drawn, blockIds: [id], place };
        if (moveRefusal({ ...move, definitions })) return;
        const jumps = (of: JourneyDocument) =>
          indexDocument(of, definitions, []).jumps.map(
            ({ from, to }) => `${from.block.id}>${to.block.id}`,
          );
        // One that was in a disabled block may come to life; none may go.
        expect(jumps(moveBlocks(move))).toEqual(expect.arrayContaining(jumps(drawn)));
      }),
    );
  });
});

function journey(blocks: Block[]): JourneyDocument {
  return { schema: 1, name: 'Journey', entry: { trigger: 'device-failed' }, settings: {}, blocks };
}

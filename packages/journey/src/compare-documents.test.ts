import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDocuments } from './compare-documents.ts';
import type { Block, BlockId, JourneyDocument } from './document.ts';
import { duplicateBlocks } from './duplicate-blocks.ts';
import { findBlock } from './find-block.ts';
import { insertBlock } from './insert-block.ts';
import { applyLabels, labelChanges } from './label-changes.ts';
import { addLabelEdit } from './label-edits.ts';
import { mergeDocuments } from './merge-documents.ts';
import { moveBlocks } from './move-blocks.ts';
import { nextBlockId } from './next-block-id.ts';
import type { Place } from './place.ts';
import { removeBlock } from './remove-block.ts';
import { renameBlock } from './rename-block.ts';
import { replaceConfig } from './replace-config.ts';
import { replaceEntry } from './replace-entry.ts';
import { sameJson } from './same-json.ts';
import { setDisabled } from './set-disabled.ts';
import { setNote } from './set-note.ts';
import { documents } from './testing/document-arbitrary.ts';
import { placesOf } from './testing/places-of.ts';
import { TEST_SPECS } from './testing/test-specs.ts';
import { walkBlocks } from './walk-blocks.ts';

interface Chosen {
  document: JourneyDocument;
  block: Block;
  place: Place;
}

/** Edits of one block; each gives the document after it and the block that it is about. */
const EDITS: Readonly<Record<string, (of: Chosen) => [JourneyDocument, BlockId]>> = {
  config: ({ document, block: { id: blockId } }) => [
    replaceConfig({ document, blockId, config: { reads: 'contact.phone' } }),
    blockId,
  ],
  rename: ({ document, block: { id: blockId } }) => [
    renameBlock({ document, blockId, name: 'Third' }),
    blockId,
  ],
  note: ({ document, block: { id: blockId } }) => [
    setNote({ document, blockId, note: 'New' }),
    blockId,
  ],
  disable: ({ document, block: { id: blockId, disabled = false } }) => [
    setDisabled({ document, blockId, disabled: !disabled }),
    blockId,
  ],
  remove: ({ document, block: { id: blockId, branches } }) => [
    removeBlock({ document, blockId, keepBranch: Object.keys(branches ?? {})[0] ?? null }),
    blockId,
  ],
  insert({ document, place }) {
    const id = nextBlockId(document);
    return [insertBlock({ document, place, block: { id, kind: 'pause', config: {} } }), id];
  },
  duplicate({ document, block: { id: blockId } }) {
    const copy = duplicateBlocks({ document, blockIds: [blockId], definitions: TEST_SPECS });
    return [copy.document, copy.blockIds[0] ?? ''];
  },
  'move elsewhere'({ document, block: { id: blockId }, place }) {
    const stands = findBlock(document, blockId)?.place;
    const same = stands?.parent === place.parent && stands.port === place.port;
    return [same ? document : moveBlocks({ document, blockIds: [blockId], place }), blockId];
  },
};

const chosen: fc.Arbitrary<Chosen> = documents()
  .filter(({ blocks }) => blocks.length > 0)
  .chain((document) =>
    fc.record({
      document: fc.constant(document),
      block: fc.constantFrom(...[...walkBlocks(document)].map(({ block }) => block)),
      place: fc.constantFrom(...placesOf(document)),
    }),
  );

describe('compareDocuments', () => {
  it('finds nothing between a document and itself, read anew', () => {
    fc.assert(
      fc.property(documents(), (document) => {
        expect(compareDocuments(document, structuredClone(document))).toEqual({
          journey: [],
          blocks: [],
        });
      }),
    );
  });

  it.each(Object.keys(EDITS))('names the block of an edit: %s', (name) => {
    fc.assert(
      fc.property(chosen, (of) => {
        const [after, blockId] = EDITS[name]?.(of) ?? [of.document, ''];
        if (sameJson(after, of.document)) return;
        const changed = compareDocuments(of.document, after).blocks.map((one) => one.blockId);
        expect(changed).toContain(blockId);
      }),
    );
  });

  it('says the opposite the other way round', () => {
    fc.assert(
      fc.property(documents(), documents(), (one, other) => {
        const told = (from: JourneyDocument, to: JourneyDocument) =>
          compareDocuments(from, to)
            .blocks.filter(({ change, fields }) => change !== 'changed' || fields.length > 0)
            .map(({ blockId, change }) => `${blockId} ${change}`)
            .sort();
        const opposite = told(other, one).map((line) =>
          line.replace(/added|removed/, (change) => (change === 'added' ? 'removed' : 'added')),
        );
        expect(told(one, other)).toEqual(opposite.sort());
      }),
    );
  });

  it('calls one block moved where one was moved along its sequence', () => {
    const document = journey(['b1', 'b2', 'b3', 'b4'].map(pause));
    const place = { parent: null, port: null, index: 0 };
    const after = moveBlocks({ document, blockIds: ['b4'], place });
    expect(compareDocuments(document, after).blocks).toMatchObject([
      { blockId: 'b4', change: 'changed', moved: true, fields: [] },
    ]);
  });

  it('names each field with what it was and what it is, of blocks and of the journey', () => {
    const before = journey([{ ...pause('b1'), config: { amount: 1, unit: 'days' }, note: 'Old' }]);
    const changed = journey([
      { ...pause('b1'), config: { amount: 2, unit: 'days' }, name: 'Wait' },
    ]);
    const entry = { trigger: 'case-changed', key: 'number' };
    const after = { ...replaceEntry({ document: changed, entry }), settings: { timeZone: 'UTC' } };
    expect(compareDocuments(before, after)).toMatchObject({
      journey: [
        { field: 'entry.trigger', before: 'device-failed', after: 'case-changed' },
        { field: 'entry.key', before: undefined, after: 'number' },
        { field: 'settings.timeZone', before: undefined, after: 'UTC' },
      ],
      blocks: [
        {
          fields: [
            { field: '@name', before: undefined, after: 'Wait' },
            { field: 'amount', before: 1, after: 2 },
            { field: '@note', before: 'Old', after: undefined },
          ],
        },
      ],
    });
  });
});

describe('names and notes', () => {
  it.each(Object.keys(EDITS))('are told apart from every other change: %s', (name) => {
    fc.assert(
      fc.property(chosen, (of) => {
        const [after] = EDITS[name]?.(of) ?? [of.document];
        if (sameJson(after, of.document)) return;
        const changes = labelChanges(of.document, after);
        const isLabel = name === 'rename' || name === 'note';
        expect(changes?.length).toBe(isLabel ? 1 : undefined);
        if (!isLabel) return;
        expect(sameJson(applyLabels(of.document, changes ?? []), after)).toBe(true);
      }),
    );
  });

  it('are the journey’s too', () => {
    const before = journey([{ ...pause('b1'), note: 'Old' }]);
    const after = { ...journey([{ ...pause('b1'), name: 'Rest' }]), name: 'Renamed' };
    const changes = labelChanges(before, after) ?? [];
    expect(changes).toEqual([
      { blockId: null, field: 'name', before: before.name, after: 'Renamed' },
      { blockId: 'b1', field: 'name', before: '', after: 'Rest' },
      { blockId: 'b1', field: 'note', before: 'Old', after: '' },
    ]);
    expect(applyLabels(before, changes)).toEqual(after);
  });

  it('that one person changes one after the other are one edit, and none where all is as before', () => {
    const edit = (at: string, by: string, [before, after]: [string, string]) => ({
      at: `2026-11-27T${at}:00Z`,
      by,
      note: '',
      changes: [{ blockId: 'b1', field: 'name' as const, before, after }],
    });
    const typed = addLabelEdit(
      [edit('10:00', 'Ana', ['', 'R'])],
      edit('10:01', 'Ana', ['R', 'Rest']),
    );
    expect(typed).toEqual([edit('10:01', 'Ana', ['', 'Rest'])]);
    expect(addLabelEdit(typed, edit('10:02', 'Ana', ['Rest', '']))).toEqual([]);
    expect(addLabelEdit(typed, edit('10:02', 'Bia', ['Rest', '']))).toHaveLength(2);
    expect(addLabelEdit(typed, edit('10:30', 'Ana', ['Rest', '']))).toHaveLength(2);
  });
});

describe('mergeDocuments', () => {
  it('has every block of both once, and those of the second as they stand there', () => {
    fc.assert(
      fc.property(documents(), documents(), (before, after) => {
        const merged = [...walkBlocks(mergeDocuments(before, after))];
        const ids = merged.map(({ block }) => block.id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(new Set(ids)).toEqual(new Set([...idsOf(before), ...idsOf(after)]));
        const stands = (walked: Iterable<{ block: Block; place: Place }>) =>
          [...walked].map(({ block, place }) => `${block.id} in ${place.parent} ${place.port}`);
        const present = new Set(idsOf(after));
        const kept = stands(merged).filter((line) => present.has(line.split(' ')[0] ?? ''));
        expect(kept.sort()).toEqual(stands(walkBlocks(after)).sort());
      }),
    );
  });

  it('leaves what is gone behind the neighbour it stood behind', () => {
    const before = journey(['b1', 'b2', 'b3'].map(pause));
    const after = journey(['b4', 'b1', 'b3'].map(pause));
    expect(idsOf(mergeDocuments(before, after))).toEqual(['b4', 'b1', 'b2', 'b3']);
    expect(idsOf(mergeDocuments(after, before))).toEqual(['b4', 'b1', 'b2', 'b3']);
  });
});

function pause(id: string): Block {
  return { id, kind: 'pause', config: {} };
}

function journey(blocks: Block[]): JourneyDocument {
  return { schema: 1, name: 'Journey', entry: { trigger: 'device-failed' }, settings: {}, blocks };
}

function idsOf(document: JourneyDocument): string[] {
  return [...walkBlocks(document)].map(({ block }) => block.id);
}

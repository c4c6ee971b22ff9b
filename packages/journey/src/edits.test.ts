import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copyBlocks } from './copy-blocks.ts';
import type { Block, JourneyDocument } from './document.ts';
import { duplicateBlocks } from './duplicate-blocks.ts';
import { findBlock } from './find-block.ts';
import { insertBlock } from './insert-block.ts';
import { insertInAllBranches } from './insert-in-all-branches.ts';
import { moveBlocks } from './move-blocks.ts';
import { nextBlockId } from './next-block-id.ts';
import { parseDocument } from './parse-document.ts';
import { pasteBlocks } from './paste-blocks.ts';
import type { Place } from './place.ts';
import { removeBlock } from './remove-block.ts';
import { removeBlocks } from './remove-blocks.ts';
import { renameBlock } from './rename-block.ts';
import { renameJourney } from './rename-journey.ts';
import { replaceConfig } from './replace-config.ts';
import { replaceEntry } from './replace-entry.ts';
import { nextRuleId, replaceExit, replaceGoals } from './replace-rules.ts';
import { replaceSettings } from './replace-settings.ts';
import { setDisabled } from './set-disabled.ts';
import { setNote } from './set-note.ts';
import { setPortDrawn } from './set-port-drawn.ts';
import { documents } from './testing/document-arbitrary.ts';
import { placesOf } from './testing/places-of.ts';
import { TEST_SPECS } from './testing/test-specs.ts';
import { walkBlocks } from './walk-blocks.ts';

/** An edit and the one that takes it back; null where the document offers nothing to edit. */
type Edit = { next: JourneyDocument; undo(document: JourneyDocument): JourneyDocument };
type MakeEdit = (document: JourneyDocument, pick: Choose) => Edit | null;
/** Chooses one of a list by the numbers fast-check gives. */
type Choose = <Item>(items: readonly Item[]) => Item | undefined;

const EDITS: Readonly<Record<string, MakeEdit>> = {
  insert(document, pick) {
    const place = pick(placesOf(document));
    if (!place) return null;
    const id = nextBlockId(document);
    const block: Block = { id, kind: 'decide', config: {}, branches: { yes: [], no: [] } };
    const after = pick([true, false]);
    const keepFollowing = after ? ('after' as const) : { port: 'yes' };
    return {
      next: insertBlock({ document, place, block, keepFollowing }),
      undo: (next) =>
        removeBlock({ document: next, blockId: id, keepBranch: after ? null : 'yes' }),
    };
  },
  insertAll(document, pick) {
    const place = pick(placesOf(document));
    if (!place) return null;
    const id = nextBlockId(document);
    const block: Block = { id, kind: 'decide', config: {}, branches: { yes: [], no: [] } };
    return {
      next: insertInAllBranches({ document, place, block, definitions: TEST_SPECS }),
      undo: (next) => removeBlock({ document: next, blockId: id, keepBranch: 'yes' }),
    };
  },
  remove(document, pick) {
    const blockId = pick(idsOf(document));
    const found = blockId === undefined ? null : findBlock(document, blockId);
    if (!found) return null;
    return {
      next: removeBlock({ document, blockId: found.block.id }),
      undo: (next) => insertBlock({ document: next, ...found }),
    };
  },
  move(document, pick) {
    const blockId = pick(idsOf(document));
    const place = pick(placesOf(document));
    const old = blockId === undefined ? null : findBlock(document, blockId)?.place;
    if (blockId === undefined || !place || !old) return null;
    return {
      next: moveBlocks({ document, blockIds: [blockId], place }),
      undo(next) {
        const now = findBlock(next, blockId)?.place;
        const back = { document: next, blockIds: [blockId] };
        return now ? moveBlocks({ ...back, place: gapBack(old, now) }) : next;
      },
    };
  },
  duplicate(document, pick) {
    const ids = [pick(idsOf(document)), pick(idsOf(document))].filter((id) => id !== undefined);
    if (ids.length === 0) return null;
    const copy = duplicateBlocks({ document, blockIds: ids, definitions: TEST_SPECS });
    return {
      next: copy.document,
      undo: (next) => removeBlocks({ document: next, blockIds: copy.blockIds }),
    };
  },
  paste(document, pick) {
    const place = pick(placesOf(document));
    const id = pick(idsOf(document));
    const copied = copyBlocks({ document, journey: 'here', blockIds: id ? [id] : [] });
    if (!place || !copied) return null;
    const journey = pick(['here', 'there']) ?? '';
    const paste = { document, journey, place, copied, definitions: TEST_SPECS };
    const pasted = pasteBlocks(paste);
    return {
      next: pasted.document,
      undo: (next) => removeBlocks({ document: next, blockIds: pasted.blockIds }),
    };
  },
  config: onBlock((document, block) => ({
    next: replaceConfig({ document, blockId: block.id, config: { reads: 'contact.phone' } }),
    undo: (next) => replaceConfig({ document: next, blockId: block.id, config: block.config }),
  })),
  rename: onBlock((document, block) => ({
    next: renameBlock({ document, blockId: block.id, name: 'Other' }),
    undo: (next) => renameBlock({ document: next, blockId: block.id, name: block.name ?? '' }),
  })),
  note: onBlock((document, block) => ({
    next: setNote({ document, blockId: block.id, note: block.note ? '' : 'New' }),
    undo: (next) => setNote({ document: next, blockId: block.id, note: block.note ?? '' }),
  })),
  disable: onBlock((document, { id, disabled = false }) => ({
    next: setDisabled({ document, blockId: id, disabled: !disabled }),
    undo: (next) => setDisabled({ document: next, blockId: id, disabled }),
  })),
  port: onBlock((document, { id, branches }) => {
    if (branches?.error) return null;
    return {
      next: setPortDrawn({ document, blockId: id, port: 'error', drawn: true }),
      undo: (next) => setPortDrawn({ document: next, blockId: id, port: 'error', drawn: false }),
    };
  }),
  entry: (document) => ({
    next: replaceEntry({ document, entry: { trigger: 'case-changed' } }),
    undo: (next) => replaceEntry({ document: next, entry: document.entry }),
  }),
  exit(document, pick) {
    const rule = { id: nextRuleId(document, 'x'), trigger: pick(['case-changed', 'old']) ?? '' };
    return {
      next: replaceExit({ document, exit: [...(document.exit ?? []), rule] }),
      undo: (next) => replaceExit({ document: next, exit: document.exit ?? [] }),
    };
  },
  goals(document, pick) {
    const id = nextRuleId(document, 'g');
    const goal = { id, name: 'Bought', trigger: 'case-changed', exits: pick([true, false]) };
    return {
      next: replaceGoals({ document, goals: [...(document.goals ?? []), goal] }),
      undo: (next) => replaceGoals({ document: next, goals: document.goals ?? [] }),
    };
  },
  settings: (document) => ({
    next: replaceSettings({ document, settings: { timeZone: 'America/Recife' } }),
    undo: (next) => replaceSettings({ document: next, settings: document.settings }),
  }),
  journey: (document) => ({
    next: renameJourney({ document, name: 'Renamed' }),
    undo: (next) => renameJourney({ document: next, name: document.name }),
  }),
};

const steps = fc.array(
  fc.tuple(
    fc.constantFrom(...Object.keys(EDITS)),
    fc.array(fc.nat(), { minLength: 3, maxLength: 3 }),
  ),
  { minLength: 1, maxLength: 12 },
);

describe('edits of a document', () => {
  it('undone in reverse give back the same document', () => {
    fc.assert(
      fc.property(documents(), steps, (document, chosen) => {
        const before = structuredClone(document);
        const { end, undos } = editAll(document, chosen);
        expect(undos.reduceRight((now, undo) => undo(now), end)).toEqual(before);
        expect(document).toEqual(before);
      }),
    );
  });

  it('leave a valid document with ids of its own', () => {
    fc.assert(
      fc.property(documents(), steps, (document, chosen) => {
        const { end } = editAll(document, chosen);
        expect(parseDocument(end).problems).toEqual([]);
        expect(new Set(idsOf(end)).size).toBe(idsOf(end).length);
      }),
    );
  });

  it('share every block off the way to the change', () => {
    fc.assert(
      fc.property(documents(), fc.nat(), (document, number) => {
        const ids = idsOf(document);
        fc.pre(ids.length > 0);
        const blockId = ids[number % ids.length] ?? '';
        const next = replaceConfig({ document, blockId, config: { reads: 'contact.phone' } });
        const changed = next.blocks.filter((block, index) => block !== document.blocks[index]);
        expect(changed).toHaveLength(1);
        expect(idsOf({ ...next, blocks: changed })).toContain(blockId);
      }),
    );
  });

  it('change nothing where there is nothing to edit', () => {
    const document = journey([{ id: 'b1', kind: 'effect', config: {} }]);
    const block = { id: 'b2', kind: 'effect', config: {} };
    const nowhere = { parent: 'b9', port: 'yes', index: 0 };
    const start = { parent: null, port: null, index: 0 };
    const taken = { ...block, id: 'b1' };
    expect(insertBlock({ document, place: nowhere, block })).toBe(document);
    expect(insertBlock({ document, place: { ...nowhere, parent: 'b1' }, block })).toBe(document);
    expect(insertBlock({ document, place: start, block: taken })).toBe(document);
    const keepFollowing = { port: 'yes' };
    expect(insertBlock({ document, place: start, block, keepFollowing })).toBe(document);
    expect(removeBlock({ document, blockId: 'b9' })).toBe(document);
    expect(moveBlocks({ document, blockIds: ['b1'], place: start })).toBe(document);
    expect(moveBlocks({ document, blockIds: ['b1'], place: nowhere })).toBe(document);
    expect(moveBlocks({ document, blockIds: ['b9'], place: start })).toBe(document);
    expect(renameBlock({ document, blockId: 'b1', name: '' })).toBe(document);
    expect(renameJourney({ document, name: ' ' })).toBe(document);
    expect(duplicateBlocks({ document, blockIds: ['b9'], definitions: TEST_SPECS })).toEqual({
      document,
      blockIds: [],
    });
  });
});

describe('insertBlock', () => {
  const two = journey([
    { id: 'b1', kind: 'effect', config: {} },
    { id: 'b2', kind: 'pause', config: {} },
  ]);
  const block: Block = { id: 'b3', kind: 'decide', config: {}, branches: { yes: [], no: [] } };
  const place = { parent: null, port: null, index: 1 };

  it('leaves what follows behind the join', () => {
    expect(insertBlock({ document: two, place, block }).blocks.map(({ id }) => id)).toEqual([
      'b1',
      'b3',
      'b2',
    ]);
  });

  it('takes what follows into a branch', () => {
    const keepFollowing = { port: 'yes' };
    const { blocks } = insertBlock({ document: two, place, block, keepFollowing });
    expect(blocks.map(({ id }) => id)).toEqual(['b1', 'b3']);
    expect(blocks[1]?.branches).toEqual({ yes: [two.blocks[1]], no: [] });
  });
});

describe('insertInAllBranches', () => {
  it('keeps what follows in the first branch and copies it into the others', () => {
    const document = journey([
      { id: 'b1', kind: 'pause', config: {} },
      { id: 'b2', kind: 'effect', config: {} },
      { id: 'b3', kind: 'effect', config: { reads: 'steps.b2.text' } },
    ]);
    const block: Block = { id: 'b4', kind: 'decide', config: {}, branches: { yes: [], no: [] } };
    const place = { parent: null, port: null, index: 1 };
    const edit = { document, place, block, definitions: TEST_SPECS };
    const { blocks } = insertInAllBranches(edit);
    expect(blocks.map(({ id }) => id)).toEqual(['b1', 'b4']);
    expect(blocks[1]?.branches?.yes).toEqual(document.blocks.slice(1));
    expect(blocks[1]?.branches?.no).toEqual([
      { id: 'b5', kind: 'effect', config: {} },
      { id: 'b6', kind: 'effect', config: { reads: 'steps.b5.text' } },
    ]);
    expect(insertInAllBranches({ ...edit, block: { ...block, branches: {} } })).toBe(document);
  });
});

describe('removeBlock', () => {
  it('keeps the chosen branch in the place of the block', () => {
    const inner: Block = { id: 'b2', kind: 'effect', config: {} };
    const document = journey([
      { id: 'b1', kind: 'decide', config: {}, branches: { yes: [inner], no: [] } },
      { id: 'b3', kind: 'pause', config: {} },
    ]);
    const kept = removeBlock({ document, blockId: 'b1', keepBranch: 'yes' });
    expect(idsOf(kept)).toEqual(['b2', 'b3']);
    expect(idsOf(removeBlock({ document, blockId: 'b1' }))).toEqual(['b3']);
  });
});

describe('moveBlocks', () => {
  const document = journey([
    {
      id: 'b1',
      kind: 'decide',
      config: {},
      branches: { yes: [{ id: 'b2', kind: 'effect', config: {} }], no: [] },
    },
    { id: 'b3', kind: 'pause', config: {} },
  ]);

  it('does not move a block into its own branch', () => {
    const place = { parent: 'b1', port: 'no', index: 0 };
    expect(moveBlocks({ document, blockIds: ['b1'], place })).toBe(document);
  });

  it('counts gaps as they are before the move', () => {
    const flat = journey(['b1', 'b2', 'b3'].map((id) => ({ id, kind: 'pause', config: {} })));
    const to = (blockIds: string[], index: number) =>
      idsOf(moveBlocks({ document: flat, blockIds, place: { parent: null, port: null, index } }));
    expect(to(['b1'], 2)).toEqual(['b2', 'b1', 'b3']);
    expect(to(['b3'], 1)).toEqual(['b1', 'b3', 'b2']);
    expect(to(['b2'], 2)).toEqual(['b1', 'b2', 'b3']);
    expect(to(['b3', 'b1'], 3)).toEqual(['b2', 'b1', 'b3']);
    expect(to(['b1', 'b3'], 2)).toEqual(['b2', 'b1', 'b3']);
    expect(to(['b1', 'b2'], 1)).toEqual(['b1', 'b2', 'b3']);
  });

  it('moves a block with its branches behind another', () => {
    const place = { parent: null, port: null, index: 2 };
    expect(idsOf(moveBlocks({ document, blockIds: ['b1', 'b2'], place }))).toEqual([
      'b3',
      'b1',
      'b2',
    ]);
  });
});

describe('duplicateBlocks', () => {
  it('lets the copy read its own steps and others where they were', () => {
    const document = journey([
      { id: 'b1', kind: 'effect', config: {} },
      {
        id: 'b2',
        kind: 'decide',
        config: {},
        branches: {
          yes: [
            { id: 'b3', kind: 'effect', config: {} },
            {
              id: 'b4',
              kind: 'effect',
              config: { text: '{{ steps.b3.text }} {{ steps.b1.text }} {{ steps.b30.text }}' },
            },
          ],
        },
      },
    ]);
    const copied = duplicateBlocks({ document, blockIds: ['b2'], definitions: TEST_SPECS });
    expect(copied.blockIds).toEqual(['b5']);
    expect(findBlock(copied.document, 'b7')?.block.config).toEqual({
      text: '{{ steps.b6.text }} {{ steps.b1.text }} {{ steps.b30.text }}',
    });
  });
});

describe('duplicateBlocks of what sends people on', () => {
  const hop = (id: string, target: string): Block => ({ id, kind: 'hop', config: { target } });
  const pause = (id: string): Block => ({ id, kind: 'pause', config: {} });

  it('lets the copy lead inside itself, and where it led outside', () => {
    const yes = [hop('b3', 'b4'), pause('b4')];
    const no = [hop('b5', 'b6')];
    const document = journey([
      { id: 'b2', kind: 'decide', config: {}, branches: { yes, no } },
      pause('b6'),
    ]);
    const { document: next } = duplicateBlocks({
      document,
      blockIds: ['b2'],
      definitions: TEST_SPECS,
    });
    const targets = ['b3', 'b8', 'b5', 'b10'].map((id) => findBlock(next, id)?.block.config.target);
    expect(targets).toEqual(['b4', 'b9', 'b6', 'b6']);
  });
});

describe('nextBlockId', () => {
  it('is above every id in the document and those that must not come back', () => {
    const document = journey([
      { id: 'b7', kind: 'pause', config: {} },
      { id: 'start', kind: 'pause', config: {} },
    ]);
    expect(nextBlockId(document)).toBe('b8');
    expect(nextBlockId(document, ['b12', 'x'])).toBe('b13');
    expect(nextBlockId({ blocks: [] })).toBe('b1');
  });
});

function journey(blocks: Block[]): JourneyDocument {
  return { schema: 1, name: 'Journey', entry: { trigger: 'device-failed' }, settings: {}, blocks };
}

function idsOf(document: Pick<JourneyDocument, 'blocks'>): string[] {
  return [...walkBlocks(document)].map(({ block }) => block.id);
}

function onBlock(make: (document: JourneyDocument, block: Block) => Edit | null): MakeEdit {
  return (document, pick) => {
    const block = pick([...walkBlocks(document)].map((found) => found.block));
    return block ? make(document, block) : null;
  };
}

function editAll(document: JourneyDocument, chosen: [string, number[]][]) {
  const undos: Edit['undo'][] = [];
  let end = document;
  for (const [name, numbers] of chosen) {
    let drawn = 0;
    const pick: Choose = (items) => {
      const number = numbers[drawn % numbers.length] ?? 0;
      drawn += 1;
      return items[number % items.length];
    };
    const edit = EDITS[name]?.(end, pick);
    if (!edit) continue;
    undos.push(edit.undo);
    end = edit.next;
  }
  return { end, undos };
}

/** Gaps are counted before the move, so going back down the same sequence passes the block itself. */
function gapBack(old: Place, now: Place): Place {
  const same = old.parent === now.parent && old.port === now.port;
  return same && old.index > now.index ? { ...old, index: old.index + 1 } : old;
}

import { definitions } from '@percurso/blocks/definitions';
import { copyBlocks } from '@percurso/journey/copy-blocks';
import type { Block, JourneyDocument } from '@percurso/journey/document';
import { duplicateBlocks } from '@percurso/journey/duplicate-blocks';
import { insertBlock } from '@percurso/journey/insert-block';
import { insertInAllBranches } from '@percurso/journey/insert-in-all-branches';
import { moveBlocks } from '@percurso/journey/move-blocks';
import { nextBlockId } from '@percurso/journey/next-block-id';
import { parseDocument } from '@percurso/journey/parse-document';
import { pasteBlocks } from '@percurso/journey/paste-blocks';
import type { Place } from '@percurso/journey/place';
import { removeBlocks } from '@percurso/journey/remove-blocks';
import { renameBlock } from '@percurso/journey/rename-block';
import { walkBlocks } from '@percurso/journey/walk-blocks';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { firstBranches } from './block-ports.ts';
import { createDocumentStore } from './document-store.ts';

const START: JourneyDocument = {
  schema: 1,
  name: 'Journey',
  entry: { trigger: 't' },
  settings: {},
  blocks: [],
};
const KINDS = Object.keys(definitions);

interface Chance {
  ids: string[];
  id: string;
  place: Place;
  block: Block;
}

const EDITS: readonly ((document: JourneyDocument, chance: Chance) => JourneyDocument)[] = [
  (document, { place, block }) => insertBlock({ document, place, block }),
  (document, { place, block }) => insertBlock({ document, place, block }),
  (document, { place, block }) => insertInAllBranches({ document, place, block, definitions }),
  (document, { ids }) => removeBlocks({ document, blockIds: ids }),
  (document, { ids, place }) => moveBlocks({ document, blockIds: ids, place }),
  (document, { ids }) => duplicateBlocks({ document, blockIds: ids, definitions }).document,
  (document, { id }) => renameBlock({ document, blockId: id, name: 'Other' }),
  (document, { ids, place }) => {
    const copied = copyBlocks({ document, journey: 'a', blockIds: ids });
    const paste = { document, journey: 'b', place, definitions };
    return copied ? pasteBlocks({ ...paste, copied }).document : document;
  },
];

it('random edits undone are the document of the start, and redone that of the end', () => {
  const steps = fc.array(fc.tuple(fc.nat({ max: EDITS.length - 1 }), fc.nat(), fc.nat()), {
    maxLength: 25,
  });
  fc.assert(
    fc.property(steps, (chosen) => {
      const store = createDocumentStore(START, false);
      for (const [number, one, two] of chosen) {
        const change = EDITS[number];
        if (!change) continue;
        store.getState().edit({
          change: (document) => change(document, chanceOf(document, one, two)),
          what: { key: 'changed' },
          where: null,
        });
      }
      const end = store.getState().document;
      expect(parseDocument(end).problems).toEqual([]);
      while (store.getState().undo());
      expect(store.getState().document).toBe(START);
      expect(store.getState().blocks.size).toBe(0);
      while (store.getState().redo());
      expect(store.getState().document).toBe(end);
      expect([...store.getState().blocks.keys()]).toEqual(idsOf(end));
    }),
    { numRuns: 60 },
  );
});

function chanceOf(document: JourneyDocument, one: number, two: number): Chance {
  const ids = idsOf(document);
  const id = ids[one % Math.max(ids.length, 1)] ?? '';
  const places: Place[] = [{ parent: null, port: null, index: two % (document.blocks.length + 1) }];
  for (const { block } of walkBlocks(document)) {
    for (const port of Object.keys(block.branches ?? {})) {
      places.push({ parent: block.id, port, index: 0 });
    }
  }
  const place = places[two % places.length] ?? { parent: null, port: null, index: 0 };
  const kind = KINDS[one % KINDS.length] ?? '';
  const definition = definitions[kind];
  const branches = definition && firstBranches(definition);
  const block = {
    id: nextBlockId(document),
    kind,
    config: definition?.defaults() ?? {},
    ...(branches && { branches }),
  };
  return { ids: [id, ids[two % Math.max(ids.length, 1)] ?? ''], id, place, block };
}

function idsOf(document: JourneyDocument): string[] {
  return [...walkBlocks(document)].map(({ block }) => block.id);
}

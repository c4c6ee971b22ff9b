import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from './compile.ts';
import { copyBlocks } from './copy-blocks.ts';
import type { Block, JourneyDocument } from './document.ts';
import { findBlock } from './find-block.ts';
import { parseDocument } from './parse-document.ts';
import { pasteBlocks } from './paste-blocks.ts';
import type { ClipboardProblem } from './read-copied-blocks.ts';
import { readCopiedBlocks } from './read-copied-blocks.ts';
import { removeBlocks } from './remove-blocks.ts';
import { blockRange, selectedRoots, withInside } from './selected-roots.ts';
import { documents, wildDocuments } from './testing/document-arbitrary.ts';
import { placesOf } from './testing/places-of.ts';
import { TEST_SPECS, TEST_TRIGGERS } from './testing/test-specs.ts';
import { walkBlocks } from './walk-blocks.ts';

const END = { parent: null, port: null, index: 99 };
const picks = fc.array(fc.nat(), { minLength: 1, maxLength: 4 });

describe('copy and paste', () => {
  it('a paste of any copy, read from the clipboard, is a valid document', () => {
    const any = fc.oneof(documents(), wildDocuments());
    fc.assert(
      fc.property(any, documents(), picks, (from, into, chosen) => {
        const ids = idsOf(from);
        fc.pre(ids.length > 0 && new Set(ids).size === ids.length);
        const blockIds = chosen.map((pick) => ids[pick % ids.length] ?? '');
        const copied = copyBlocks({ document: from, journey: 'a', blockIds });
        const read = readCopiedBlocks(`Steps\n1. …\n\n${JSON.stringify(copied, null, 2)}\n`);
        expect(read).toEqual({ copied, problem: null });
        if (!read.copied) return;
        const places = placesOf(into);
        const place = places[(chosen[0] ?? 0) % places.length] ?? END;
        const edit = { document: into, journey: 'b', place, definitions: TEST_SPECS };
        const pasted = pasteBlocks({ ...edit, copied: read.copied });
        expect(parseDocument(pasted.document).problems).toEqual([]);
        expect(new Set(idsOf(pasted.document)).size).toBe(idsOf(pasted.document).length);
        const blocks = pasted.blockIds.map((id) => findBlock(pasted.document, id)?.block);
        expect(shapeOf(blocks)).toEqual(shapeOf(read.copied.blocks));
        // What stood there stands there still.
        expect(removeBlocks({ document: pasted.document, blockIds: pasted.blockIds })).toEqual(
          into,
        );
      }),
    );
  });

  it('a cut block that is pasted keeps its id; a copy gets a new one', () => {
    const document = journey([effect('b1'), effect('b2', 'steps.b1.text')]);
    const copied = copyBlocks({ document, journey: 'a', blockIds: ['b2'] });
    const without = removeBlocks({ document, blockIds: ['b2'] });
    expect(paste(without, 'a', copied).document).toEqual(document);
    expect(paste(document, 'a', copied).document.blocks.at(-1)).toEqual(
      effect('b3', 'steps.b1.text'),
    );
  });

  it('references inside the copied set follow it; others hold only where they came from', () => {
    const hop: Block = { id: 'b3', kind: 'hop', config: { target: 'b5' } };
    const document = journey([
      effect('b1'),
      effect('b2', 'steps.b1.text'),
      { id: 'b4', kind: 'decide', config: {}, branches: { yes: [hop], no: [] } },
      effect('b5', 'steps.b2.text'),
    ]);
    const copied = copyBlocks({ document, journey: 'a', blockIds: ['b2', 'b4'] });
    const other = journey(['b1', 'b2', 'b3', 'b4', 'b5'].map((id) => effect(id)));
    const { document: pasted, blockIds } = paste(other, 'b', copied);
    expect(blockIds).toEqual(['b6', 'b7']);
    expect(findBlock(pasted, 'b6')?.block.config).toEqual({ reads: 'steps.lostb1.text' });
    expect(findBlock(pasted, 'b8')?.block.config).toEqual({ target: 'lostb5' });
    const problems = compile({
      document: pasted,
      definitions: TEST_SPECS,
      triggers: TEST_TRIGGERS,
    }).problems.filter(({ blockId }) => blockId === 'b6' || blockId === 'b8');
    expect(problems.map(({ blockId, key }) => [blockId, key])).toEqual([
      ['b6', 'unknown-attribute'],
      ['b8', 'target-gone'],
    ]);
    const both = copyBlocks({ document, journey: 'a', blockIds: ['b1', 'b2'] });
    expect(paste(other, 'b', both).document.blocks.at(-1)).toEqual(effect('b7', 'steps.b6.text'));
  });

  it('a block that is named in an unfinished step is not taken for another', () => {
    const config = { target: 'b5', unknown: 1 };
    const hop: Block = { id: 'b1', kind: 'hop', config };
    const document = journey([hop, effect('b5')]);
    const one = copyBlocks({ document, journey: 'a', blockIds: ['b1'] });
    const lost = { ...config, target: 'lostb5' };
    expect(paste(document, 'b', one).document.blocks.at(-1)?.config).toEqual(lost);
    const both = copyBlocks({ document, journey: 'a', blockIds: ['b1', 'b5'] });
    const followed = { ...config, target: 'b7' };
    expect(paste(document, 'b', both).document.blocks.at(-2)?.config).toEqual(followed);
    const wrong = { target: 'no id' };
    const none = copyBlocks({
      document: journey([{ ...hop, config: wrong }]),
      journey: 'a',
      blockIds: ['b1'],
    });
    expect(paste(document, 'b', none).document.blocks.at(-1)?.config).toEqual(wrong);
  });

  it('a reference that is lost never becomes another block by chance', () => {
    const copied = copyBlocks({
      document: journey([effect('b2', 'steps.b1.text')]),
      journey: 'a',
      blockIds: ['b2'],
    });
    const other = journey([effect('lostb1')]);
    expect(paste(other, 'b', copied).document.blocks[1]?.config).toEqual({
      reads: 'steps.lostb12.text',
    });
  });
});

describe('readCopiedBlocks', () => {
  const good = { percurso: 'steps', schema: 1, journey: 'a', blocks: [effect('b1')] };
  const cases: [string, string, ClipboardProblem][] = [
    ['nothing', ' ', { key: 'empty' }],
    ['words', 'Hello {{ name }}', { key: 'no-steps' }],
    ['other JSON', '{"a":1}', { key: 'no-steps' }],
    ['half of it', '{"percurso":"steps","blocks":[}', { key: 'damaged', field: '' }],
    ['a later version', JSON.stringify({ ...good, schema: 2 }), { key: 'newer' }],
    [
      'a wrong field',
      JSON.stringify({ ...good, blocks: [{ ...effect('b1'), id: 'B 1' }] }),
      { key: 'damaged', field: 'blocks.0.id' },
    ],
    [
      'an id twice',
      JSON.stringify({ ...good, blocks: [effect('b1'), effect('b1')] }),
      { key: 'damaged', field: 'blocks' },
    ],
  ];

  it.each(cases)('says what is wrong with %s', (_name, text, problem) => {
    expect(readCopiedBlocks(text)).toEqual({ copied: null, problem });
  });

  it('never throws, whatever lies there', () => {
    fc.assert(fc.property(fc.string(), (text) => void readCopiedBlocks(text)));
    fc.assert(fc.property(fc.jsonValue(), (value) => void readCopiedBlocks(JSON.stringify(value))));
    fc.assert(
      fc.property(fc.jsonValue(), (blocks) => {
        void readCopiedBlocks(JSON.stringify({ ...good, blocks }));
      }),
    );
  });
});

describe('selectedRoots', () => {
  const document = journey([
    { id: 'b1', kind: 'decide', config: {}, branches: { yes: [effect('b2')], no: [effect('b3')] } },
    effect('b4'),
  ]);

  it('are in the order of the flow, without what stands inside another', () => {
    const roots = selectedRoots(document, ['b4', 'b2', 'b1']);
    expect(roots.map(({ block }) => block.id)).toEqual(['b1', 'b4']);
    expect([...withInside(document, ['b4', 'b1'])]).toEqual(['b1', 'b2', 'b3', 'b4']);
  });

  it('a range goes either way', () => {
    expect(blockRange(document, ['b4', 'b2'])).toEqual(['b2', 'b3', 'b4']);
    expect(blockRange(document, ['b1', 'b1'])).toEqual(['b1']);
    expect(blockRange(document, ['b1', 'b9'])).toEqual([]);
  });
});

function paste(
  document: JourneyDocument,
  to: string,
  copied: ReturnType<typeof copyBlocks>,
): ReturnType<typeof pasteBlocks> {
  if (!copied) throw new Error('There is a copy.');
  return pasteBlocks({ document, journey: to, place: END, copied, definitions: TEST_SPECS });
}

function effect(id: string, reads?: string): Block {
  return { id, kind: 'effect', config: reads === undefined ? {} : { reads } };
}

function journey(blocks: Block[]): JourneyDocument {
  return { schema: 1, name: 'Journey', entry: { trigger: 'device-failed' }, settings: {}, blocks };
}

function idsOf(document: Pick<JourneyDocument, 'blocks'>): string[] {
  return [...walkBlocks(document)].map(({ block }) => block.id);
}

/** Kinds and branches, without the ids. */
function shapeOf(blocks: readonly (Block | undefined)[]): unknown {
  return blocks.map((block) => [
    block?.kind,
    Object.entries(block?.branches ?? {}).map(([port, inside]) => [port, shapeOf(inside)]),
  ]);
}

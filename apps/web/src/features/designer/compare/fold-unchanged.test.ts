import type { Block, JourneyDocument } from '@percurso/journey/document';
import { walkBlocks } from '@percurso/journey/walk-blocks';
import { describe, expect, it } from 'vitest';
import type { TreeRules } from '../canvas/measure-tree.ts';
import { FOLD_KIND, foldUnchanged } from './fold-unchanged.ts';

const rules: TreeRules = {
  drawnPorts: (block) => Object.keys(block.branches ?? {}),
  endsFlow: (block) => block.kind === 'end',
  leadsTo: (block) => (block.kind === 'jump' ? String(block.config.target) : null),
  loopedPorts: () => [],
  joinsUndrawn: () => false,
};

function step(id: string, rest: Partial<Block> = {}): Block {
  return { id, kind: 'step', config: {}, ...rest };
}

function fold(blocks: Block[], changed: string[], opened: string[] = []) {
  const document: JourneyDocument = {
    schema: 1,
    name: 'J',
    entry: { trigger: 't' },
    settings: {},
    blocks,
  };
  const of = { changed: new Set(changed), opened: new Set(opened), rules };
  const folded = foldUnchanged(document, of);
  const ids = [...walkBlocks(folded.document)].map(({ block }) => block.id);
  return { ids, counts: [...folded.folds.values()].map(({ count }) => count), folded };
}

describe('foldUnchanged', () => {
  it('shows a row without a change as one, and a lone step as it is', () => {
    const row = ['b1', 'b2', 'b3', 'b4', 'b5'].map((id) => step(id));
    const { ids, counts, folded } = fold(row, ['b4']);
    expect(ids).toEqual(['fold-b1', 'b4', 'b5']);
    expect(counts).toEqual([3]);
    expect(folded.document.blocks[0]?.kind).toBe(FOLD_KIND);
    expect(fold(row, ['b4'], ['fold-b1']).ids).toEqual(['b1', 'b2', 'b3', 'b4', 'b5']);
  });

  it('folds a fork with its branches, and inside one that has a change', () => {
    const inside = [step('b2'), step('b3')];
    const fork = step('b1', { branches: { yes: inside, no: [step('b4')] } });
    expect(fold([fork], []).counts).toEqual([4]);
    expect(fold([fork, step('b5')], ['b4']).ids).toEqual(['b1', 'fold-b2', 'b4', 'b5']);
  });

  it('keeps what ends the flow, sends on, or is sent to', () => {
    const jump = step('b2', { kind: 'jump', config: { target: 'b4' } });
    const ending = step('b6', { kind: 'end' });
    const { ids } = fold(
      [
        step('b1', { branches: { yes: [jump], no: [] } }),
        step('b3'),
        step('b4'),
        step('b5'),
        ending,
      ],
      [],
    );
    expect(ids).toEqual(['b1', 'b2', 'b3', 'b4', 'b5', 'b6']);
  });
});

import type { Block, JourneyDocument } from '@percurso/journey/document';
import { describe, expect, it } from 'vitest';
import { treeRules } from '../state/block-ports.ts';
import { moveInFlow } from '../state/flow-navigation.ts';
import { exitBelow } from './exit-stops.ts';
import { layoutTree } from './layout.ts';
import { CARD_HEIGHT } from './layout-metrics.ts';

const wait = (id: string): Block => ({ id, kind: 'wait', config: {} });
const fork = (id: string, yes: Block[], no: Block[]): Block => ({
  id,
  kind: 'condition',
  config: {},
  branches: { yes, no },
});
const exit: Block = { id: 'x', kind: 'exit', config: {} };

function below(blocks: Block[], from: string | null, leaving = false): string | undefined {
  const document: JourneyDocument = {
    schema: 1,
    name: 'Exits',
    entry: { trigger: 't' },
    settings: {},
    blocks,
  };
  const layout = layoutTree(document, { ...treeRules, cardHeight: CARD_HEIGHT });
  const next = moveInFlow(document, { from, direction: 'down' }, treeRules);
  return exitBelow(layout, { from, leaving, isLast: next === from })?.id;
}

describe('exitBelow', () => {
  it('is the flag at the end below the last block, the last of each branch and an empty journey', () => {
    expect(below([], null)).toBe('exit');
    expect(below([wait('b1'), wait('b2')], 'b1')).toBeUndefined();
    expect(below([wait('b1'), wait('b2')], 'b2')).toBe('exit');
    const forked = [fork('f', [wait('y')], [wait('n')])];
    expect(below(forked, 'y')).toBe('exit');
    expect(below(forked, 'n')).toBe('exit');
    expect(below([...forked, wait('b1')], 'y')).toBeUndefined();
  });

  it('is its own flag below a block that ends its branch, and what follows below that', () => {
    const ended = [fork('f', [exit], [wait('n')]), wait('b1')];
    expect(below(ended, 'x')).toBe('exit:x');
    expect(below(ended, 'x', true)).toBeUndefined();
    expect(below([fork('f', [exit], [])], 'x', true)).toBe('exit');
  });

  it('is none where nobody comes to the end', () => {
    expect(below([wait('b1'), exit], 'x')).toBe('exit:x');
    expect(below([wait('b1'), exit], 'x', true)).toBeUndefined();
  });
});

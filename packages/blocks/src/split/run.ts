import type { PureRun } from '../kit/run.ts';
import type { SplitConfig } from './block.ts';
import { pickWay } from './pick-way.ts';

export const run: PureRun<SplitConfig> = {
  type: 'pure',
  chance: true,
  decide({ ways }, facts, { contactId, blockId }) {
    const seed = `${contactId}/${String(facts.journey.id)}/${blockId}`;
    const way = pickWay(ways, seed) ?? ways[0]?.id;
    if (way === undefined) throw new Error('A split has two ways at least.');
    return { port: way };
  },
};

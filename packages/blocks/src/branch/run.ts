import { evaluatePredicate } from '@percurso/journey/evaluate-predicate';
import type { PureRun } from '../kit/run.ts';
import type { BranchConfig } from './block.ts';
import { OTHER } from './block.ts';

export const run: PureRun<BranchConfig> = {
  type: 'pure',
  decide({ rows }, facts, now) {
    const row = rows.find(({ when }) => evaluatePredicate(when, facts, now).passed);
    return row ? { port: row.id, reason: `row: ${row.name}` } : { port: OTHER, reason: 'no-row' };
  },
};

import { evaluatePredicate, traceDetail } from '@percurso/journey/evaluate-predicate';
import type { PureRun } from '../kit/run.ts';
import type { BranchConfig } from './block.ts';
import { OTHER } from './block.ts';

export const run: PureRun<BranchConfig> = {
  type: 'pure',
  decide({ rows }, facts, { now }) {
    for (const { id, name, when } of rows) {
      const { passed, why } = evaluatePredicate(when, facts, now);
      if (passed) return { port: id, reason: `row: ${name}`, detail: traceDetail(why) };
    }
    return { port: OTHER, reason: 'no-row' };
  },
};

import { evaluatePredicate, traceDetail } from '@percurso/journey/evaluate-predicate';
import type { PureRun } from '../kit/run.ts';
import type { ConditionConfig } from './block.ts';

export const run: PureRun<ConditionConfig> = {
  type: 'pure',
  decide({ when }, facts, { now }) {
    const { passed, why } = evaluatePredicate(when, facts, now);
    return { port: passed ? 'yes' : 'no', detail: traceDetail(why) };
  },
};

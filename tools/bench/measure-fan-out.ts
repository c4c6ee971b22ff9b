import { email, sms } from './blocks.ts';
import { cohortsOf } from './measure-cost.ts';
import { readCost } from './read-cost.ts';
import { nextRun, peopleUpTo, percursoIsQuiet, postToPercurso } from './sides.ts';
import type { BenchStack } from './stack.ts';
import { until } from './until.ts';

export interface FanOutResult {
  people: number;
  branches: number;
  activities: number;
}

const branches = 25;

/** People who come in one request, spread over 25 ways with a block each, then four more blocks: activities for all of them. */
export async function measureFanOut(
  stack: BenchStack,
  { people }: { people: number },
): Promise<FanOutResult> {
  const trigger = 'bench-fan-out';
  const blocks = [spread(0, branches), email('e1'), email('e2'), sms('e3'), email('e4')];
  const journeyId = await stack.percurso.publish({ name: trigger, trigger, blocks });
  await postToPercurso(stack, {
    run: nextRun(),
    people: peopleUpTo(people),
    trigger,
    codeOf: (n) => n % branches,
    size: people,
  });
  await until('the journey has ended', () => percursoIsQuiet(stack, journeyId));
  const { activities } = await readCost(stack.client, await cohortsOf(stack, journeyId));
  return { people, branches, activities };
}

/** Conditions that halve the codes from `low` to below `high` until each has an e-mail of its own. */
function spread(low: number, high: number): object {
  if (high - low === 1) return email(`way${low}`);
  const middle = Math.ceil((low + high) / 2);
  const when = { all: [{ attribute: 'trigger.Code', operator: 'less-than', value: middle }] };
  return {
    id: `c${low}x${high}`,
    kind: 'condition',
    config: { when },
    branches: { yes: [spread(low, middle)], no: [spread(middle, high)] },
  };
}

import { definitions } from '@percurso/blocks/definitions';
import type { Plan, PlanStep } from '@percurso/journey/plan';
import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { commercialQueues, driverOf, engineQueue, transactionalQueue } from './task-queue.ts';

type Draft = Pick<PlanStep, 'kind' | 'op' | 'routes'> & { config?: PlanStep['config'] };

function planOf(...steps: Draft[]): Plan {
  return {
    schema: 1,
    listens: [],
    entry: { trigger: 't' },
    settings: {},
    start: 0,
    steps: steps.map((step, index) => ({ config: {}, ...step, blockId: `b${index}` })),
  };
}

const workspaceId = '0195aa00-0000-7000-8000-000000000001';
const drive = (plan: Plan, step = 0, workspace = workspaceId) =>
  driverOf({ plan, step, workspaceId: workspace, definitions });

const pause = (...next: (number | null)[]): Draft => ({
  kind: 'pause',
  op: 'sleep',
  routes: Object.fromEntries(next.map((route, index) => [`p${index}`, route])),
});
const letter: Draft = {
  kind: 'sms',
  op: 'act',
  config: { purpose: 'transactional' },
  routes: { next: null },
};
const work: Draft = { kind: 'create-case', op: 'act', routes: { next: null } };

describe('driverOf', () => {
  it('gives an effect its own activity, on the queue its settings ask for', () => {
    expect(drive(planOf(work))).toEqual({ kind: 'create-case', queue: engineQueue });
    expect(drive(planOf(letter))).toEqual({ kind: 'sms', queue: transactionalQueue });
    const commercial = drive(planOf({ ...letter, config: { purpose: 'commercial' } }));
    expect(commercialQueues).toContain(commercial.queue);
  });

  it('wakes a sleeper by the one effect it wakes up to, through pure blocks and joins too', () => {
    const decide: Draft = { kind: 'decide', op: 'pure', routes: { yes: 2, no: 2 } };
    expect(drive(planOf(pause(1), letter))).toEqual({ kind: 'sms', queue: transactionalQueue });
    expect(drive(planOf(pause(1), decide, letter))).toEqual({
      kind: 'sms',
      queue: transactionalQueue,
    });
  });

  it('wakes a sleeper by its own kind where there is no effect, or more than one', () => {
    const own = { kind: 'pause', queue: engineQueue };
    expect(drive(planOf(pause(null)))).toEqual(own);
    expect(drive(planOf(pause(1, 2), letter, work))).toEqual(own);
    expect(drive(planOf(pause(1), pause(2), letter))).toEqual(own);
  });

  it('ends where pure blocks lead back', () => {
    const loop: Draft = { kind: 'decide', op: 'pure', routes: { yes: 1, no: 2 } };
    expect(drive(planOf(pause(1), loop, work))).toEqual({
      kind: 'create-case',
      queue: engineQueue,
    });
  });

  it('spreads workspaces over the commercial queues, each workspace always on one', () => {
    const plan = planOf({ ...letter, config: { purpose: 'commercial' } });
    const workspaces = Array.from({ length: 100 }, () => v7());
    const queues = workspaces.map((id) => drive(plan, 0, id).queue);
    expect(new Set(queues)).toEqual(new Set(commercialQueues));
    expect(workspaces.map((id) => drive(plan, 0, id).queue)).toEqual(queues);
  });

  it('says which step a plan does not have', () => {
    expect(() => drive(planOf(work), 3)).toThrow('The plan has no step 3.');
  });
});

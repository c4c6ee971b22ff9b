import type { Facts, RunRegistry } from '@percurso/blocks/kit/run';
import type { Plan, PlanStep } from '@percurso/journey/plan';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Traveller } from './traveller.ts';
import { unchanged } from './traveller.ts';
import { routeOf, walk } from './walk.ts';

const now = new Date('2026-03-10T12:00:00.000Z');
const facts: Facts = { trigger: {}, contact: {}, case: null, steps: {}, vars: {}, journey: {} };

// Kinds as simple as they can be: the walk knows operations, not blocks.
const runs: RunRegistry = {
  decide: {
    type: 'pure',
    decide: ({ port, fail }) => {
      if (fail) throw new Error('a defect of this block');
      return { port: String(port), reason: 'because' };
    },
  },
  pause: {
    type: 'sleep',
    until: ({ ms, fixed }) => ({
      at: new Date(now.getTime() + Number(ms)),
      fixed: fixed === true,
    }),
  },
  leave: {
    type: 'end',
    end: ({ reason, code }) => ({
      exit: String(reason),
      ...(code === undefined ? {} : { result: { code } }),
    }),
  },
  effect: { type: 'effect', run: async () => new Map() },
};

type Draft = Pick<PlanStep, 'kind' | 'op' | 'routes'> & { config?: PlanStep['config'] };

function planOf(...steps: Draft[]): Plan {
  return {
    schema: 1,
    listens: [],
    entry: { trigger: 't' },
    settings: {},
    start: steps.length > 0 ? 0 : null,
    steps: steps.map((step, index) => ({ config: {}, ...step, blockId: `b${index}` })),
  };
}

const traveller: Traveller = {
  enrolmentId: 'e1',
  contactId: 'c1',
  key: null,
  entryEventId: 'entry',
  facts,
  visits: {},
  loops: {},
};
const change = unchanged();

function walkPlan(plan: Plan) {
  return walk({ plan, runs, now, since: now }, traveller, { start: plan.start });
}

const decide = (port: string, routes: PlanStep['routes']): Draft => ({
  kind: 'decide',
  op: 'pure',
  config: { port },
  routes,
});
const pause = (ms: number, next: number | null = null, fixed = false): Draft => ({
  kind: 'pause',
  op: 'sleep',
  config: { ms, fixed },
  routes: { next },
});
const effect: Draft = { kind: 'effect', op: 'act', routes: { next: null } };

describe('walk', () => {
  it('is finished where there is nothing more', () => {
    const finished = { status: 'finished', reason: null };
    expect(walkPlan(planOf())).toEqual({
      passages: [],
      entered: [],
      to: finished,
      change,
    });
    expect(walkPlan(planOf(decide('yes', { yes: null, no: null })))).toEqual({
      passages: [{ blockId: 'b0', visit: 1, port: 'yes', reason: 'because' }],
      entered: ['b0'],
      to: finished,
      change,
    });
  });

  it('stands at an effect without passing it', () => {
    const plan = planOf(decide('no', { yes: null, no: 1 }), effect);
    expect(walkPlan(plan)).toEqual({
      passages: [{ blockId: 'b0', visit: 1, port: 'no', reason: 'because' }],
      entered: ['b0', 'b1'],
      to: { op: 'act', step: 1, dueAt: null },
      change,
    });
  });

  it('ends where the journey is left, with the reason and results of the block', () => {
    const leave: Draft = { kind: 'leave', op: 'end', config: { reason: 'no longer' }, routes: {} };
    expect(walkPlan(planOf(leave))).toEqual({
      passages: [{ blockId: 'b0', visit: 1, port: 'exited', reason: 'no longer' }],
      entered: ['b0'],
      to: { status: 'exited', reason: 'no longer' },
      change,
    });
    const answering = { ...leave, config: { reason: 'solved', code: 7 } };
    expect(walkPlan(planOf(answering))).toMatchObject({
      to: { status: 'exited', reason: 'solved' },
      change: { steps: { b0: { code: 7 } } },
    });
  });

  it('sleeps until its bucket, or to the instant where it is fixed', () => {
    const asleep = walkPlan(planOf(pause(1_500)));
    expect(asleep).toEqual({
      passages: [],
      entered: ['b0'],
      to: { op: 'sleep', step: 0, dueAt: new Date('2026-03-10T12:00:02.000Z') },
      change,
    });
    expect(walkPlan(planOf(pause(1_500, null, true))).to).toMatchObject({
      dueAt: new Date('2026-03-10T12:00:01.500Z'),
    });
  });

  it('goes through a wait whose time has come', () => {
    for (const ms of [0, -1]) {
      expect(walkPlan(planOf(pause(ms, 1), effect))).toEqual({
        passages: [{ blockId: 'b0', visit: 1, port: 'next', reason: null }],
        entered: ['b0', 'b1'],
        to: { op: 'act', step: 1, dueAt: null },
        change,
      });
    }
  });

  it.each([
    ['throws', { kind: 'decide', op: 'pure', config: { fail: true }, routes: { next: 1 } }],
    ['is unknown', { kind: 'unheard-of', op: 'pure', routes: { next: 1 } }],
    ['cannot run so', { kind: 'effect', op: 'pure', routes: { next: 1 } }],
  ] as [string, Draft][])('a block that %s is this member’s exit with an error', (_why, step) => {
    const passage = { blockId: 'b0', visit: 1, port: 'exited', reason: 'error' };
    expect(walkPlan(planOf(step, effect))).toEqual({
      passages: [passage],
      entered: ['b0'],
      to: { status: 'exited', reason: 'error' },
      change,
    });
  });

  it('leaves with an error where the plan has no such step', () => {
    expect(walkPlan(planOf(decide('yes', { yes: 7 }))).to).toEqual({
      status: 'exited',
      reason: 'error',
    });
  });

  it('never throws, and passes every block it enters except where it stands', () => {
    const step = (count: number): fc.Arbitrary<Draft> => {
      const route = fc.option(fc.integer({ min: 0, max: count }), { nil: null });
      return fc.record({
        kind: fc.constantFrom('decide', 'pause', 'effect', 'unheard-of'),
        op: fc.constantFrom('pure' as const, 'act' as const, 'sleep' as const, 'end' as const),
        config: fc.record({
          port: fc.constantFrom('yes', 'no', 'error'),
          ms: fc.integer({ min: -10, max: 100_000 }),
        }),
        routes: fc.dictionary(fc.constantFrom('yes', 'no', 'next'), route),
      });
    };
    const plans = fc
      .integer({ min: 1, max: 8 })
      .chain((count) => fc.array(step(count), { minLength: count, maxLength: count }))
      // Forward only, as a tree of blocks compiles to: no walk is without end.
      .map((steps) =>
        planOf(
          ...steps.map((one, index) => ({
            ...one,
            routes: Object.fromEntries(
              Object.entries(one.routes).map(([port, route]) => [
                port,
                route !== null && route <= index ? null : route,
              ]),
            ),
          })),
        ),
      );
    fc.assert(
      fc.property(plans, (plan) => {
        const { entered, passages, to } = walkPlan(plan);
        const passed = passages.map(({ blockId }) => blockId);
        const stands = 'op' in to ? [plan.steps[to.step]?.blockId] : [];
        const missing = 'status' in to && passages.length < entered.length;
        expect(missing).toBe(false);
        expect([...passed, ...stands]).toEqual(entered);
      }),
    );
  });
});

describe('routeOf', () => {
  const step = planOf({ kind: 'effect', op: 'act', routes: { next: 3, error: 5, no: null } })
    .steps[0];

  it('joins the way on where an optional port is not drawn, and only there', () => {
    if (!step) throw new Error('Expected a step.');
    expect(routeOf(step, 'next')).toBe(3);
    expect(routeOf(step, 'error')).toBe(5);
    expect(routeOf(step, 'not-sent')).toBe(3);
    expect(routeOf(step, 'no')).toBeNull();
    expect(routeOf({ ...step, routes: {} }, 'next')).toBeNull();
  });
});

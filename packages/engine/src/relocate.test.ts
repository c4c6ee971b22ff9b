import type { RunRegistry } from '@percurso/blocks/kit/run';
import type { Plan, PlanStep } from '@percurso/journey/plan';
import { describe, expect, it } from 'vitest';
import type { SeenEvent } from './open-wait.ts';
import type { MoveRule, StandBefore } from './relocate.ts';
import { relocate } from './relocate.ts';
import type { LoadedMember } from './store.ts';
import type { Version } from './version.ts';

const cameAt = new Date('2026-03-10T12:00:00.000Z');
const now = new Date('2026-03-10T13:00:00.000Z');
const dueAt = new Date('2026-03-12T12:00:00.000Z');
const day = 86_400_000;

const runs: RunRegistry = {
  decide: { type: 'pure', decide: ({ port }) => ({ port: String(port) }) },
  pause: {
    type: 'sleep',
    until: ({ days }, _facts, { now: from }) =>
      Number(days) < 0
        ? { port: 'past' }
        : { at: new Date(from.getTime() + Number(days) * day), fixed: true },
  },
  listen: {
    type: 'await',
    until: ({ days }, _facts, { now: from }) => ({
      at: new Date(from.getTime() + Number(days) * day),
      fixed: true,
    }),
    events: ({ triggers }) =>
      String(triggers)
        .split(',')
        .map((trigger) => ({ trigger, correlate: 'contact' })),
    mode: ({ all }) => (all ? 'all' : 'any'),
    arrived: () => ({ port: 'came' }),
    timedOut: () => ({ port: 'timeout' }),
  },
  effect: { type: 'effect', run: async () => new Map() },
};

type Draft = Pick<PlanStep, 'blockId' | 'kind' | 'op'> & Partial<PlanStep>;

function versionOf(id: string, ...steps: Draft[]): Version {
  const plan: Plan = {
    schema: 1,
    listens: [],
    entry: { trigger: 't' },
    settings: {},
    start: 0,
    steps: steps.map((step) => ({ config: {}, routes: { next: null }, ...step })),
  };
  return { id, workspaceId: 'w', journeyId: 'j', journeyName: 'J', plan };
}

const member: LoadedMember = {
  enrolmentId: 'e1',
  contactId: 'c1',
  strandId: 's1',
  depth: 0,
  key: null,
  entryEventId: 'entry',
  facts: { trigger: {}, contact: {}, case: null, steps: {}, vars: {}, journey: {} },
  visits: {},
  loops: {},
  waiting: null,
};

const sms = (blockId: string, more: Partial<PlanStep> = {}): Draft => ({
  blockId,
  kind: 'effect',
  op: 'act',
  ...more,
});
const pause = (blockId: string, days = 2, more: Partial<PlanStep> = {}): Draft => ({
  blockId,
  kind: 'pause',
  op: 'sleep',
  config: { days },
  ...more,
});

function move(
  from: Version,
  to: Version,
  {
    before,
    rule,
    who = member,
  }: { before: Partial<StandBefore>; rule?: Partial<MoveRule>; who?: LoadedMember },
) {
  return relocate({
    member: who,
    before: { step: 0, op: 'sleep', dueAt, since: cameAt, ...before },
    movedAt: cameAt,
    from,
    to,
    rule: { blocks: {}, deadlines: 'keep', ...rule },
    runs,
    now,
  });
}

const acting = { op: 'act', dueAt: null } as const;

describe('whoever stands at a block that is kept', () => {
  it('acts at it in the new version, at the same visit and without coming to it again', () => {
    const who = { ...member, visits: { b1: 3 } };
    const moved = move(versionOf('v1', sms('b1')), versionOf('v2', pause('b0'), sms('b1')), {
      before: acting,
      who,
    });
    expect(moved).toMatchObject({
      from: { blockId: 'b1', visit: 3 },
      movedIn: 'b1',
      restarts: false,
      passages: [],
      entered: [],
      to: { op: 'act', step: 1, dueAt: null },
    });
  });

  it('is held at an effect as long as before, and since as long', () => {
    const { to } = move(versionOf('v1', sms('b1')), versionOf('v2', sms('b1')), { before: {} });
    expect(to).toEqual({ op: 'sleep', step: 0, dueAt, since: cameAt });
  });

  it('keeps the deadline of a wait, or has it counted anew from when it came', () => {
    const [v1, v2] = [versionOf('v1', pause('b1', 2)), versionOf('v2', pause('b1', 5))];
    expect(move(v1, v2, { before: {} }).to).toMatchObject({ op: 'sleep', dueAt });
    const recomputed = move(v1, v2, { before: {}, rule: { deadlines: 'recompute' } });
    expect(recomputed.to).toMatchObject({ dueAt: new Date(cameAt.getTime() + 5 * day) });
  });

  it('goes on at once where the new version does not wait', () => {
    const after = pause('b1', -1, { routes: { next: null, past: 1 } });
    const moved = move(versionOf('v1', pause('b1')), versionOf('v2', after, sms('b2')), {
      before: {},
      rule: { deadlines: 'recompute' },
    });
    expect(moved).toMatchObject({
      movedIn: 'b1',
      passages: [{ blockId: 'b1', port: 'past' }],
      entered: ['b2'],
      to: { op: 'act', step: 1 },
    });
  });

  it('waits for the events of the new version from the old beginning on', () => {
    const listen = (config: PlanStep['config']): Draft => ({
      blockId: 'b1',
      kind: 'listen',
      op: 'await',
      config,
      routes: { came: null, timeout: null },
    });
    const who = { ...member, waiting: { since: cameAt, afterSeq: 0, seen: [null] } };
    const { to } = move(
      versionOf('v1', listen({ days: 2, triggers: 'paid' })),
      versionOf('v2', listen({ days: 9, triggers: 'paid,shipped', all: true })),
      { before: { op: 'await' }, who },
    );
    if (!('op' in to) || to.op !== 'await') throw new Error('It does not wait.');
    expect(to.dueAt).toEqual(dueAt);
    const event = (seq: number, trigger: string, receivedAt: Date): SeenEvent => ({
      seq,
      id: `ev${seq}`,
      trigger,
      key: null,
      receivedAt,
      attributes: {},
      cause: null,
      onlyJourneyId: null,
      test: null,
    });
    const early = event(1, 'paid', new Date(cameAt.getTime() - 1));
    const paid = event(2, 'paid', new Date(cameAt.getTime() + 1));
    expect(to.wait.decide([early, paid])).toBeNull();
    const decided = to.wait.decide([event(3, 'shipped', now)]);
    expect(decided?.walk.passages).toMatchObject([{ blockId: 'b1', port: 'came' }]);
  });
});

describe('whoever stands at a block that is gone', () => {
  const v1 = versionOf('v1', sms('b1'));

  it('goes on at the start of the block it is mapped to, pure blocks passed', () => {
    const decide: Draft = {
      blockId: 'b5',
      kind: 'decide',
      op: 'pure',
      config: { port: 'yes' },
      routes: { yes: 1 },
    };
    const moved = move(v1, versionOf('v2', decide, sms('b6')), {
      before: acting,
      rule: { blocks: { b1: 'b5' } },
    });
    expect(moved).toMatchObject({
      movedIn: 'b5',
      restarts: true,
      passages: [{ blockId: 'b5', port: 'yes' }],
      entered: ['b6'],
      to: { op: 'act', step: 1 },
    });
  });

  it.each([
    ['removed', versionOf('v2', sms('b2')), {}],
    ['of another kind now', versionOf('v2', pause('b1')), {}],
    ['mapped to one that is not there', versionOf('v2', sms('b2')), { b1: 'b9' }],
  ])('leaves the old version where it is %s', (_how, v2, blocks) => {
    expect(move(v1, v2, { before: acting, rule: { blocks } })).toMatchObject({
      movedIn: null,
      passages: [{ blockId: 'b1', visit: 1, port: 'exited', reason: 'step-removed' }],
      to: { status: 'exited', reason: 'step-removed' },
    });
  });
});

it('counts the present visit of blocks that stand in a loop only now', () => {
  const v2 = versionOf(
    'v2',
    { blockId: 'b9', kind: 'decide', op: 'pure', repeated: true, loop: true },
    sms('b1', { repeated: true }),
  );
  const { change } = move(versionOf('v1', sms('b1')), v2, { before: acting });
  expect(change.visits).toEqual({ b1: 1, b9: 1 });
  expect(change.loops).toEqual({ b9: { passes: 0, since: now.toISOString() } });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseOfRun } from './case-of-run.ts';
import { choosePort } from './choose-port.ts';
import type { Simulation } from './simulation-query.ts';
import { moveTo, passedUpTo, stepsOf } from './test-steps.ts';

const START = '2026-03-10T12:00:00.000Z';
const LATER = '2026-03-12T12:00:00.000Z';

const plain = { reason: null, why: null, detail: null };

/** A condition, a wait of two days, a message; then the end. */
const done: Simulation = {
  at: START,
  entry: { enrolled: true, reason: null, detail: null },
  trail: [
    { blockId: 'b1', visit: 1, port: 'yes', at: START, ...plain },
    { blockId: 'b2', visit: 1, port: 'next', at: LATER, ...plain },
    { blockId: 'b3', visit: 1, port: 'sent', at: LATER, ...plain },
  ],
  messages: [
    {
      blockId: 'b3',
      visit: 1,
      at: LATER,
      channel: 'sms',
      class: 'transactional',
      to: '+5511999990000',
      sender: null,
      subject: null,
      text: 'Ana, see http://127.0.0.1:3000/s/kJ2h_9 for your device D-7',
      html: null,
      state: 'accepted',
      reason: null,
      gates: [],
      heldUntil: null,
    },
  ],
  activations: [],
  cases: [],
  goals: [],
  vars: {},
  contactChanges: {},
  questions: [],
  assumed: [],
  chances: [],
  ended: { status: 'finished', reason: null, at: LATER },
};

const asking: Simulation = {
  ...done,
  trail: done.trail.slice(0, 2),
  messages: [],
  questions: [
    {
      blockId: 'b3',
      visit: 1,
      at: LATER,
      kind: 'wait-for',
      about: 'event',
      ports: [{ port: 'e1', trigger: 'replied' }],
      until: null,
    },
  ],
  ended: null,
};

describe('stepsOf', () => {
  it('goes from the entry over each block to the end, with what belongs to each', () => {
    const steps = stepsOf(done);
    expect(steps.map(({ type }) => type)).toEqual(['entry', 'block', 'block', 'block', 'end']);
    expect(steps[1]).toMatchObject({ blockId: 'b1', port: 'yes' });
    expect(steps[2]).toMatchObject({ since: START, at: LATER, message: undefined });
    expect(steps[3]).toMatchObject({ since: LATER, message: { blockId: 'b3' } });
  });

  it('ends with the question where it stopped, and is the entry alone where nobody came in', () => {
    expect(stepsOf(asking).at(-1)).toMatchObject({ type: 'question', blockId: 'b3' });
    const refused = { ...done, trail: [], messages: [], ended: null };
    expect(stepsOf(refused)).toEqual([{ type: 'entry', at: START }]);
  });
});

describe('passedUpTo', () => {
  it('knows blocks and ways gone so far, and where the person stands', () => {
    const steps = stepsOf(done);
    expect(passedUpTo(steps, 0)).toEqual({
      blocks: new Set(),
      ways: new Set(),
      here: 'trigger',
    });
    expect(passedUpTo(steps, 2)).toEqual({
      blocks: new Set(['b1', 'b2']),
      ways: new Set(['b1/yes', 'b2/next']),
      here: 'b2',
    });
    expect(passedUpTo(steps, 4).here).toBeNull();
  });
});

describe('moveTo', () => {
  it('never leaves the steps there are, and on and back again is where it was', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(499), (steps, at) => {
        const position = Math.min(at, steps - 1);
        for (const by of ['next', 'back', 'first', 'last'] as const) {
          const to = moveTo(position, { steps, by });
          expect(to >= 0 && to < steps).toBe(true);
        }
        const on = moveTo(position, { steps, by: 'next' });
        if (on !== position) expect(moveTo(on, { steps, by: 'back' })).toBe(position);
      }),
    );
  });
});

describe('choosePort', () => {
  it('answers one visit, keeps those before as they went, and drops those after', () => {
    const trail = [1, 2, 3].map((visit) => ({
      ...{ blockId: 'b1', visit, port: `p${visit}`, at: START },
      ...plain,
    }));
    const given = { choices: { b1: ['x', 'y', 'z'], b2: 'kept' }, trail };
    expect(choosePort(given, { blockId: 'b1', visit: 2, port: 'new' })).toEqual({
      b1: ['x', 'new'],
      b2: 'kept',
    });
    const without = { choices: {}, trail };
    expect(choosePort(without, { blockId: 'b1', visit: 3, port: 'new' })).toEqual({
      b1: ['p1', 'p2', 'new'],
    });
  });
});

describe('caseOfRun', () => {
  const setup = { contact: 'con_1', at: START };

  it('expects the end, each message with its time, and the ways out of forks', () => {
    expect(caseOfRun({ setup, simulation: done }, new Set(['b1']))).toEqual({
      ...setup,
      expect: [
        { type: 'ended', status: 'finished' },
        {
          type: 'message',
          blockId: 'b3',
          visit: 1,
          sent: true,
          contains: 'for your device D-7',
          after: { amount: 2880, unit: 'minutes' },
        },
        { type: 'port', blockId: 'b1', port: 'yes', visit: 1 },
      ],
    });
  });

  it('expects the refusal where nobody came in', () => {
    const entry = { enrolled: false, reason: 'conditions', detail: null };
    const refused = { ...done, entry, trail: [], messages: [], ended: null };
    expect(caseOfRun({ setup, simulation: refused }, new Set()).expect).toEqual([
      { type: 'refused', reason: 'conditions' },
    ]);
  });
});

import type { RunRegistry } from '@percurso/blocks/kit/run';
import type { Entry } from '@percurso/journey/entry';
import type { PlanStep } from '@percurso/journey/plan';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maximumDepth } from './decide-entry.ts';
import type { Decision } from './decision.ts';
import { dayOf } from './entry-limits.ts';
import { eventOutcomes } from './event-outcome.ts';
import type { EntryCandidate, FoldInput } from './fold-page.ts';
import { foldPage } from './fold-page.ts';
import { insideKey } from './inside-key.ts';
import type { PendingEvent } from './pending-event.ts';
import { recordId } from './pending-event.ts';

const now = new Date('2026-03-10T12:00:00.000Z');
const runs: RunRegistry = {
  effect: { type: 'effect', run: async () => new Map() },
  leave: { type: 'end', end: () => ({ exit: 'exit' }) },
};
const stays: PlanStep = {
  blockId: 'b1',
  kind: 'effect',
  op: 'act',
  config: {},
  routes: { next: null },
};
const ends: PlanStep = { blockId: 'b1', kind: 'leave', op: 'end', config: {}, routes: {} };

interface CandidateOptions {
  entry?: Partial<Entry>;
  step?: PlanStep;
  triggerKind?: EntryCandidate['triggerKind'];
}

function candidate(journeyId: string, options: CandidateOptions = {}): EntryCandidate {
  const { entry = {}, step = stays, triggerKind = 'custom' } = options;
  return {
    triggerKind,
    version: {
      id: `${journeyId}-v1`,
      workspaceId: 'w',
      journeyId,
      journeyName: journeyId,
      plan: {
        schema: 1,
        entry: { trigger: 't', ...entry },
        settings: {},
        start: 0,
        steps: [step],
        listens: [],
      },
    },
  };
}

function event(seq: number, contactId = 'ana', more: Partial<PendingEvent> = {}): PendingEvent {
  return {
    seq,
    id: `e${seq}`,
    workspaceId: 'w',
    triggerId: 't',
    trigger: 't',
    receivedAt: now,
    cause: null,
    onlyJourneyId: null,
    test: null,
    fires: true,
    contactId,
    key: null,
    depth: 0,
    attributes: {},
    ...more,
  };
}

function fold(events: PendingEvent[], candidates: EntryCandidate[], more: Partial<FoldInput> = {}) {
  const folded = foldPage({
    events,
    candidates: new Map([['t', candidates]]),
    contacts: new Map(),
    cases: new Map(),
    inside: new Set(),
    waiting: new Map(),
    ruled: new Map(),
    earlier: new Map(),
    counts: new Map(),
    now,
    runs,
    ...more,
  });
  const seqs = events.map(({ seq }) => seq);
  return { ...folded, outcomes: eventOutcomes(seqs, folded.decisions) };
}

function said(decisions: Decision[]): string[] {
  return decisions.map(
    ({ eventSeq, journeyId, outcome, reason }) => `${eventSeq} ${journeyId} ${reason ?? outcome}`,
  );
}

const above10 = { attribute: 'trigger.code', operator: 'greater-than', value: 10 } as const;

describe('foldPage', () => {
  it('considers every journey for every event, in order', () => {
    const { decisions, entries, outcomes } = fold(
      [event(1), event(2, 'bia')],
      [candidate('j1'), candidate('j2')],
    );
    expect(said(decisions)).toEqual([
      '1 j1 enrolled',
      '1 j2 enrolled',
      '2 j1 enrolled',
      '2 j2 enrolled',
    ]);
    expect(entries.map(({ event: { seq }, version }) => `${seq} ${version.id}`)).toEqual([
      '1 j1-v1',
      '1 j2-v1',
      '2 j1-v1',
      '2 j2-v1',
    ]);
    expect(entries[0]).toMatchObject({
      passages: [],
      entered: ['b1'],
      to: { op: 'act', step: 0, dueAt: null },
    });
    expect([...outcomes]).toEqual([
      [1, { outcome: 'enrolled', reason: null }],
      [2, { outcome: 'enrolled', reason: null }],
    ]);
  });

  it('has no journey for a trigger nothing starts on', () => {
    const { decisions, outcomes } = fold(
      [event(1, 'ana', { triggerId: 'other' })],
      [candidate('j')],
    );
    expect(decisions).toEqual([]);
    expect(outcomes.get(1)).toEqual({ outcome: 'no-match', reason: 'no-journey' });
  });

  it.each([
    [12, 'enrolled'],
    [10, 'conditions'],
    [null, 'conditions'],
    ['12', 'conditions'],
  ])('with a condition above 10, a code of %j is %s', (code, expected) => {
    const { decisions } = fold(
      [event(1, 'ana', { attributes: { code } })],
      [candidate('j', { entry: { conditions: above10 } })],
    );
    expect(said(decisions)).toEqual([`1 j ${expected}`]);
    if (expected === 'conditions') expect(decisions[0]?.detail).toHaveProperty('why');
  });

  it('reads contact and case in conditions', () => {
    const conditions = {
      all: [
        { attribute: 'contact.language', operator: 'is' as const, value: 'pt-BR' },
        { attribute: 'case.status', operator: 'is' as const, value: 'Open' },
      ],
    };
    const attributes = { record: { id: 'case-1' } };
    const { decisions } = fold(
      [event(1, 'ana', { attributes }), event(2, 'bia', { attributes })],
      [candidate('j', { entry: { conditions } })],
      {
        contacts: new Map([['ana', { language: 'pt-BR' }]]),
        cases: new Map([['case-1', { status: 'Open' }]]),
      },
    );
    expect(said(decisions)).toEqual(['1 j enrolled', '2 j conditions']);
  });

  it('refuses who is inside already, from before or from earlier in the page', () => {
    const { decisions, outcomes } = fold(
      [event(1), event(2), event(3, 'bia'), event(4, 'bia')],
      [candidate('j')],
      { inside: new Set([insideKey('j', 'ana', null)]) },
    );
    expect(said(decisions)).toEqual([
      '1 j already-inside',
      '2 j already-inside',
      '3 j enrolled',
      '4 j already-inside',
    ]);
    expect(outcomes.get(2)).toEqual({ outcome: 'refused', reason: 'already-inside' });
  });

  it('tells runs of one contact apart by the key, no key counting as one', () => {
    const of = (seq: number, device: string | number | null) =>
      event(seq, 'ana', { attributes: device === null ? {} : { device } });
    const { decisions, entries } = fold(
      [of(1, 'a'), of(2, 'b'), of(3, 'a'), of(4, null), of(5, null), of(6, 7), of(7, '7')],
      [candidate('j', { entry: { key: 'device' } })],
    );
    expect(said(decisions)).toEqual([
      '1 j enrolled',
      '2 j enrolled',
      '3 j already-inside',
      '4 j enrolled',
      '5 j already-inside',
      '6 j enrolled',
      '7 j already-inside',
    ]);
    expect(entries.map(({ key }) => key)).toEqual(['a', 'b', null, '7']);
  });

  it('takes the record as key where a record starts the journey', () => {
    const { entries } = fold(
      [event(1, 'ana', { key: 'case-1' }), event(2, 'ana', { key: 'case-2' })],
      [candidate('j', { triggerKind: 'record' })],
    );
    expect(entries.map(({ key }) => key)).toEqual(['case-1', 'case-2']);
  });

  it('lets the next event in after an enrolment that ends at once', () => {
    const { decisions, entries } = fold([event(1), event(2)], [candidate('j', { step: ends })]);
    expect(said(decisions)).toEqual(['1 j enrolled', '2 j enrolled']);
    expect(entries.map(({ to }) => to)).toEqual([
      { status: 'exited', reason: 'exit' },
      { status: 'exited', reason: 'exit' },
    ]);
  });

  it('refuses an event that twenty journeys have led to, before anything else', () => {
    const { decisions, outcomes } = fold(
      [event(1, 'ana', { depth: maximumDepth - 1 }), event(2, 'bia', { depth: maximumDepth })],
      [candidate('j'), candidate('k', { entry: { conditions: above10 } })],
    );
    expect(maximumDepth).toBe(20);
    expect(said(decisions)).toEqual(['1 j enrolled', '1 k conditions', '2 j loop', '2 k loop']);
    expect(outcomes.get(2)).toEqual({ outcome: 'refused', reason: 'loop' });
  });

  it('is enrolled where one journey takes it, though others refuse', () => {
    const { outcomes } = fold(
      [event(1)],
      [candidate('j', { entry: { conditions: above10 } }), candidate('k')],
    );
    expect(outcomes.get(1)).toEqual({ outcome: 'enrolled', reason: null });
  });

  const pages = fc
    .array(
      fc.record({
        contactId: fc.constantFrom('ana', 'bia', 'caio'),
        attributes: fc.record({
          code: fc.constantFrom(5, 15, null),
          device: fc.constantFrom('a', 'b', null),
        }),
        depth: fc.constantFrom(0, 19, 20),
      }),
      { maxLength: 30 },
    )
    .map((all) => all.map((one, index) => event(index + 1, one.contactId, one)));
  const journeys = [
    candidate('j', { entry: { conditions: above10 } }),
    candidate('k', { entry: { key: 'device' } }),
  ];

  it('gives every event one outcome, and every journey one decision with a reason', () => {
    fc.assert(
      fc.property(pages, (events) => {
        const { decisions, entries, outcomes } = fold(events, journeys);
        expect([...outcomes.keys()]).toEqual(events.map(({ seq }) => seq));
        expect(decisions).toHaveLength(events.length * journeys.length);
        for (const { outcome, reason } of decisions) {
          expect(reason === null).toBe(outcome === 'enrolled');
        }
        const enrolled = decisions.filter(({ outcome }) => outcome === 'enrolled');
        expect(entries).toHaveLength(enrolled.length);
      }),
    );
  });

  it('never has two inside with the same journey, contact and key', () => {
    fc.assert(
      fc.property(pages, (events) => {
        const { entries } = fold(events, journeys);
        const keys = entries.map(({ version, event: { contactId }, key }) =>
          insideKey(version.journeyId, contactId, key),
        );
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  it('decides the same in one page as in two', () => {
    fc.assert(
      fc.property(pages, fc.nat(30), (events, cut) => {
        const whole = fold(events, journeys);
        const first = fold(events.slice(0, cut), journeys);
        const inside = new Set(
          first.entries.map(({ version, event: { contactId }, key }) =>
            insideKey(version.journeyId, contactId, key),
          ),
        );
        const second = fold(events.slice(cut), journeys, { inside });
        const about = (all: Decision[]) => all.map(({ enrolmentId: _, ...decision }) => decision);
        expect(about([...first.decisions, ...second.decisions])).toEqual(about(whole.decisions));
      }),
    );
  });
});

describe('rules and limits', () => {
  const exit = [{ id: 'x1', trigger: 'out', correlate: 'contact' as const }];
  const goals = [
    { id: 'g1', name: 'G', trigger: 'won', within: { amount: 1, unit: 'hours' as const } },
    { id: 'g2', name: 'H', trigger: 'done', exits: true },
  ];

  function ruled(journeyId: string, entry: CandidateOptions['entry'] = {}): EntryCandidate {
    const { version, triggerKind } = candidate(journeyId, { entry });
    return { triggerKind, version: { ...version, plan: { ...version.plan, exit, goals } } };
  }

  const other = (seq: number, trigger: string, more: Partial<PendingEvent> = {}) =>
    event(seq, 'ana', { triggerId: trigger, trigger, ...more });

  it('takes out who came in earlier in the page, and lets them in again', () => {
    const { decisions, entries, exits } = fold(
      [event(1), other(2, 'out'), event(3), event(4)],
      [ruled('j')],
    );
    expect(said(decisions)).toEqual([
      '1 j enrolled',
      '2 j exit-rule',
      '3 j enrolled',
      '4 j already-inside',
    ]);
    expect(entries.map(({ to }) => ('status' in to ? to.reason : to.op))).toEqual([
      'exit-rule',
      'act',
    ]);
    expect(entries[0]?.passages).toEqual([
      { blockId: 'b1', visit: 1, port: 'exited', reason: 'exit-rule: x1' },
    ]);
    expect(exits).toMatchObject([{ ruleId: 'x1', reason: 'exit-rule', on: entries[0] }]);
  });

  it('counts a goal once and in time, and ends the journey by one that says so', () => {
    const late = new Date(now.getTime() + 3_600_001);
    const { hits, exits, decisions } = fold(
      [
        event(1),
        other(2, 'won'),
        other(3, 'won'),
        event(4, 'bia'),
        event(5, 'bia', { triggerId: 'won', trigger: 'won', receivedAt: late }),
        other(6, 'done'),
        other(7, 'done'),
      ],
      [ruled('j')],
    );
    expect(hits.map(({ goalId, event: { seq } }) => [goalId, seq])).toEqual([
      ['g1', 2],
      ['g2', 6],
    ]);
    expect(exits).toMatchObject([{ reason: 'goal', ruleId: 'g2' }]);
    expect(said(decisions)).toEqual(['1 j enrolled', '2 j goal', '4 j enrolled', '6 j goal']);
  });

  it('counts a goal with a time of its own after the end, once and in time, and does nothing else then', () => {
    const late = new Date(now.getTime() + 3_600_001);
    const ended = candidate('e', { step: ends }).version;
    const { hits, exits, decisions } = fold(
      [
        event(1),
        other(2, 'out'),
        other(3, 'done'),
        other(4, 'won', { receivedAt: late }),
        other(5, 'won'),
        other(6, 'out'),
        other(7, 'won'),
      ],
      [
        ruled('j'),
        // It is over with its entry.
        { triggerKind: 'custom', version: { ...ended, plan: { ...ended.plan, goals } } },
      ],
    );
    expect(
      hits.map(({ member, goalId, event: { seq } }) => [member.version.id, goalId, seq]),
    ).toEqual([
      ['j-v1', 'g1', 5],
      ['e-v1', 'g1', 5],
    ]);
    expect(exits).toMatchObject([{ reason: 'exit-rule' }]);
    expect(said(decisions)).toEqual([
      '1 j enrolled',
      '1 e enrolled',
      '2 j exit-rule',
      '5 j goal',
      '5 e goal',
    ]);
  });

  it('never lets in more than the cap, whatever the page, and keeps to one entry each', () => {
    const journey = candidate('j', {
      entry: { caps: { total: 3 }, reentry: { mode: 'once' } },
      step: ends,
    });
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('ana', 'bia', 'caio', 'duda', 'eva'), { maxLength: 20 }),
        fc.nat(4),
        (contacts, before) => {
          const events = contacts.map((contactId, index) => event(index + 1, contactId));
          const { entries } = fold(events, [journey], { counts: new Map([['j/', before]]) });
          const people = entries.map(({ contactId }) => contactId);
          expect(new Set(people).size).toBe(people.length);
          expect(people.length).toBe(Math.min(new Set(contacts).size, Math.max(0, 3 - before)));
        },
      ),
    );
  });

  it('counts a day where the journey is', () => {
    const at = new Date('2026-03-10T02:30:00Z');
    expect(dayOf(at, { settings: { timeZone: 'America/Sao_Paulo' } })).toBe('2026-03-09');
    expect(dayOf(at, { settings: {} })).toBe('2026-03-10');
    expect(dayOf(at, { settings: { timeZone: 'Pacific/Kiritimati' } })).toBe('2026-03-10');
  });

  it('lets a test into its own journey only, past every limit, and acts with it on tests only', () => {
    const { decisions, entries } = fold(
      [
        event(1),
        event(2, 'ana', { onlyJourneyId: 'j', test: 'me' }),
        other(3, 'out', { onlyJourneyId: 'j', test: 'me' }),
        other(4, 'out'),
      ],
      [ruled('j', { reentry: { mode: 'once' }, endsAt: '2027-01-01T00:00:00Z' }), ruled('k')],
    );
    expect(entries.map(({ version, test }) => [version.journeyId, test])).toEqual([
      ['j', false],
      ['k', false],
      ['j', true],
    ]);
    expect(decisions.filter(({ eventSeq }) => eventSeq === 3)).toMatchObject([
      { journeyId: 'j', enrolmentId: entries[2]?.enrolmentId },
    ]);
    expect(decisions.filter(({ eventSeq }) => eventSeq === 4)).toHaveLength(2);
  });

  it('starts somebody by hand in one journey only, within its limits, and acts on nobody else', () => {
    const byHand = { onlyJourneyId: 'j' };
    const { decisions, entries, exits } = fold(
      [
        event(1, 'bia', { onlyJourneyId: 'j', test: 'me' }),
        event(2, 'bia', byHand),
        event(3, 'bia', byHand),
        event(4, 'bia', { onlyJourneyId: 'k' }),
        other(5, 'out', { ...byHand, contactId: 'bia' }),
      ],
      [ruled('j', { reentry: { mode: 'once' } }), ruled('k')],
    );
    expect(
      entries.map(({ version, event: { seq }, test }) => [version.journeyId, seq, test]),
    ).toEqual([
      ['j', 1, true],
      ['j', 2, false],
      ['k', 4, false],
    ]);
    expect(said(decisions).slice(0, 4)).toEqual([
      '1 j enrolled',
      '2 j enrolled',
      '3 j already-inside',
      '4 k enrolled',
    ]);
    expect(exits).toHaveLength(1);
    expect(decisions.filter(({ eventSeq }) => eventSeq === 5)).toMatchObject([
      { journeyId: 'j', enrolmentId: entries[1]?.enrolmentId },
    ]);
  });
});

describe('insideKey and recordId', () => {
  it('keeps apart what differs, no key included', () => {
    const keys = [
      insideKey('j', 'c', null),
      insideKey('j', 'c', 'null'),
      insideKey('j', 'c', ''),
      insideKey('j', 'c,k', null),
      insideKey('j,c', 'k', null),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('finds the record of a record event, and nothing elsewhere', () => {
    expect(recordId({ record: { id: 'case-1' } })).toBe('case-1');
    for (const record of [null, 'case-1', ['case-1'], { id: 7 }, {}]) {
      expect(recordId({ record })).toBeNull();
    }
    expect(recordId({})).toBeNull();
  });
});

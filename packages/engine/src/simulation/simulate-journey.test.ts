import { definitions as blockDefinitions } from '@percurso/blocks/definitions';
import type { AnyBlockDefinition } from '@percurso/blocks/kit/definition';
import type { AnyBlockRun } from '@percurso/blocks/kit/run';
import { runs as blockRuns } from '@percurso/blocks/runs';
import { CASE_ATTRIBUTES } from '@percurso/journey/case-attributes';
import { compile } from '@percurso/journey/compile';
import { CONTACT_ATTRIBUTES } from '@percurso/journey/contact-attributes';
import type { Block, JourneyDocument } from '@percurso/journey/document';
import { BlockConfig } from '@percurso/journey/document';
import type { Entry } from '@percurso/journey/entry';
import type { QuietTimes } from '@percurso/journey/quiet-times';
import { readPath } from '@percurso/journey/read-path';
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { countKey, noLimits } from '../routing/entry-limits.ts';
import { insideKey } from '../routing/inside-key.ts';
import { simulateJourney } from './simulate-journey.ts';
import type { SimulatedTrigger, SimulationInput } from './simulation.ts';
import { SimulationRefusal } from './simulation.ts';

/** Triggers of every simulation of these tests. */
const triggers: SimulatedTrigger[] = [
  {
    id: 't1',
    key: 'device-failed',
    kind: 'custom',
    state: 'ready',
    attributes: [
      { name: 'ErrorCode', type: 'number' },
      { name: 'DeviceID', type: 'text' },
    ],
  },
  {
    id: 't2',
    key: 'device-mended',
    kind: 'custom',
    state: 'ready',
    attributes: [{ name: 'By', type: 'text' }],
  },
  { id: 't3', key: 'device-sold', kind: 'custom', state: 'ready', attributes: [] },
  {
    id: 't4',
    key: 'case-opened',
    kind: 'record',
    state: 'ready',
    attributes: [...CASE_ATTRIBUTES],
    record: {
      table: 'case',
      audience: 'contactId',
      actions: ['created'],
      columns: [],
      sources: ['journeys'],
    },
  },
  {
    id: 't7',
    key: 'journey-answered',
    kind: 'interaction',
    state: 'ready',
    attributes: [{ name: 'outcome', type: 'text', options: ['finished', 'exited', 'refused'] }],
  },
  { id: 't5', key: 'message-sent', kind: 'interaction', state: 'ready', attributes: [] },
  {
    id: 't6',
    key: 'email-changed',
    kind: 'record',
    state: 'ready',
    attributes: [...CONTACT_ATTRIBUTES],
    record: {
      table: 'contact',
      audience: 'id',
      actions: ['updated'],
      columns: ['email'],
      sources: ['journeys'],
    },
  },
];

const plain = { category: 'flow', shape: 'diamond', defaults: () => ({}) } as const;
const summary = () => ({ key: 'plain' });

/** Waits a day for the device to be mended by Ana or sold, or for both. */
const listen: AnyBlockDefinition = {
  ...plain,
  kind: 'listen',
  op: 'await',
  config: BlockConfig,
  summary,
  ports: ({ mode }) =>
    (mode === 'all' ? ['all', 'timeout'] : ['mended', 'sold', 'timeout']).map((id) => ({ id })),
  listens: () => ['device-mended', 'device-sold'],
  results: () => [{ name: 'by', type: 'text' }],
};
const listenRun: AnyBlockRun = {
  type: 'await',
  until: (_config, _facts, { now }) => ({ at: new Date(now.getTime() + 86_400_000), fixed: false }),
  events: () => [
    {
      trigger: 'device-mended',
      correlate: 'key',
      conditions: { attribute: 'event.By', operator: 'is', value: 'Ana' },
    },
    { trigger: 'device-sold', correlate: 'contact' },
  ],
  mode: ({ mode }) => (mode === 'all' ? 'all' : 'any'),
  arrived: ({ mode }, [first]) => ({
    port: mode === 'all' ? 'all' : first?.slot === 0 ? 'mended' : 'sold',
    result: { by: first?.attributes.By ?? null },
  }),
  timedOut: () => ({ port: 'timeout' }),
};

/** Heads or tails. */
const toss: AnyBlockDefinition = {
  ...plain,
  kind: 'toss',
  op: 'pure',
  config: BlockConfig,
  summary,
  ports: () => [{ id: 'heads' }, { id: 'tails' }],
};
const tossRun: AnyBlockRun = { type: 'pure', chance: true, decide: () => ({ port: 'heads' }) };

const definitions = { ...blockDefinitions, listen, toss };
const runs = { ...blockRuns, listen: listenRun, toss: tossRun };

/** Simulates a journey of these blocks for Ana, who has a phone and an e-mail address. */
function simulate(
  blocks: Block[],
  {
    entry,
    exit = [],
    goals = [],
    settings = {},
    ...more
  }: Partial<SimulationInput> &
    Partial<Pick<JourneyDocument, 'exit' | 'goals' | 'settings'>> & { entry?: Partial<Entry> } = {},
) {
  const document = {
    schema: 1 as const,
    name: 'Journey',
    entry: { trigger: 'device-failed', ...entry },
    exit,
    goals,
    settings,
    blocks,
  };
  const infos = triggers.map((trigger) => ({ ...trigger, name: trigger.key }));
  const { plan, problems } = compile({ document, definitions, triggers: infos });
  if (!plan) throw new Error(`The journey does not compile: ${JSON.stringify(problems)}`);
  return simulateJourney({
    version: { id: 'v1', workspaceId: 'w1', journeyId: 'j1', journeyName: 'Journey', plan },
    runs,
    definitions,
    triggers,
    contact: {
      id: v7(),
      facts: { firstName: 'Ana', phone: '+5511999990000', email: 'ana@example.com' },
    },
    case: null,
    consents: [],
    suppressionOf: async () => null,
    capOf: async () => null,
    quietTimesOf: async () => null,
    isEmailTaken: async (email) => email === 'taken@example.com',
    nextCaseNumber: 1001,
    inside: new Set(),
    limits: noLimits(),
    event: { attributes: { ErrorCode: 12, DeviceID: 'd1' }, key: null },
    at: new Date('2026-03-10T12:00:00Z'),
    choices: {},
    events: [],
    asksChances: false,
    render: async (jobs) =>
      jobs.map(({ templates, facts }) => ({
        ok: true,
        texts: templates.map((template) =>
          template.replace(/\{\{\s*([\w.]+)\s*\}\}/g, (_, path: string) =>
            String(readPath(facts, path) ?? ''),
          ),
        ),
      })),
    statusUrl: (token) => `https://example.test/s/${token}`,
    newId: () => v7(),
    ...more,
  });
}

function sms(id: string, text: string, purpose = 'transactional'): Block {
  return { id, kind: 'sms', config: { text, purpose } };
}

function wait(id: string, amount: number, unit: string): Block {
  return { id, kind: 'wait', config: { duration: { amount, unit } } };
}

const ports = (trail: { blockId: string; visit: number; port: string }[]) =>
  trail.map(({ blockId, port }) => `${blockId} ${port}`);

test('a person goes through waits and messages while the clock jumps', async () => {
  const done = await simulate([
    sms('b1', 'Hello {{ contact.firstName }}'),
    wait('b2', 90, 'days'),
    {
      id: 'b3',
      kind: 'email',
      config: { subject: 'Error {{ trigger.ErrorCode }}', paragraphs: ['x'] },
    },
  ]);
  expect(done.entry).toEqual({ enrolled: true, reason: null, detail: null });
  expect(ports(done.trail)).toEqual(['b1 next', 'b2 next', 'b3 next']);
  expect(done.messages).toMatchObject([
    { blockId: 'b1', channel: 'sms', to: '+5511999990000', text: 'Hello Ana', state: 'accepted' },
    { blockId: 'b3', channel: 'email', to: 'ana@example.com', subject: 'Error 12' },
  ]);
  const [first, second] = done.messages;
  const days = (Number(second?.at) - Number(first?.at)) / 86_400_000;
  expect(days).toBeGreaterThanOrEqual(90);
  expect(days).toBeLessThan(90.01);
  expect(done).toMatchObject({ questions: [], ended: { status: 'finished', reason: null } });
  expect(done.trail[1]).toMatchObject({ reason: 'time-came', why: 'the time has come' });
});

test('gates decide as they do for a real send', async () => {
  const contact = { id: v7(), facts: { phone: null, email: 'ana@example.com' } };
  const optedOut = {
    channel: 'email',
    purpose: 'commercial',
    address: 'ana@example.com',
    state: 'opted-out',
    source: 'link',
    at: '2026-01-01T00:00:00Z',
  } as const;
  const done = await simulate(
    [
      sms('b1', 'x'),
      {
        id: 'b2',
        kind: 'email',
        config: { subject: 's', paragraphs: ['x'], purpose: 'commercial' },
      },
    ],
    { contact, consents: [optedOut] },
  );
  expect(done.messages).toMatchObject([
    { blockId: 'b1', state: 'skipped', reason: 'no-phone', to: null },
    { blockId: 'b2', state: 'skipped', reason: 'opted-out' },
  ]);
  expect(done.messages[1]?.gates.at(-1)).toMatchObject({ gate: 'consent', outcome: 'skip' });
  expect(done.trail.map(({ port, why }) => [port, why])).toEqual([
    ['not-sent', 'no-phone'],
    ['not-sent', 'opted-out'],
  ]);
});

test('a cap counts what the contact got before and what the simulation sent', async () => {
  const marketing = (id: string): Block => ({
    id,
    kind: 'sms',
    config: { text: 'x', purpose: 'commercial' },
  });
  const week: Block = {
    id: 'b9',
    kind: 'wait',
    config: { duration: { amount: 7, unit: 'days' } },
  };
  const before = new Date('2026-03-09T12:00:00Z');
  const done = await simulate(
    [marketing('b1'), marketing('b2'), sms('b3', 'not counted'), week, marketing('b4')],
    { capOf: async () => ({ most: 2, days: 7, sentAt: [before, new Date('2026-03-01T12:00Z')] }) },
  );
  expect(done.messages.map(({ state, reason }) => reason ?? state)).toEqual([
    'accepted',
    'frequency-cap',
    'accepted',
    'accepted',
  ]);
  expect(done.messages[1]?.gates.at(-1)?.inputs).toEqual({ most: 2, days: 7, sent: 2 });
});

describe('in a quiet time', () => {
  const quietTimes: QuietTimes = {
    hours: [{ days: [1, 2, 3, 4, 5], from: '08:00', to: '21:00' }],
    timeZone: 'UTC',
    covers: 'all',
    action: 'hold',
  };
  /** A Friday evening. */
  const at = new Date('2026-03-13T22:00:00Z');
  const monday = new Date('2026-03-16T08:00:00Z');
  const quiet = (change: Partial<QuietTimes> = {}) => ({
    at,
    quietTimesOf: async () => ({ ...quietTimes, ...change }),
  });

  test('a message is held, and goes out when its time comes', async () => {
    const done = await simulate([sms('b1', 'x')], quiet());
    expect(done.messages).toMatchObject([{ state: 'accepted', heldUntil: monday, reason: null }]);
    expect(done.messages[0]?.at.getTime()).toBeGreaterThanOrEqual(monday.getTime());
    expect(done.messages[0]?.gates.at(-1)).toMatchObject({ gate: 'quiet-time', outcome: 'pass' });
    expect(done.trail.map(({ port, why }) => [port, why])).toEqual([
      ['next', `held until ${monday.toISOString()} because of quiet times, sent to +5511999990000`],
    ]);
  });

  test('what is not to be held is not sent, and says why', async () => {
    const done = await simulate([sms('b1', 'x')], quiet({ action: 'skip' }));
    expect(done.messages).toMatchObject([
      { state: 'skipped', heldUntil: null, reason: 'quiet-time' },
    ]);
    expect(done.trail.map(({ port, why }) => [port, why])).toEqual([['not-sent', 'quiet-time']]);
  });

  test('consent is asked again when the time comes, and who left gets nothing', async () => {
    const done = await simulate([sms('b1', 'x')], {
      ...quiet(),
      exit: [{ id: 'x1', trigger: 'device-sold' }],
      events: [
        { trigger: 'device-sold', attributes: {}, key: null, at: new Date('2026-03-14T12:00Z') },
      ],
    });
    expect(done.messages).toMatchObject([
      { state: 'skipped', heldUntil: monday, reason: 'left-journey' },
    ]);
    expect(done.ended).toMatchObject({ status: 'exited' });
  });

  test('what cannot be made when its time comes is left behind', async () => {
    let rendered = 0;
    const done = await simulate([sms('b1', 'x'), wait('b2', 1, 'hours'), sms('b3', 'y')], {
      ...quiet(),
      // Empty from the second time on until the last message.
      render: async (jobs) => {
        rendered += 1;
        return jobs.map(() => ({ ok: true, texts: [rendered === 2 ? '' : 'x'] }));
      },
    });
    expect(done.messages.map(({ blockId, state, reason }) => [blockId, state, reason])).toEqual([
      ['b1', 'skipped', 'empty-message'],
      ['b3', 'accepted', null],
    ]);
  });

  test('a journey that ignores quiet times sends at once', async () => {
    const done = await simulate([sms('b1', 'x')], {
      ...quiet(),
      settings: { quietTimes: 'ignore' },
    });
    expect(done.messages).toMatchObject([{ state: 'accepted', heldUntil: null }]);
    expect(done.messages[0]?.at.getTime()).toBeLessThan(at.getTime() + 1_000);
  });
});

test('an event that the entry refuses says why', async () => {
  const entry = {
    conditions: { attribute: 'trigger.ErrorCode', operator: 'greater-than' as const, value: 100 },
  };
  const refused = await simulate([sms('b1', 'x')], { entry });
  expect(refused).toMatchObject({
    entry: { enrolled: false, reason: 'conditions', detail: { why: { actual: 12 } } },
    trail: [],
    messages: [],
    ended: null,
  });
});

const listening = (mode: string) => [
  {
    id: 'b1',
    kind: 'listen',
    config: { mode },
    branches:
      mode === 'all'
        ? { all: [sms('b2', 'all')], timeout: [] }
        : {
            mended: [sms('b2', 'by {{ steps.b1.by }}')],
            sold: [sms('b3', 'sold')],
            timeout: [sms('b4', 'late')],
          },
  },
];

test('an undecided wait is asked about, and goes the way that is chosen', async () => {
  const asked = await simulate(listening('any'));
  expect(asked.ended).toBeNull();
  expect(asked.questions).toMatchObject([
    {
      blockId: 'b1',
      visit: 1,
      kind: 'listen',
      about: 'event',
      ports: [
        { port: 'mended', trigger: 'device-mended' },
        { port: 'sold', trigger: 'device-sold' },
        { port: 'timeout', trigger: null },
      ],
    },
  ]);
  const choose = async (port: string) => {
    const { messages, trail } = await simulate(listening('any'), { choices: { b1: port } });
    const [first] = trail;
    return [messages[0]?.text, first?.why?.slice(0, 12), first?.reason?.split(':')[0]];
  };
  // The sample of the event satisfies the conditions.
  expect(await choose('mended')).toEqual(['by Ana', 'came: device', 'came']);
  expect(await choose('sold')).toEqual(['sold', 'came: device', 'came']);
  expect(await choose('timeout')).toEqual(['late', 'nothing came', 'nothing-came']);
  const all = await simulate(listening('all'), { choices: { b1: ['all'] } });
  expect(ports(all.trail)).toEqual(['b1 all', 'b2 next']);
});

test('events that are given decide a wait by their time, conditions and key', async () => {
  const at = (hours: number) => new Date(Date.UTC(2026, 2, 10, 12 + hours));
  const event = (By: string, hours: number, key: string | null = null) => ({
    trigger: 'device-mended',
    attributes: { By },
    key,
    at: at(hours),
  });
  const went = async (...events: ReturnType<typeof event>[]) => {
    const { messages, questions } = await simulate(listening('any'), { events });
    return questions.length > 0 ? 'asked' : messages[0]?.text;
  };
  expect(await went(event('Ana', 3))).toBe('by Ana');
  expect(await went(event('Bia', 3), event('Ana', 23))).toBe('by Ana');
  expect(await went(event('Bia', 3))).toBe('asked');
  expect(await went(event('Ana', 3, 'other'))).toBe('asked');
  expect(await went(event('Ana', -1))).toBe('asked');
  expect(await went(event('Ana', 30))).toBe('asked');
});

test('a chance is decided for a known person, and asked about where it is to be', async () => {
  const blocks = [
    {
      id: 'b1',
      kind: 'toss',
      config: {},
      branches: { heads: [sms('b2', 'h')], tails: [sms('b3', 't')] },
    },
  ];
  expect(ports((await simulate(blocks)).trail)).toEqual(['b1 heads', 'b2 next']);
  const asked = await simulate(blocks, { asksChances: true });
  expect(asked.questions).toMatchObject([
    { blockId: 'b1', about: 'chance', until: null, ports: [{ port: 'heads' }, { port: 'tails' }] },
  ]);
  const chosen = await simulate(blocks, { asksChances: true, choices: { b1: 'tails' } });
  expect(ports(chosen.trail)).toEqual(['b1 tails', 'b3 next']);
});

test('what a journey activates is kept as a record, and may be what it waits for', async () => {
  const blocks = [
    {
      id: 'b1',
      kind: 'activate-trigger',
      config: { trigger: 'device-sold', mapping: {} },
    },
    { id: 'b2', kind: 'listen', config: {}, branches: { mended: [], sold: [], timeout: [] } },
  ];
  const done = await simulate(blocks);
  expect(done.activations).toMatchObject([{ blockId: 'b1', trigger: 'device-sold' }]);
  expect(ports(done.trail)).toEqual(['b1 next', 'b2 sold']);
});

test('an answer that is chosen names its results, as given or as a sample', async () => {
  const within = { amount: 1, unit: 'days' };
  const attributes = [
    { name: 'total', type: 'number' },
    { name: 'word', type: 'text' },
  ];
  const blocks: Block[] = [
    {
      id: 'b1',
      kind: 'activate-trigger',
      config: { trigger: 'device-sold', mapping: {}, answer: { within, attributes } },
      branches: {
        answered: [sms('b2', '{{ steps.b1.total }} {{ steps.b1.word }} {{ steps.b1.outcome }}')],
        'no-answer': [],
      },
    },
  ];
  const read = async (events: SimulationInput['events'] = []) => {
    const done = await simulate(blocks, { choices: { b1: 'answered' }, events });
    return done.messages[0]?.text;
  };
  expect(await read()).toBe('1 word finished');
  const attributesGiven = { outcome: 'exited', results: { total: 7, word: 'seven' } };
  const given = { trigger: 'journey-answered', attributes: attributesGiven, key: null, at: null };
  expect(await read([given])).toBe('7 seven exited');
});

test('the event that a choice makes is one that really ends the wait of a run without a key', async () => {
  const events = [{ id: 'e1', trigger: 'device-mended', correlate: 'key', keyAttribute: 'By' }];
  const block = {
    id: 'b1',
    kind: 'wait-for',
    config: { events, mode: 'any', limit: { amount: 1, unit: 'days' } },
    branches: { e1: [], timeout: [] },
  };
  const { assumed } = await simulate([block], { choices: { b1: 'e1' } });
  expect(assumed).toMatchObject([{ key: null, attributes: { By: null } }]);
  const entry = { key: 'DeviceID' };
  const keyed = await simulate([block], { choices: { b1: 'e1' }, entry });
  expect(keyed.assumed).toMatchObject([{ key: 'd1', attributes: { By: 'By' } }]);
});

const opensCase: Block = {
  id: 'b1',
  kind: 'create-case',
  config: {
    subject: 'Broken',
    status: 'Open',
    priority: { from: 'value', value: 'High' },
    attributes: {},
  },
};
const isHigh = { attribute: 'event.record.priority', operator: 'is' as const, value: 'High' };

test('a case that the journey opens raises its event: it may be waited for, or take the person out', async () => {
  const event = { id: 'e1', trigger: 'case-opened', correlate: 'contact', conditions: isHigh };
  const config = { events: [event], mode: 'any', limit: { amount: 7, unit: 'days' } };
  const waits: Block = { id: 'b2', kind: 'wait-for', config, branches: { e1: [sms('b3', 'x')] } };
  const waited = await simulate([opensCase, waits]);
  expect(ports(waited.trail)).toEqual(['b1 next', 'b2 e1', 'b3 next']);
  const exit = [
    { id: 'x1', trigger: 'case-opened', correlate: 'contact' as const, conditions: isHigh },
  ];
  const left = await simulate([opensCase, wait('b2', 1, 'days'), sms('b3', 'x')], { exit });
  expect(ports(left.trail)).toEqual(['b1 next', 'b2 exited']);
  expect(left).toMatchObject({ messages: [], ended: { status: 'exited', reason: 'exit-rule' } });
  // A rule for the run's own key: the case has another.
  const strict = [{ ...exit[0], id: 'x1', trigger: 'case-opened', correlate: 'key' as const }];
  const stays = await simulate([opensCase, wait('b2', 1, 'days')], { exit: strict });
  expect(stays.ended).toMatchObject({ status: 'finished' });
});

test('the record event that a choice makes is a record, as its conditions want it', async () => {
  const conditions = {
    all: [
      isHigh,
      {
        attribute: 'event.record.status',
        operator: 'changed-to' as const,
        value: 'Open',
        from: 'Closed',
      },
    ],
  };
  const event = { id: 'e1', trigger: 'case-opened', correlate: 'contact', conditions };
  const config = { events: [event], mode: 'any', limit: { amount: 7, unit: 'days' } };
  const waits: Block = { id: 'b1', kind: 'wait-for', config, branches: { e1: [sms('b2', 'x')] } };
  const done = await simulate([waits], { choices: { b1: 'e1' } });
  expect(ports(done.trail)).toEqual(['b1 e1', 'b2 next']);
  expect(done.assumed).toMatchObject([
    {
      attributes: {
        record: { priority: 'High', status: 'Open', number: 1 },
        before: { status: 'Closed' },
        changed: ['status'],
      },
    },
  ]);
});

test('a contact that the journey changes raises its event, for the columns its trigger looks at', async () => {
  const conditions = {
    attribute: 'event.record.email',
    operator: 'changed-to' as const,
    value: 'new@example.com',
    from: 'ana@example.com',
  };
  const exit = [{ id: 'x1', trigger: 'email-changed', conditions }];
  const writes = (fields: BlockConfig): Block => ({
    id: 'b1',
    kind: 'update-contact',
    config: { fields },
  });
  const rest = wait('b2', 1, 'days');
  const changed = await simulate([writes({ email: fixed('new@example.com') }), rest], { exit });
  expect(changed.ended).toMatchObject({ status: 'exited', reason: 'exit-rule' });
  const other = await simulate([writes({ lastName: fixed('Lima') }), rest], { exit });
  expect(other.ended).toMatchObject({ status: 'finished' });
});

test('a goal on a message of the journey is counted, and may end it', async () => {
  const sent = { id: 'g1', name: 'Reached', trigger: 'message-sent' };
  const blocks = [sms('b1', 'x'), wait('b2', 1, 'days'), sms('b3', 'y'), wait('b4', 1, 'days')];
  const counted = await simulate(blocks, { goals: [sent] });
  expect(counted.goals).toMatchObject([{ goalId: 'g1', trigger: 'message-sent' }]);
  expect(counted.ended).toMatchObject({ status: 'finished' });
  const last = await simulate(blocks, { goals: [{ ...sent, exits: true }] });
  expect(ports(last.trail)).toEqual(['b1 next', 'b2 exited']);
});

test('a goal with a time of its own is counted after the end, as long as that lasts', async () => {
  const goal = { name: 'Sold', trigger: 'device-sold', correlate: 'contact' as const };
  const goals = [
    { ...goal, id: 'g1', within: { amount: 3, unit: 'days' as const } },
    { ...goal, id: 'g2', within: { amount: 1, unit: 'days' as const } },
    { ...goal, id: 'g3' },
    {
      id: 'g4',
      name: 'Sent',
      trigger: 'message-sent',
      within: { amount: 1, unit: 'days' as const },
    },
  ];
  const answer = { trigger: 'device-sold', attributes: {}, key: null };
  const events = ['12T12', '13T13'].map((day) => ({
    ...answer,
    at: new Date(`2026-03-${day}:00:00Z`),
  }));
  const done = await simulate([sms('b1', 'x')], { goals, events });
  expect(done.ended).toMatchObject({ status: 'finished' });
  expect(done.ended?.at).toEqual(done.trail.at(-1)?.at);
  expect(done.goals.map(({ goalId, trigger }) => [goalId, trigger])).toEqual([
    ['g4', 'message-sent'],
    ['g1', 'device-sold'],
  ]);
  const late = await simulate([sms('b1', 'x')], { goals, events: events.slice(1) });
  expect(late.goals.map(({ goalId }) => goalId)).toEqual(['g4']);
});

test.each<[string, Partial<Entry>, string | null]>([
  ['once', { reentry: { mode: 'once' } }, 're-entry'],
  ['after a week', { reentry: { mode: 'after', after: { amount: 1, unit: 'weeks' } } }, 're-entry'],
  ['after a day', { reentry: { mode: 'after', after: { amount: 1, unit: 'days' } } }, null],
  ['two in all', { caps: { total: 2 } }, 'cap-total'],
  ['one a day', { caps: { perDay: 1 } }, 'cap-day'],
  ['three in all', { caps: { total: 3 } }, null],
  ['from April on', { startsAt: '2026-04-01T00:00:00Z' }, 'not-started'],
  ['until February', { endsAt: '2026-02-28T00:00:00Z' }, 'ended'],
])('entry limits hold as in the router: %s', async (_about, entry, reason) => {
  const contact = { id: v7(), facts: {} };
  const limits = {
    earlier: new Map([[insideKey('j1', contact.id, null), new Date('2026-03-08T12:00:00Z')]]),
    counts: new Map([
      [countKey('j1', ''), 2],
      [countKey('j1', '2026-03-10'), 1],
    ]),
  };
  const done = await simulate([sms('b1', 'x')], { contact, limits, entry });
  expect([done.entry.enrolled, done.entry.reason]).toEqual([reason === null, reason]);
});

test('a choice that fits no question is refused by its path', async () => {
  const refusal = async (choices: Record<string, string>) => {
    const error = await simulate(listening('any'), { choices }).catch((one: unknown) => one);
    return error instanceof SimulationRefusal ? `${error.path}: ${error.message}` : error;
  };
  expect(await refusal({ b9: 'x' })).toBe('choices.b9: expected the id of a block of the journey');
  expect(await refusal({ b2: 'next' })).toBe(
    'choices.b2: expected a block that waits for events or a chance',
  );
  expect(await refusal({ b1: 'x' })).toBe(
    'choices.b1: expected one of mended, sold, timeout, got x',
  );
});

test('a changed contact is what later steps read, and a taken address goes the other way', async () => {
  const { trail, ended, messages, contactChanges } = await simulate([
    {
      id: 'b1',
      kind: 'update-contact',
      config: {
        fields: { firstName: { from: 'value', value: 'Bia' }, email: fixed('New@example.com') },
        attributes: { code: { from: 'attribute', path: 'trigger.ErrorCode' } },
      },
    },
    { id: 'b2', kind: 'email', config: { subject: '{{ contact.firstName }}', paragraphs: ['x'] } },
    {
      id: 'b3',
      kind: 'update-contact',
      config: { fields: { firstName: fixed('Cid'), email: fixed('taken@example.com') } },
      branches: { error: [{ id: 'b4', kind: 'sms', config: { text: '{{ contact.firstName }}' } }] },
    },
  ]);
  expect(trail[1]?.reason).toBe('sent: new@example.com');
  expect(trail.map(({ blockId, port, why }) => [blockId, port, why])).toEqual([
    ['b1', 'next', null],
    ['b2', 'next', 'sent to new@example.com'],
    ['b3', 'error', 'email-taken: taken@example.com'],
    ['b4', 'next', 'sent to +5511999990000'],
  ]);
  expect(messages.map(({ subject, text, to }) => subject ?? `${text} ${to}`)).toEqual([
    'Bia',
    'Bia +5511999990000',
  ]);
  expect(contactChanges).toEqual({ firstName: 'Bia', email: 'new@example.com', code: 12 });
  expect(ended).toMatchObject({ status: 'finished' });
});

function fixed(value: string) {
  return { from: 'value', value };
}

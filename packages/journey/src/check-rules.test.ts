import { expect, test } from 'vitest';
import { compile } from './compile.ts';
import type { JourneyDocument } from './document.ts';
import { parseDocument } from './parse-document.ts';
import { ruleScope } from './rule-scope.ts';
import { TEST_SPECS, TEST_TRIGGERS } from './testing/test-specs.ts';

const blocks = [
  { id: 'b1', kind: 'effect', config: {} },
  { id: 'b2', kind: 'remember', config: {} },
];

function check(parts: Partial<JourneyDocument>) {
  const document: JourneyDocument = {
    schema: 1,
    name: 'Journey',
    entry: { trigger: 'device-failed' },
    settings: {},
    blocks,
    ...parts,
  };
  return compile({ document, definitions: TEST_SPECS, triggers: TEST_TRIGGERS });
}

function comparing(attribute: string) {
  return { attribute, operator: 'has-value' as const };
}

test('rules are in the plan, and their triggers are listened to', () => {
  const exit = [
    {
      id: 'x1',
      trigger: 'case-changed',
      conditions: comparing('event.record.status'),
      correlate: 'contact' as const,
    },
  ];
  const goals = [{ id: 'g1', name: 'Failed again', trigger: 'device-failed', exits: true }];
  expect(check({ exit, goals })).toMatchObject({
    problems: [],
    plan: {
      exit,
      goals,
      listens: [
        { trigger: 'device-failed', role: 'entry' },
        { trigger: 'case-changed', role: 'exit' },
        { trigger: 'device-failed', role: 'goal' },
      ],
    },
  });
});

test('a journey without rules has a plan without them', () => {
  const { plan } = check({});
  expect(plan).not.toHaveProperty('exit');
  expect(plan).not.toHaveProperty('goals');
});

test.each([
  ['event.record.status', undefined],
  ['trigger.ErrorCode', undefined],
  ['contact.email', undefined],
  ['steps.b1.text', undefined],
  ['event.ErrorCode', 'unknown-attribute'],
  ['vars.x', undefined],
  ['steps.b7.text', 'unknown-attribute'],
  ['vars.y', 'unknown-attribute'],
])('a condition on %s: %s', (attribute, key) => {
  const conditions = { all: [comparing(attribute)] };
  const { problems } = check({
    exit: [{ id: 'x1', trigger: 'case-changed', correlate: 'contact', conditions }],
  });
  const field = 'exit.0.conditions.all.0.attribute';
  expect(problems).toEqual(key ? [expect.objectContaining({ field, key, blockId: null })] : []);
  const paths = ruleScope({
    document: { schema: 1, name: 'J', entry: { trigger: 'device-failed' }, settings: {}, blocks },
    definitions: TEST_SPECS,
    triggers: TEST_TRIGGERS,
    trigger: 'case-changed',
  }).map(({ path }) => path);
  expect(paths.includes(attribute)).toBe(key === undefined);
});

const strict = [{ id: 'x1', trigger: 'case-changed' }];
const onContact = [{ id: 'x1', trigger: 'phone-changed' }];

test.each([
  ['runs without a key', { exit: strict }, 'event-key-without-run'],
  [
    'runs of a contact’s change',
    { entry: { trigger: 'phone-changed' }, exit: strict },
    'event-key-without-run',
  ],
  ['any event of the customer', { exit: [{ ...strict[0], correlate: 'contact' }] }, null],
  ['runs with a key', { entry: { trigger: 'device-failed', key: 'DeviceID' }, exit: strict }, null],
  ['runs of a case', { entry: { trigger: 'case-changed' }, exit: strict }, null],
  [
    'a contact’s change in runs of a case',
    { entry: { trigger: 'case-changed' }, exit: onContact },
    'run-key-without-event',
  ],
  ['a contact’s change in runs without a key', { exit: onContact }, null],
] as [string, Partial<JourneyDocument>, string | null][])(
  'a rule that can match nobody is warned of: %s',
  (_about, parts, key) => {
    const goals = (parts.exit ?? []).map((rule) => ({ ...rule, id: 'g1', name: 'Goal' }));
    const { plan, problems } = check({ ...parts, goals });
    expect(plan).not.toBeNull();
    expect(problems.map(({ severity, field, key: found }) => [severity, field, found])).toEqual(
      key
        ? [
            ['warning', 'exit.0.correlate', key],
            ['warning', 'goals.0.correlate', key],
          ]
        : [],
    );
  },
);

test.each([
  [{ exit: [{ id: 'x1', trigger: '' }] }, 'exit.0.trigger', 'trigger-missing'],
  [{ exit: [{ id: 'x1', trigger: 'unfinished' }] }, 'exit.0.trigger', 'trigger-not-ready'],
  [{ goals: [{ id: 'g1', name: 'G', trigger: 'gone' }] }, 'goals.0.trigger', 'trigger-unknown'],
  [
    { exit: [{ id: 'x1', trigger: 'device-failed', keyAttribute: 'nothing' }] },
    'exit.0.keyAttribute',
    'unknown-attribute',
  ],
  [
    {
      exit: [{ id: 'a', trigger: 'device-failed' }],
      goals: [{ id: 'a', name: 'G', trigger: 'device-failed' }],
    },
    'goals.0.id',
    'already-used-id',
  ],
  [
    {
      entry: {
        trigger: 'device-failed',
        startsAt: '2026-05-01T10:00:00-03:00',
        endsAt: '2026-05-01T12:00:00Z',
      },
    },
    'entry.endsAt',
    'ends-before-start',
  ],
])('%j is wrong at %s: %s', (parts, field, key) => {
  const { plan, problems } = check(parts);
  expect(plan).toBeNull();
  expect(problems).toEqual([expect.objectContaining({ severity: 'error', field, key })]);
});

test.each([
  [{ entry: { trigger: 't', reentry: { mode: 'after' } } }, 'entry.reentry.after'],
  [{ entry: { trigger: 't', caps: { perDay: 0 } } }, 'entry.caps.perDay'],
  [{ entry: { trigger: 't', startsAt: 'tomorrow' } }, 'entry.startsAt'],
  [{ goals: [{ id: 'g1', name: ' ', trigger: 't' }] }, 'goals.0.name'],
  [
    { goals: [{ id: 'g1', name: 'G', trigger: 't', within: { amount: 9999, unit: 'weeks' } }] },
    'goals.0.within',
  ],
])('%j is no document: %s', (parts, field) => {
  const whole = { schema: 1, name: 'J', entry: { trigger: 't' }, settings: {}, blocks, ...parts };
  expect(parseDocument(whole).problems.map((problem) => problem.field)).toEqual([field]);
});

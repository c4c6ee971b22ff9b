import { expect, test } from 'vitest';
import { compile } from './compile.ts';
import type { JourneyDocument } from './document.ts';
import { parseDocument } from './parse-document.ts';
import { ruleScope } from './rule-scope.ts';
import { TEST_SPECS, TEST_TRIGGERS } from './testing/test-specs.ts';

const blocks = [{ id: 'b1', kind: 'effect', config: {} }];

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
    { id: 'x1', trigger: 'case-changed', conditions: comparing('event.record.status') },
  ];
  const goals = [{ id: 'g1', name: 'Solved', trigger: 'case-changed', exits: true }];
  expect(check({ exit, goals })).toMatchObject({
    problems: [],
    plan: {
      exit,
      goals,
      listens: [
        { trigger: 'device-failed', role: 'entry' },
        { trigger: 'case-changed', role: 'exit' },
        { trigger: 'case-changed', role: 'goal' },
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
  ['steps.b7.text', 'unknown-attribute'],
])('a condition on %s: %s', (attribute, key) => {
  const conditions = { all: [comparing(attribute)] };
  const { problems } = check({ exit: [{ id: 'x1', trigger: 'case-changed', conditions }] });
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

test.each([
  [{ exit: [{ id: 'x1', trigger: '' }] }, 'exit.0.trigger', 'trigger-missing'],
  [{ exit: [{ id: 'x1', trigger: 'unfinished' }] }, 'exit.0.trigger', 'trigger-not-ready'],
  [{ goals: [{ id: 'g1', name: 'G', trigger: 'gone' }] }, 'goals.0.trigger', 'trigger-unknown'],
  [
    { exit: [{ id: 'x1', trigger: 'case-changed', keyAttribute: 'nothing' }] },
    'exit.0.keyAttribute',
    'unknown-attribute',
  ],
  [
    {
      exit: [{ id: 'a', trigger: 'case-changed' }],
      goals: [{ id: 'a', name: 'G', trigger: 'case-changed' }],
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

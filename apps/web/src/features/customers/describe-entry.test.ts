import { texts } from '@percurso/blocks/texts';
import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import { dictionariesOf } from '../../i18n/dictionaries.ts';
import type { Language } from '../../i18n/languages.ts';
import { languages as known } from '../../i18n/languages.ts';
import { describeEntry } from './describe-entry.ts';
import type { TimelineEntry } from './timeline-query.ts';

const languages = Object.keys(known) as Language[];

beforeAll(async () => {
  const resources = Object.fromEntries(
    languages.map((language) => [
      language,
      { ...dictionariesOf(language), blocks: texts[language] ?? {} },
    ]),
  );
  await i18next.init({ lng: 'en', resources, interpolation: { escapeValue: false } });
});

function entry(facts: Partial<TimelineEntry> & Pick<TimelineEntry, 'type'>): TimelineEntry {
  return { id: 'x', at: '2026-01-01T00:00:00.000Z', ...facts };
}

test.each<[TimelineEntry, string, string[]]>([
  [
    entry({ type: 'event', triggerName: 'Device failed', attributes: { Code: 12, Id: null } }),
    'Device failed',
    ['Code: 12 · Id: –'],
  ],
  [
    entry({ type: 'refused', journeyName: 'Critical', reason: 'already-inside' }),
    'Did not enter “Critical”',
    ['the customer is already inside'],
  ],
  [
    entry({
      type: 'step',
      journeyName: 'J',
      blockKind: 'sms',
      port: 'not-sent',
      reason: 'no-phone',
    }),
    'Passed the step “SMS”',
    ['Not sent – The customer has no phone number.', 'J'],
  ],
  [
    entry({
      type: 'step',
      journeyName: 'J',
      blockKind: 'condition',
      port: 'yes',
      detail: {
        type: 'comparison',
        passed: true,
        attribute: 'trigger.ErrorCode',
        operator: 'greater-than',
        expected: 10,
        actual: 12,
      },
    }),
    'Passed the step “Condition”',
    ['Yes – ErrorCode 12 is greater than 10', 'J'],
  ],
  [
    entry({
      type: 'step',
      journeyName: 'J',
      blockKind: 'condition',
      port: 'yes',
      triggerKey: 'message-clicked',
      detail: {
        type: 'all',
        passed: true,
        of: ['trigger.link', 'steps.b2.caseNumber', 'contact.firstName'].map((attribute) => ({
          type: 'comparison',
          passed: true,
          attribute,
          operator: 'has-value',
          expected: null,
          actual: 'x',
        })),
      },
    }),
    'Passed the step “Condition”',
    ['Yes – Link has a value, Case number has a value, and First name has a value', 'J'],
  ],
  [
    entry({
      type: 'step',
      journeyName: 'J',
      blockKind: 'wait-for',
      blockName: 'Until it is solved',
      port: 'e1',
      portWord: 'yes',
      portTrigger: { key: 'case-status-changed', name: 'Stored name' },
    }),
    'Passed the step “Until it is solved”',
    ['Yes – Case status changed', 'J'],
  ],
  [
    entry({
      type: 'event',
      triggerKey: 'journey-answered',
      triggerName: 'Stored name',
      attributes: { outcome: 'exited' },
    }),
    'Journey answered',
    ['Outcome: exited'],
  ],
  [
    entry({
      type: 'event',
      triggerKey: 'own',
      triggerName: 'Own',
      attributes: { outcome: 'exited' },
    }),
    'Own',
    ['outcome: exited'],
  ],
  [entry({ type: 'left', journeyName: 'J', state: 'finished' }), 'Finished “J”', []],
  [
    entry({
      type: 'goal',
      goalId: 'g1',
      goalName: 'Repaired',
      journeyName: 'J',
      triggerKey: 'own',
      triggerName: 'Own',
      hadLeft: true,
    }),
    'Reached the goal “Repaired”',
    ['Own', 'J', 'after the end, within its time'],
  ],
  [
    entry({
      type: 'case-changed',
      caseNumber: 7,
      before: { status: 'Open' },
      after: { status: 'Resolved' },
      source: 'people',
      by: 'Ana',
    }),
    'Case #7 changed',
    ['Status: Open → Resolved', 'By a person: Ana'],
  ],
  [
    entry({
      type: 'consent',
      channel: 'sms',
      purpose: 'commercial',
      state: 'opted-out',
      source: 'person',
      address: '+5511999990000',
    }),
    'Opted out: Marketing by SMS',
    ['+5511999990000', 'by a person here'],
  ],
])('%o', (given, title, details) => {
  expect(describeEntry(given, 'en')).toEqual({ title, details });
});

test('a record event tells the columns that changed, not the whole record', () => {
  const attributes = {
    record: { id: '1', status: 'Resolved', priority: 'High', attributes: {} },
    before: { status: 'Open' },
    changed: ['status'],
    action: 'updated',
  };
  const words = describeEntry(entry({ type: 'event', triggerName: 'T', attributes }), 'en');
  expect(words.details).toEqual(['Status: Open → Resolved']);
});

test('no key shows where a fact is missing or new to this version', () => {
  for (const type of [
    'event',
    'refused',
    'step',
    'left',
    'goal',
    'message',
    'case-changed',
  ] as const) {
    const { title, details } = describeEntry(
      entry({ type, reason: 'something-new', port: 'x' }),
      'pt-BR',
    );
    expect([title, ...details].join(' ')).not.toMatch(/timeline\.|components:|blocks:|\{\{/);
  }
});

test.each([
  ['create-case', 'invalid-priority: urgent', 'Error – “urgent” is no priority'],
  ['activate-trigger', 'attribute-type: ErrorCode', 'Error – The value mapped to “ErrorCode”'],
  ['create-case', 'rendering-failed: bad tag', 'Error – A text could not be filled in: bad tag'],
  ['create-case', 'brand-new: x', 'Error – brand-new: x'],
])('a step of %s tells the reason %s in words', (blockKind, reason, words) => {
  const step = entry({ type: 'step', journeyName: 'J', blockKind, port: 'error', reason });
  expect(describeEntry(step, 'en').details[0]).toContain(words);
});

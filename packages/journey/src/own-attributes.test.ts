import { describe, expect, it } from 'vitest';
import type { Attribute } from './attribute.ts';
import { compile } from './compile.ts';
import type { Block, JourneyDocument } from './document.ts';
import { evaluatePredicate } from './evaluate-predicate.ts';
import type { Predicate } from './predicate.ts';
import { ruleScope } from './rule-scope.ts';
import { scopeAt } from './scope-at.ts';
import { TEST_SPECS, TEST_TRIGGERS } from './testing/test-specs.ts';
import { typeOfValue } from './type-of-value.ts';

const contactAttributes: Attribute[] = [
  { name: 'plan', type: 'text' },
  { name: 'seats', type: 'number' },
  { name: 'renewsAt', type: 'date-time' },
  // Hidden by the column of this name.
  { name: 'email', type: 'number' },
];

function check(when: Predicate, blocks: Block[] = []) {
  return compile({ ...known, document: journey([decide(when), ...blocks]) });
}

const known = { definitions: TEST_SPECS, triggers: TEST_TRIGGERS, contactAttributes };

function decide(when: Predicate): Block {
  const config = { when: JSON.parse(JSON.stringify(when)) };
  return { id: 'b1', kind: 'decide', config, branches: { yes: [], no: [] } };
}

function journey(blocks: Block[]): JourneyDocument {
  return { schema: 1, name: 'J', entry: { trigger: 'device-failed' }, settings: {}, blocks };
}

describe('own attributes of contacts', () => {
  it('can be used everywhere with their types, none of them sure to have a value', () => {
    const own = [
      { path: 'contact.plan', type: 'text' },
      { path: 'contact.seats', type: 'number' },
      { path: 'contact.renewsAt', type: 'date-time' },
    ];
    const document = journey([decide({ all: [] })]);
    for (const blockId of [null, 'b1']) {
      const scope = scopeAt({ ...known, document, blockId });
      expect(scope).toEqual(expect.arrayContaining(own));
      expect(scope.filter(({ path }) => path === 'contact.email')).toEqual([
        { path: 'contact.email', type: 'text' },
      ]);
    }
    const scope = ruleScope({ ...known, document, trigger: 'case-changed' });
    expect(scope).toEqual(expect.arrayContaining(own));
  });

  it.each<[string, Predicate, object[]]>([
    ['fits', { attribute: 'contact.seats', operator: 'at-least', value: 3 }, []],
    ['compares', { attribute: 'contact.renewsAt', operator: 'in-the-next', value: week() }, []],
    [
      'has no such operator',
      { attribute: 'contact.seats', operator: 'contains', value: '3' },
      [{ severity: 'error', key: 'wrong-operator', field: 'when.operator' }],
    ],
    [
      'is of another type than the value',
      { attribute: 'contact.seats', operator: 'is', value: 'three' },
      [{ severity: 'error', key: 'wrong-value', field: 'when.value' }],
    ],
    [
      'is unknown',
      { attribute: 'contact.plam', operator: 'is', value: 'gold' },
      [
        {
          severity: 'warning',
          key: 'unknown-contact-attribute',
          field: 'when.attribute',
          values: { path: 'contact.plam', name: 'plam' },
        },
      ],
    ],
    [
      'is unknown and compared with nothing',
      { attribute: 'contact.plam', operator: 'is' },
      [
        { severity: 'warning', key: 'unknown-contact-attribute' },
        { severity: 'error', key: 'value-missing', field: 'when.value' },
      ],
    ],
    [
      'is unknown and compared with what is not there',
      { attribute: 'contact.plam', operator: 'is', value: { attribute: 'trigger.x' } },
      [
        { severity: 'warning', key: 'unknown-contact-attribute' },
        { severity: 'error', key: 'unknown-attribute', field: 'when.value.attribute' },
      ],
    ],
    [
      'is no name of one',
      { attribute: 'contact.plan.name', operator: 'has-value' },
      [{ severity: 'error', key: 'unknown-attribute' }],
    ],
  ])('in a condition: %s', (_, when, expected) => {
    const { plan, problems } = check(when);
    expect(problems).toEqual(expected.map((one) => expect.objectContaining(one)));
    const failed = problems.some(({ severity }) => severity === 'error');
    expect(plan === null).toBe(failed);
  });

  it('are checked in entry conditions, exit rules and paths as in conditions of steps', () => {
    const rule = (attribute: string): Predicate => ({
      attribute,
      operator: 'contains',
      value: 'x',
    });
    const { problems } = compile({
      ...known,
      document: {
        ...journey([{ id: 'b1', kind: 'effect', config: { reads: 'contact.renewsAt' } }]),
        entry: { trigger: 'device-failed', conditions: rule('contact.seats') },
        exit: [
          {
            id: 'x1',
            trigger: 'device-failed',
            correlate: 'contact',
            conditions: rule('contact.unknown'),
          },
        ],
      },
    });
    expect(problems.map(({ field, key }) => `${field}: ${key}`)).toEqual([
      'entry.conditions.operator: wrong-operator',
      'exit.0.conditions.attribute: unknown-contact-attribute',
      'reads: wrong-type',
    ]);
  });

  it('hold nothing where a contact is without them', () => {
    const now = new Date();
    const facts = { contact: { email: null } };
    const holds = (predicate: Predicate) => evaluatePredicate(predicate, facts, now).passed;
    expect(holds({ attribute: 'contact.plan', operator: 'is', value: 'gold' })).toBe(false);
    expect(holds({ attribute: 'contact.plan', operator: 'is-not', value: 'gold' })).toBe(true);
    expect(holds({ attribute: 'contact.plan', operator: 'is-empty' })).toBe(true);
  });
});

function week() {
  return { amount: 1, unit: 'weeks' as const };
}

describe('typeOfValue', () => {
  it.each([
    ['gold', 'text'],
    ['', 'text'],
    ['2026', 'text'],
    ['2026-01-31', 'date-time'],
    ['2026-01-31T09:30:00Z', 'date-time'],
    ['2026-13-31', 'text'],
    [3, 'number'],
    [false, 'boolean'],
    [['a'], 'list'],
    [null, null],
    [{ a: 1 }, null],
  ])('of %j is %s', (value, type) => expect(typeOfValue(value)).toBe(type));
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluatePredicate } from './evaluate-predicate.ts';
import { explainPredicate } from './explain-predicate.ts';
import type { Comparison, Predicate } from './predicate.ts';
import { Operator } from './predicate.ts';
import { readPath } from './read-path.ts';

const NOW = new Date('2026-03-10T12:00:00Z');

const FACTS = {
  trigger: {
    ErrorCode: 12,
    DeviceID: 'AX-7',
    tags: ['hot', 'new'],
    seenAt: '2026-03-09T12:00:00Z',
    dueAt: '2026-03-10T13:00:00Z',
    known: true,
    nothing: null,
    record: { status: 'Resolved', priority: null },
    before: { status: 'Open', priority: 'Low' },
    changed: ['status', 'priority'],
  },
  contact: { firstName: 'Ana', blank: '' },
};

describe('evaluatePredicate', () => {
  it.each<[string, string, Comparison['value'], boolean]>([
    ['trigger.ErrorCode', 'greater-than', 10, true],
    ['trigger.ErrorCode', 'greater-than', 12, false],
    ['trigger.ErrorCode', 'at-least', 12, true],
    ['trigger.ErrorCode', 'less-than', 12, false],
    ['trigger.ErrorCode', 'at-most', 12, true],
    ['trigger.ErrorCode', 'between', [12, 20], true],
    ['trigger.ErrorCode', 'between', [13, 20], false],
    ['trigger.ErrorCode', 'in', [1, 12], true],
    ['trigger.ErrorCode', 'is', '12', false],
    ['trigger.ErrorCode', 'greater-than', '10', false],
    ['trigger.DeviceID', 'is', 'AX-7', true],
    ['trigger.DeviceID', 'is-not', 'AX-8', true],
    ['trigger.DeviceID', 'contains', 'X-', true],
    ['trigger.DeviceID', 'starts-with', 'X', false],
    ['trigger.DeviceID', 'is', { attribute: 'trigger.DeviceID' }, true],
    ['trigger.nothing', 'is', { attribute: 'trigger.nothing' }, false],
    ['trigger.nothing', 'is-not', 'x', true],
    ['trigger.nothing', 'is-empty', undefined, true],
    ['trigger.missing.deeper', 'has-value', undefined, false],
    ['contact.blank', 'has-value', undefined, false],
    ['trigger.known', 'is', true, true],
    ['trigger.tags', 'contains-any', ['old', 'new'], true],
    ['trigger.tags', 'contains-all', ['old', 'new'], false],
    ['trigger.tags.length', 'has-value', undefined, false],
    ['trigger.seenAt', 'before', '2026-03-10', true],
    ['trigger.seenAt', 'after', '2026-03-09T13:00:00+02:00', true],
    ['trigger.seenAt', 'between', ['2026-03-09', '2026-03-10'], true],
    ['trigger.seenAt', 'in-the-last', { amount: 1, unit: 'days' }, true],
    ['trigger.seenAt', 'in-the-last', { amount: 23, unit: 'hours' }, false],
    ['trigger.seenAt', 'in-the-next', { amount: 1, unit: 'weeks' }, false],
    ['trigger.dueAt', 'in-the-next', { amount: 60, unit: 'minutes' }, true],
    ['trigger.record.status', 'changed', undefined, true],
    ['trigger.record.status', 'changed-to', 'Resolved', true],
    ['trigger.record.status', 'changed-to', 'Open', false],
    ['trigger.record.priority', 'changed', undefined, true],
    ['trigger.record.subject', 'changed', undefined, false],
    ['trigger.DeviceID', 'changed', undefined, false],
  ])('%s %s %j is %j', (...[attribute, operator, value, passed]) => {
    const row: Comparison = { attribute, operator: Operator.parse(operator), value };
    expect(evaluatePredicate(row, FACTS, NOW).passed).toBe(passed);
  });

  it('counts a change only from the value asked for', () => {
    const row = (from: string): Comparison => ({
      attribute: 'trigger.record.status',
      operator: 'changed-to',
      value: 'Resolved',
      from,
    });
    expect(evaluatePredicate(row('Open'), FACTS, NOW).passed).toBe(true);
    expect(evaluatePredicate(row('Waiting'), FACTS, NOW).passed).toBe(false);
  });

  it('takes the first value of a created record for a change to it', () => {
    const facts = { trigger: { record: { status: 'Resolved', priority: null }, before: null } };
    const row: Comparison = {
      attribute: 'trigger.record.status',
      operator: 'changed-to',
      value: 'Resolved',
    };
    expect(evaluatePredicate(row, facts, NOW).passed).toBe(true);
    expect(evaluatePredicate({ ...row, from: 'Open' }, facts, NOW).passed).toBe(false);
    const priority: Comparison = { attribute: 'trigger.record.priority', operator: 'changed' };
    expect(evaluatePredicate(priority, facts, NOW).passed).toBe(false);
  });

  it('reads nothing that objects inherit', () => {
    const row: Comparison = { attribute: 'contact.constructor', operator: 'has-value' };
    expect(evaluatePredicate(row, FACTS, NOW).passed).toBe(false);
    expect(readPath(FACTS, 'contact.__proto__')).toBeNull();
  });
});

describe('explainPredicate', () => {
  const explain = (predicate: Predicate, facts: unknown) =>
    explainPredicate(evaluatePredicate(predicate, facts, NOW).why);
  const row: Comparison = { attribute: 'trigger.ErrorCode', operator: 'greater-than', value: 10 };

  it('says which row decided and on which values', () => {
    expect(explain(row, { trigger: { ErrorCode: 10 } })).toBe(
      'ErrorCode 10 is not greater than 10',
    );
    expect(explain(row, { trigger: { ErrorCode: 12 } })).toBe('ErrorCode 12 is greater than 10');
    expect(explain(row, { trigger: {} })).toBe('ErrorCode has no value');
  });

  it('names of a failed group the rows that failed', () => {
    const device: Comparison = { attribute: 'trigger.DeviceID', operator: 'is', value: 'B' };
    const facts = { trigger: { ErrorCode: 12, DeviceID: 'A' } };
    expect(explain({ all: [row, device] }, facts)).toBe('DeviceID A is not B');
    expect(explain({ any: [device, row] }, facts)).toBe('ErrorCode 12 is greater than 10');
    expect(explain({ all: [] }, facts)).toBe('there is no condition');
  });
});

const NEGATIVE: ReadonlySet<string> = new Set(['is-not', 'is-empty']);
/** About what happened to a record, not about the value it has now. */
const ABOUT_CHANGE = 'changed';

const paths = fc.constantFrom('trigger.a', 'trigger.b', 'trigger.record.a', 'contact.a');
const literals = fc.oneof(fc.string(), fc.integer(), fc.boolean());
const operands: fc.Arbitrary<Comparison['value']> = fc.oneof(
  fc.constant(undefined),
  literals,
  fc.array(literals, { maxLength: 3 }),
  fc.record({ attribute: paths }),
  fc.record({ amount: fc.integer({ min: 1 }), unit: fc.constantFrom('hours', 'days') }),
);
const rows: fc.Arbitrary<Comparison> = fc.record({
  attribute: paths,
  operator: fc.constantFrom(...Operator.options),
  value: operands,
});
const values = fc.oneof(
  fc.constantFrom(null, undefined, '2026-03-09T12:00:00Z', Number.NaN, () => 1, 10n),
  fc.jsonValue({ maxDepth: 1 }),
);
const branch = fc.dictionary(fc.constantFrom('a', 'b', 'record', 'before', 'changed'), values);
const anyFacts = fc.oneof(
  fc.anything(),
  fc.record({ trigger: fc.oneof(branch, values), contact: fc.oneof(branch, values) }),
);

describe('evaluatePredicate, for any facts', () => {
  it('never throws, and explains what it decided', () => {
    fc.assert(
      fc.property(rows, anyFacts, (row, facts) => {
        const { why } = evaluatePredicate({ any: [row, { all: [row] }] }, facts, NOW);
        expect(explainPredicate(why)).not.toBe('');
      }),
    );
  });

  it('has every negative operator the exact negation of its positive one', () => {
    fc.assert(
      fc.property(paths, operands, anyFacts, (attribute, value, facts) => {
        const passed = (operator: Comparison['operator']) =>
          evaluatePredicate({ attribute, operator, value }, facts, NOW).passed;
        expect(passed('is-not')).toBe(!passed('is'));
        expect(passed('is-empty')).toBe(!passed('has-value'));
      }),
    );
  });

  it('fails every positive operator on null, and passes every negative one', () => {
    fc.assert(
      fc.property(rows, (row) => {
        fc.pre(row.operator !== ABOUT_CHANGE);
        const facts = { trigger: { changed: ['a'], before: { a: 1 } }, contact: { a: null } };
        const { passed } = evaluatePredicate(row, facts, NOW);
        expect(passed).toBe(NEGATIVE.has(row.operator));
      }),
    );
  });

  it('takes `all` for and, `any` for or', () => {
    fc.assert(
      fc.property(fc.array(rows, { maxLength: 4 }), anyFacts, (parts, facts) => {
        const passed = parts.map((part) => evaluatePredicate(part, facts, NOW).passed);
        expect(evaluatePredicate({ all: parts }, facts, NOW).passed).toBe(!passed.includes(false));
        expect(evaluatePredicate({ any: parts }, facts, NOW).passed).toBe(passed.includes(true));
      }),
    );
  });
});

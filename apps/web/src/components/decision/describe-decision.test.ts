import { evaluatePredicate } from '@percurso/journey/evaluate-predicate';
import type { Predicate } from '@percurso/journey/predicate';
import { Operator } from '@percurso/journey/predicate';
import fc from 'fast-check';
import i18next from 'i18next';
import { describe, expect, it } from 'vitest';
import { describeDecision } from './describe-decision.ts';
import { describeOutcome } from './describe-outcome.ts';
import type { NamedTrigger } from './name-attribute.ts';
import en from './texts.en.json' with { type: 'json' };
import es from './texts.es.json' with { type: 'json' };
import ptBr from './texts.pt-BR.json' with { type: 'json' };

const i18n = i18next.createInstance();
await i18n.init({
  resources: { en: { decision: en }, 'pt-BR': { decision: ptBr }, es: { decision: es } },
  lng: 'en',
  ns: ['decision'],
  interpolation: { escapeValue: false },
});

const words = {
  en: { t: i18n.getFixedT('en', 'decision'), language: 'en' },
  'pt-BR': { t: i18n.getFixedT('pt-BR', 'decision'), language: 'pt-BR' },
  es: { t: i18n.getFixedT('es', 'decision'), language: 'es' },
};

function refusal(predicate: Predicate, facts: unknown, language: keyof typeof words = 'en') {
  const { why } = evaluatePredicate(predicate, facts, new Date('2026-03-01T12:00:00Z'));
  const decision = { outcome: 'refused' as const, reason: 'conditions', detail: { why } };
  return describeDecision(decision, words[language]);
}

const above10: Predicate = { attribute: 'trigger.ErrorCode', operator: 'greater-than', value: 10 };

describe('describeDecision', () => {
  it('names the value, the operator and what was expected', () => {
    const facts = { trigger: { ErrorCode: 10 } };
    expect(refusal(above10, facts)).toBe('refused – ErrorCode 10 is not greater than 10');
    expect(refusal(above10, facts, 'pt-BR')).toBe('não entrou – ErrorCode 10 não é maior que 10');
    expect(refusal(above10, facts, 'es')).toBe('no entró – ErrorCode 10 no es mayor que 10');
  });

  it('says that a value is missing instead of printing null', () => {
    expect(refusal(above10, { trigger: { ErrorCode: null } })).toBe(
      'refused – ErrorCode has no value',
    );
  });

  it('joins every row that failed and leaves out those that held', () => {
    const predicate: Predicate = {
      all: [
        above10,
        { attribute: 'trigger.DeviceID', operator: 'has-value' },
        { attribute: 'trigger.Priority', operator: 'in', value: ['High', 'Critical'] },
      ],
    };
    const facts = { trigger: { ErrorCode: 1001.5, DeviceID: 'd-1', Priority: 'Low' } };
    const passing = { ...facts, trigger: { ...facts.trigger, ErrorCode: 3 } };
    expect(refusal(predicate, facts)).toBe(
      'refused – Priority “Low” is not one of “High” or “Critical”',
    );
    expect(refusal(predicate, passing)).toBe(
      'refused – ErrorCode 3 is not greater than 10 and Priority “Low” is not one of “High” or “Critical”',
    );
  });

  it('writes numbers without a thousands separator, as codes are numbers too', () => {
    const below: Predicate = { attribute: 'trigger.ErrorCode', operator: 'less-than', value: 5 };
    expect(refusal(below, { trigger: { ErrorCode: 1001 } })).toContain('ErrorCode 1001 is not');
    expect(refusal(below, { trigger: { ErrorCode: 5.5 } }, 'pt-BR')).toContain('ErrorCode 5,5 não');
  });

  it('translates the columns, status and priority of a case', () => {
    const predicate: Predicate = {
      attribute: 'trigger.record.status',
      operator: 'changed-to',
      value: 'Resolved',
    };
    const facts = { trigger: { record: { status: 'Open' }, before: null, changed: ['status'] } };
    expect(refusal(predicate, facts)).toBe('refused – Status “Open” did not change to “Resolved”');
    expect(refusal(predicate, facts, 'pt-BR')).toBe(
      'não entrou – Status “Aberto” não mudou para “Resolvido”',
    );
    const awaited: Predicate = {
      attribute: 'event.record.status',
      operator: 'is',
      value: 'Closed',
    };
    expect(refusal(awaited, { event: { record: { status: 'Open' } } }, 'pt-BR')).toContain(
      '“Aberto” não é “Fechado”',
    );
  });

  it('names what built-in triggers tell in the reader’s language, and own attributes as they are', () => {
    const predicate: Predicate = { attribute: 'trigger.outcome', operator: 'is', value: 'exited' };
    const { why } = evaluatePredicate(predicate, { trigger: { outcome: 'finished' } }, new Date(0));
    const say = (kind: NamedTrigger['kind']) =>
      describeDecision(
        { outcome: 'refused', reason: 'conditions', detail: { why } },
        { ...words['pt-BR'], triggerOf: () => ({ kind }) },
      );
    expect(say('interaction')).toBe('não entrou – Resultado “finished” não é “exited”');
    expect(say('custom')).toBe('não entrou – outcome “finished” não é “exited”');
  });

  it('says spans, instants, booleans and other attributes in words', () => {
    const recent: Predicate = {
      attribute: 'trigger.SeenAt',
      operator: 'in-the-last',
      value: { amount: 2, unit: 'days' },
    };
    expect(refusal(recent, { trigger: { SeenAt: '2026-01-05T12:00:00Z' } })).toMatch(
      /SeenAt Jan 5, 2026, .* is not in the last 2 days$/,
    );
    const yes: Predicate = { attribute: 'trigger.Online', operator: 'is', value: true };
    expect(refusal(yes, { trigger: { Online: false } })).toBe('refused – Online false is not true');
    const other: Predicate = {
      attribute: 'trigger.ErrorCode',
      operator: 'at-least',
      value: { attribute: 'contact.attributes.limit' },
    };
    const facts = { trigger: { ErrorCode: 1 }, contact: { attributes: { limit: 2 } } };
    expect(refusal(other, facts)).toBe('refused – ErrorCode 1 is less than limit (2)');
  });

  it('falls back to the reason where there is no trace, known or not', () => {
    const refused = { outcome: 'refused' as const, detail: null };
    expect(describeDecision({ ...refused, reason: 'already-inside' }, words.en)).toBe(
      'refused – the customer is already inside',
    );
    expect(describeDecision({ ...refused, reason: 'not-yet-known' }, words.en)).toBe(
      'refused – reason “not-yet-known”',
    );
    expect(describeDecision({ ...refused, reason: null }, words.en)).toBe('refused');
    expect(describeDecision({ outcome: 'enrolled', reason: null, detail: null }, words.en)).toBe(
      'entered',
    );
  });
});

describe('describeDecision of anything', () => {
  const plain = fc.oneof(fc.string(), fc.double(), fc.boolean());
  const comparison: fc.Arbitrary<Predicate> = fc.record({
    attribute: fc.constantFrom('trigger.a', 'trigger.record.status', 'contact.email', 'vars.x'),
    operator: fc.constantFrom(...Operator.options),
    value: fc.oneof(
      plain,
      fc.array(plain, { maxLength: 3 }),
      fc.constant({ attribute: 'trigger.b' }),
      fc.record({ amount: fc.nat(), unit: fc.constantFrom('minutes', 'hours', 'days', 'weeks') }),
    ),
  });
  const { predicate } = fc.letrec<{ predicate: Predicate }>((tie) => ({
    predicate: fc.oneof(
      { maxDepth: 3 },
      comparison,
      fc.record({ all: fc.array(tie('predicate'), { maxLength: 3 }) }),
      fc.record({ any: fc.array(tie('predicate'), { maxLength: 3 }) }),
    ),
  }));
  const facts = fc.record({
    trigger: fc.dictionary(fc.constantFrom('a', 'b', 'record', 'changed'), fc.jsonValue()),
    contact: fc.record({ email: fc.option(fc.string()) }),
  });

  it('writes a finished sentence in every language, with no key and no null in it', () => {
    fc.assert(
      fc.property(predicate, facts, (condition, found) => {
        const { passed, why } = evaluatePredicate(condition, found, new Date(0));
        fc.pre(!passed);
        const stored: unknown = JSON.parse(JSON.stringify({ why }));
        for (const language of ['en', 'pt-BR', 'es'] as const) {
          const decision = { outcome: 'refused', reason: 'conditions', detail: stored } as const;
          const sentence = describeDecision(decision, words[language]);
          expect(sentence).toMatch(/^(refused|não entrou|no entró) – ./);
          expect(sentence).not.toMatch(
            /^(refused|não entrou|no entró) – .*(operator\.|noValue|undefined)/,
          );
        }
      }),
    );
  });
});

describe('describeOutcome', () => {
  it('tells a draft from no match, and names why it failed', () => {
    const draft = { outcome: 'no-match', reason: 'trigger-draft' };
    expect(describeOutcome(draft, words.en)).toBe('Accepted, starts nothing while draft');
    expect(describeOutcome({ outcome: 'no-match', reason: null }, words.en)).toBe(
      'No journey starts on this trigger',
    );
    expect(describeOutcome({ outcome: 'failed', reason: 'broken' }, words.en)).toBe(
      'Failed: broken',
    );
  });
});

describe('what limits say', () => {
  const refused = (reason: string, detail: object, language: keyof typeof words = 'en') =>
    describeDecision({ outcome: 'refused', reason, detail }, words[language]);

  it('names the figures that decided', () => {
    expect(refused('cap-day', { cap: 1000, day: '2026-03-10' })).toBe(
      'refused – the limit of entries a day (1,000) was reached',
    );
    expect(refused('cap-total', { cap: 1000 }, 'pt-BR')).toBe(
      'não entrou – o limite de entradas no total (1.000) foi atingido',
    );
    expect(refused('re-entry', { mode: 'once', enteredAt: '2026-03-10T10:00:00Z' })).toBe(
      'refused – the customer entered before, and each can enter once only',
    );
    expect(
      refused('re-entry', {
        mode: 'after',
        enteredAt: '2026-03-10T10:00:00Z',
        againAt: '2026-03-17T10:00:00Z',
      }),
    ).toMatch(/^refused – the customer entered on Mar 10, 2026.*; again from Mar 17, 2026/);
    expect(refused('not-started', { startsAt: '2026-05-01T12:00:00Z' })).toContain('May 1, 2026');
  });

  it.each([
    ['woke', null, 'continued'],
    ['goal', 'goal', 'goal reached'],
    ['exited', 'exit-rule', 'ended by an exit rule'],
    ['exited', 'goal', 'ended: goal reached'],
  ] as const)('tells %s by %s', (outcome, reason, told) => {
    expect(describeDecision({ outcome, reason, detail: { rule: 'x1' } }, words.en)).toBe(told);
  });
});

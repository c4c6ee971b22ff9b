import type { Predicate } from '@percurso/journey/predicate';
import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { dictionariesOf } from '../../i18n/dictionaries.ts';
import { predicateSentence } from './predicate-sentence.ts';
import en from './texts.en.json';
import es from './texts.es.json';
import ptBr from './texts.pt-BR.json';

const languages = i18next.createInstance();
beforeAll(async () => {
  await i18next.init({ lng: 'en', resources: { en: dictionariesOf('en') } });
  await languages.init({
    resources: { en: { attributes: en }, 'pt-BR': { attributes: ptBr }, es: { attributes: es } },
    interpolation: { escapeValue: false },
  });
});

function say(predicate: Predicate | undefined, language = 'en'): string {
  const t = languages.getFixedT(language, 'attributes');
  return predicateSentence(predicate, {
    t,
    language,
    name: (path) => path.split('.').at(-1) ?? '',
  });
}

describe('predicateSentence', () => {
  const error: Predicate = { attribute: 'trigger.ErrorCode', operator: 'greater-than', value: 10 };
  const priority: Predicate = {
    attribute: 'case.priority',
    operator: 'in',
    value: ['High', 'Low'],
  };

  it('reads one row in each language', () => {
    expect(say({ all: [error] })).toBe('Holds when ErrorCode is greater than 10.');
    expect(say(error, 'pt-BR')).toBe('Vale quando ErrorCode é maior que 10.');
    expect(say(error, 'es')).toBe('Se cumple cuando ErrorCode es mayor que 10.');
  });

  it('puts an inner group of several in brackets', () => {
    const spam: Predicate = { attribute: 'contact.email', operator: 'is-empty' };
    expect(say({ all: [error, { any: [priority, spam] }] })).toBe(
      'Holds when ErrorCode is greater than 10 and (priority is “High” or “Low” or email is empty).',
    );
  });

  it('shows what is still missing', () => {
    expect(
      say({ all: [{ attribute: 'trigger.ErrorCode', operator: 'between', value: [1] }] }),
    ).toBe('Holds when ErrorCode is between 1 and ….');
  });

  it('says spans in the plural, and that no condition holds for everyone', () => {
    const span = { amount: 2, unit: 'days' } as const;
    const row: Predicate = { attribute: 'contact.createdAt', operator: 'in-the-last', value: span };
    expect(say(row)).toBe('Holds when createdAt is in the last 2 days.');
    expect(say({ all: [] })).toBe('Applies to everyone.');
    expect(say(undefined, 'pt-BR')).toBe('Vale para todos.');
  });

  it('has a sentence for a change of a record', () => {
    const row: Predicate = {
      attribute: 'trigger.record.status',
      operator: 'changed-to',
      value: 'Resolved',
      from: 'Open',
    };
    expect(say(row)).toBe('Holds when status changed from “Open” to “Resolved”.');
  });
});

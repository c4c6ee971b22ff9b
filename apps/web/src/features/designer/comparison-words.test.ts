import i18next from 'i18next';
import { beforeAll, expect, it } from 'vitest';
import { attributeName } from '../../components/attributes/attribute-name.ts';
import { dictionariesOf } from '../../i18n/dictionaries.ts';
import { comparisonWords } from './comparison-words.ts';

const language = 'pt-BR';

beforeAll(async () => {
  await i18next.init({ lng: language, resources: { [language]: dictionariesOf(language) } });
});

it('names attributes and values of a summary in the reader’s language, own ones as they are', () => {
  const triggers = { 'steps.b1.outcome': 'interaction', 'steps.b2.outcome': 'custom' } as const;
  const nameOf = attributeName(i18next.getFixedT(language, 'decision'), (path) => {
    const kind = path in triggers ? triggers[path as keyof typeof triggers] : undefined;
    return kind && { kind };
  });
  const say = (values: Parameters<typeof comparisonWords>[0]) =>
    comparisonWords(values, { nameOf, language });
  expect(say({ attribute: 'steps.b1.outcome', value: 'exited' })).toEqual({
    attribute: 'Resultado',
    value: 'exited',
  });
  expect(say({ attribute: 'steps.b2.outcome', value: 1.5 })).toEqual({
    attribute: 'outcome',
    value: '1,5',
  });
  expect(say({ attribute: 'trigger.record.status', value: ['Open', 'Closed'] })).toEqual({
    attribute: 'Status',
    value: 'Aberto, Fechado',
  });
  expect(say({ attribute: 'vars.outcome', otherAttribute: 'contact.firstName' })).toEqual({
    attribute: 'outcome',
    value: 'Nome',
  });
  expect(say({ block: 'b1' })).toEqual({});
});

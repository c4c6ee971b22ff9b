import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import { dictionariesOf } from '../i18n/dictionaries.ts';
import { messageReason } from './message-reason.ts';

beforeAll(async () => {
  await i18next.init({
    lng: 'pt-BR',
    resources: { 'pt-BR': dictionariesOf('pt-BR') },
    interpolation: { escapeValue: false },
  });
});

test.each([
  ['no-phone', 'O cliente não tem número de telefone.'],
  ['http 400', 'O provedor respondeu com o status HTTP 400.'],
  ['no connection: refused', 'Não foi possível alcançar o provedor: refused'],
  ['no clear answer', 'O provedor não deu uma resposta clara; pode ter sido enviada ou não.'],
  ['something-new', 'something-new'],
  ['The priority "x" is none of Low.', 'The priority "x" is none of Low.'],
])('%s', (reason, words) => {
  expect(messageReason(reason)).toBe(words);
});

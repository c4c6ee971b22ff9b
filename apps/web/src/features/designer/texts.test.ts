import { PROBLEM_KEYS } from '@percurso/journey/problem-key';
import { describe, expect, it } from 'vitest';
import en from './texts.en.json';
import es from './texts.es.json';
import ptBr from './texts.pt-BR.json';

describe('texts of the designer', () => {
  it.each([
    ['en', en],
    ['pt-BR', ptBr],
    ['es', es],
  ])('have a sentence for every problem in %s', (_language, texts) => {
    expect(Object.keys(texts.problems).sort()).toEqual([...PROBLEM_KEYS].sort());
  });
});

import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { PROBLEM_CODES } from './problem-code.ts';

const words = new URL('../../../apps/web/src/components/problem-words/', import.meta.url);

test.each(['en', 'pt-BR', 'es'])(
  'every code has a sentence in %s, and every sentence a code',
  async (language) => {
    const text = await readFile(new URL(`texts.${language}.json`, words), 'utf8');
    const { codes } = JSON.parse(text) as { codes: Record<string, string> };
    expect(Object.keys(codes).sort()).toEqual([...PROBLEM_CODES].sort());
    for (const sentence of Object.values(codes)) expect(sentence).toMatch(/^\S.*[.!?]$/);
  },
);

test('no code is there twice, and all are written alike', () => {
  expect(new Set(PROBLEM_CODES).size).toBe(PROBLEM_CODES.length);
  for (const code of PROBLEM_CODES) expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
});

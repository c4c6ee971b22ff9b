import { expect, test } from 'vitest';
import { readEnvironment } from './environment.ts';

const enough = { DATABASE_URL: 'postgres://a@127.0.0.1/a', PERCURSO_SECRET: 'x'.repeat(32) };

test('what is left out or empty gets its default', () => {
  expect(readEnvironment({ ...enough, PORT: '', PERCURSO_URL: '' })).toMatchObject({
    port: 3000,
    host: '127.0.0.1',
    publicUrl: 'http://localhost:3000',
    clockSpeed: 1,
    demo: false,
    apiKey: undefined,
  });
});

test('a public address has no slash at the end', () => {
  const read = readEnvironment({ ...enough, PERCURSO_URL: 'https://j.example/' });
  expect(read.publicUrl).toBe('https://j.example');
});

test('workflows are shown in their namespace, where the pages of Temporal are told', () => {
  const told = { TEMPORAL_UI_URL: 'http://127.0.0.1:8080/', TEMPORAL_NAMESPACE: 'a b' };
  const read = readEnvironment({ ...enough, ...told });
  expect(read.workflowPages).toBe('http://127.0.0.1:8080/namespaces/a%20b/workflows');
  expect(readEnvironment(enough).workflowPages).toBeUndefined();
});

test('everything that is wrong is said in one sentence', () => {
  const wrong = { PORT: '99999', PERCURSO_SECRET: 'short', PERCURSO_CLOCK_SPEED: '0' };
  expect(() => readEnvironment(wrong)).toThrow(
    /^The environment is not usable: DATABASE_URL: .*; PORT: .*; PERCURSO_SECRET: expected at least 32 characters; PERCURSO_CLOCK_SPEED: .*\.$/,
  );
});

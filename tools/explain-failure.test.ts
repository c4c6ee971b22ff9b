import { expect, test } from 'vitest';
import { explainFailure } from './explain-failure.mjs';
import { PlainFailure } from './plain-failure.mjs';

test.each([
  Object.assign(new Error('write failed'), { code: 'ENOSPC' }),
  new Error('Postgres did not start: PANIC', {
    cause: new Error('FATAL: could not write: No space left on device'),
  }),
  new PlainFailure('The packages could not be installed', {
    cause: new Error('npm error ENOSPC: no space left on device'),
  }),
])('a full disk is called one, whoever met it', (error) => {
  expect(explainFailure(error, '/home/me/.percurso')).toBe(
    'The disk that holds /home/me/.percurso is full: free some space (about 2 GB is enough) and start again.',
  );
});

test('a refused write names the folder or the file', () => {
  const refused = Object.assign(new Error('no'), { code: 'EACCES', path: '/srv/x' });
  expect(explainFailure(refused, '/srv')).toMatch(/^\/srv\/x may not be written by this user/);
});

test('other failures keep their words', () => {
  expect(explainFailure(new PlainFailure('Port 3000 is taken.'), '/')).toBe('Port 3000 is taken.');
  expect(explainFailure(new Error('odd'), '/')).toBe('odd');
});

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect, test } from 'vitest';
import { mendPostgres } from './mend-postgres.mjs';

// It resolves to postgres/cjs/src/index.js; the servers are built from its ES modules.
const entry = createRequire(import.meta.url).resolve('postgres');
const file = path.resolve(path.dirname(entry), '../../src/connection.js');

function transform(code: string, id: string): { code: string } | undefined {
  const { transform: hook } = mendPostgres();
  return (hook as (code: string, id: string) => { code: string } | undefined)(code, id);
}

test('a closed connection of the installed postgres refuses a write instead of throwing', () => {
  const source = readFileSync(file, 'utf8');
  expect(source).not.toContain('if (socket === null)');
  expect(transform(source, file)?.code).toContain('if (socket === null)');
});

test('a version in which the place to mend is gone is said to be one', () => {
  expect(() => transform('export default 1;', file)).toThrow('is not there');
  expect(transform('export default 1;', '/elsewhere/connection.js')).toBeUndefined();
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startPostgres } from './postgres.mjs';
import { processIdentity } from './process-identity.mjs';
import { spawnProcess } from './spawn-process.mjs';

let dataDir: string;
const undo: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'percurso-postgres-'));
});
afterEach(async () => {
  for (const stop of undo.splice(0).reverse()) await stop();
  await rm(dataDir, { recursive: true, force: true });
});

async function query<T>(url: string, statement: string): Promise<T[]> {
  const client = postgres(url, { max: 1 });
  try {
    return [...(await client.unsafe<T[]>(statement))];
  } finally {
    await client.end();
  }
}

test('the cluster is UTF-8 whatever LANG says, and outlives its server', async () => {
  const first = await startPostgres({ dataDir });
  undo.push(first.stop);
  const [locale] = await query(
    first.url,
    `select current_setting('server_encoding') as encoding, datlocale as locale
     from pg_database where datname = current_database()`,
  );
  expect(locale).toEqual({ encoding: 'UTF8', locale: 'C.UTF-8' });
  await query(first.url, "create table kept as select 'ação' as word");
  await first.stop();
  expect(processIdentity(first.pid)).not.toBe(first.identity);

  const second = await startPostgres({ dataDir });
  undo.push(second.stop);
  expect(await query(second.url, 'select word from kept')).toEqual([{ word: 'ação' }]);
});

test('a server left by a killed run makes way for the next one', async () => {
  const module = new URL('./postgres.mjs', import.meta.url).href;
  const run = await spawnProcess({
    command: process.execPath,
    args: [
      '--input-type=module',
      '--eval',
      `import { startPostgres } from ${JSON.stringify(module)};
       const { pid } = await startPostgres({ dataDir: ${JSON.stringify(dataDir)} });
       console.log('up ' + pid);
       setInterval(() => {}, 1000);`,
    ],
  });
  const left = Number((await run.untilLine((line) => line.startsWith('up '))).slice(3));
  const identity = processIdentity(left);
  process.kill(run.pid, 'SIGKILL');
  await run.exited;
  expect(processIdentity(left)).toBe(identity);

  const next = await startPostgres({ dataDir });
  undo.push(next.stop);
  expect(processIdentity(left)).not.toBe(identity);
  expect(await query(next.url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

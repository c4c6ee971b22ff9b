import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { freePort } from './free-port.mjs';
import { processIdentity } from './process-identity.mjs';
import { createStartFixture } from './testing/start-fixture.mjs';

// Named databases are never spoken to by the fixture's servers; with both named, nothing is embedded.
const external = { DATABASE_URL: 'postgres://elsewhere', TEMPORAL_ADDRESS: 'elsewhere:7233' };

let fixture: Awaited<ReturnType<typeof createStartFixture>>;
let env: NodeJS.ProcessEnv;

beforeEach(async () => {
  fixture = await createStartFixture();
  env = { ...external, PORT: String(await freePort()) };
});
afterEach(() => fixture.remove());

async function startUp() {
  const child = await fixture.start(env);
  await child.untilLine((line) => line.startsWith('Percurso is ready'));
  return child;
}

function isGone({ pid, identity }: { pid: number; identity: string }): boolean {
  return processIdentity(pid) !== identity;
}

test('tells its address, and Ctrl-C ends worker and API in that order and leaves nothing', async () => {
  const child = await startUp();
  expect(child.lastLines()).toContain(`Percurso is ready at http://127.0.0.1:${env.PORT}`);
  const [api, worker] = [await fixture.part('api'), await fixture.part('worker')];
  const ends: string[] = [];
  const watching = Promise.all(
    ['worker ends', 'api ends'].map(async (mark) => {
      await child.untilLine((line) => line === mark);
      ends.push(mark);
    }),
  );

  process.kill(child.pid, 'SIGINT');
  expect(await child.exited).toEqual({ code: 0, signal: null });
  await watching;
  expect(ends).toEqual(['worker ends', 'api ends']);
  expect([isGone(api), isGone(worker)]).toEqual([true, true]);
  expect(existsSync(path.join(fixture.home, 'run/supervisor.json'))).toBe(false);
});

test('a second start on the same home says where the first one is', async () => {
  const first = await startUp();
  const second = await fixture.start({ ...env, PORT: String(await freePort()) });
  expect((await second.exited).code).toBe(1);
  expect(second.lastLines()).toContain(
    `already running on this folder, at http://127.0.0.1:${env.PORT}`,
  );
  expect(processIdentity(first.pid)).toBe(first.identity);
});

test('a part that dies is started again', async () => {
  const child = await startUp();
  const before = await fixture.part('worker');
  process.kill(before.pid, 'SIGKILL');
  await child.untilLine((line) => line.includes('worker is up again'));
  expect(child.lastLines()).toContain('worker stopped (SIGKILL): starting it again in 1 s');
  const after = await fixture.part('worker');
  expect(isGone(before)).toBe(true);
  expect(isGone(after)).toBe(false);
});

test('what a killed supervisor left behind is ended by the next start', async () => {
  const killed = await startUp();
  const orphans = [await fixture.part('api'), await fixture.part('worker')];
  process.kill(killed.pid, 'SIGKILL');
  await killed.exited;
  expect(orphans.map(isGone)).toEqual([false, false]);

  const next = await startUp();
  expect(orphans.map(isGone)).toEqual([true, true]);
  expect(next.lastLines()).toContain('Ended what a killed start left behind: worker, api');
});

test('a noted pid that another process has by now is left alone', async () => {
  const child = await startUp();
  await child.stop({ signal: 'SIGINT' });
  const bystander = JSON.stringify({ pid: process.pid, identity: 'another boot 1' });
  await writeFile(path.join(fixture.home, 'run/postgres.json'), bystander);
  const next = await startUp();
  expect(next.lastLines()).not.toContain('left behind');
});

test('a taken port is one sentence', async () => {
  const holder = createServer().listen(Number(env.PORT), '127.0.0.1');
  await vi.waitUntil(() => holder.listening);
  const child = await fixture.start(env);
  expect((await child.exited).code).toBe(1);
  expect(child.lastLines()).toBe(
    `Port ${env.PORT} on 127.0.0.1 is taken by another program: stop that one, or choose another port, for example PORT=${Number(env.PORT) + 1} npm start.`,
  );
  await new Promise((resolve) => holder.close(resolve));
});

test('a home folder that cannot be written is one sentence', async () => {
  await writeFile(path.join(fixture.root, 'file'), '');
  const home = path.join(fixture.root, 'file', 'home');
  const child = await fixture.start({ ...env, PERCURSO_HOME: home });
  expect((await child.exited).code).toBe(1);
  expect(child.lastLines()).toBe(
    `The folder ${home}, where Percurso keeps its state, cannot be written (ENOTDIR): change its owner, or set PERCURSO_HOME to a folder of yours.`,
  );
});

test('an API that fails on the way up gives its reason and leaves nothing', async () => {
  const child = await fixture.start({ ...env, FAIL_WITH: 'migration 0003 is missing' });
  expect((await child.exited).code).toBe(1);
  expect(child.lastLines()).toContain(
    'The API stopped while it was starting: Error: migration 0003',
  );
  expect(existsSync(path.join(fixture.home, 'run/api.json'))).toBe(false);
});

test('the secret is made once and readable by its owner only', async () => {
  const file = path.join(fixture.home, 'secret');
  await (await startUp()).stop({ signal: 'SIGINT' });
  const first = await readFile(file, 'utf8');
  await (await startUp()).stop({ signal: 'SIGINT' });
  expect(await readFile(file, 'utf8')).toBe(first);
  expect(first.trim()).toMatch(/^[0-9a-f]{64}$/);
});

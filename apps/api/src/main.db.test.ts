import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestDatabase } from '@percurso/testing/template-database';
import { createTestDatabase } from '@percurso/testing/template-database';
import { buildServers } from '@percurso/tools/build-servers';
import { freePort } from '@percurso/tools/free-port';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
// Inside the repository, so that the packages left outside the bundle are found.
const servers = path.join(root, 'dist/testing/main/server');
let database: TestDatabase;

beforeAll(async () => {
  await buildServers({ root, outDir: servers });
  database = await createTestDatabase();
});
afterAll(() => database.drop());

interface Running {
  child: ChildProcess;
  exited: Promise<unknown[]>;
  output(): string;
}

function start(variables: Record<string, string>): Running {
  const child = spawn(process.execPath, [path.join(servers, 'api.mjs')], {
    env: {
      PATH: process.env.PATH ?? '',
      NODE_ENV: 'production',
      DATABASE_URL: database.url,
      PERCURSO_SECRET: 'x'.repeat(32),
      ...variables,
    },
  });
  let output = '';
  const collect = (part: Buffer) => {
    output += part.toString();
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  onTestFinished(() => void child.kill('SIGKILL'));
  return { child, exited: once(child, 'exit'), output: () => output };
}

async function startReady(variables: Record<string, string> = {}) {
  const port = await freePort();
  const running = start({ ...variables, PORT: String(port) });
  const address = `http://127.0.0.1:${port}`;
  await expect
    .poll(() => fetch(`${address}/readyz`).then(({ status }) => status, running.output), {
      timeout: 30_000,
    })
    .toBe(200);
  return { ...running, address, port };
}

function signIn(address: string, body: object, headers: Record<string, string> = {}) {
  return fetch(`${address}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

test('it stops in time although a client keeps a request open', async () => {
  const { child, exited, address, port, output } = await startReady();
  const open = request({ port, host: '127.0.0.1', method: 'POST', path: '/api/v1/events' });
  open.on('error', () => undefined);
  open.setHeader('content-type', 'application/json');
  open.write('{');
  const [socket] = await once(open, 'socket');
  if (socket.connecting) await once(socket, 'connect');
  await (await fetch(`${address}/healthz`)).text();
  const began = Date.now();
  child.kill('SIGTERM');
  expect(await exited, output()).toEqual([0, null]);
  expect(Date.now() - began).toBeLessThan(10_000);
});

test('sign-ins are counted for each address, whatever address a client claims', async () => {
  const { address, output } = await startReady();
  const unknown = { email: 'nobody@example.com', password: 'wrong password' };
  expect((await signIn(address, unknown)).status).toBe(401);
  const statuses = new Set<number>();
  for (let number = 0; number < 60; number += 1) {
    const claimed = { 'x-percurso-address': `10.0.0.${number}`, 'x-forwarded-for': '10.9.9.9' };
    statuses.add((await signIn(address, {}, claimed)).status);
  }
  expect(statuses).toEqual(new Set([400, 429]));
  expect(output()).not.toContain('nobody@example.com');
});

test('a busy port and a bad environment are one clear line, and a failure', async () => {
  const { port } = await startReady();
  const second = start({ PORT: String(port) });
  expect((await second.exited)[0]).toBe(1);
  expect(second.output()).toContain('EADDRINUSE');
  const wrong = start({ PERCURSO_SECRET: 'short' });
  expect((await wrong.exited)[0]).toBe(1);
  const line = JSON.parse(wrong.output().trim());
  expect(line.err.message).toContain('PERCURSO_SECRET: expected at least 32 characters');
});

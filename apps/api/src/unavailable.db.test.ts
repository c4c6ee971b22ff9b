import type { AddressInfo, Socket } from 'node:net';
import { connect, createServer } from 'node:net';
import { createTestDatabase } from '@percurso/testing/template-database';
import { expect, onTestFinished, test } from 'vitest';
import { openTestApp } from './open-test-app.ts';
import { openTestMember } from './open-test-member.ts';

/** The way to a Postgres, which can be cut and mended; its port stays the same. */
async function openWay(url: string) {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  const server = createServer((from) => {
    const to = connect(Number(target.port), target.hostname);
    for (const socket of [from, to]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        for (const other of [from, to]) other.destroy();
      });
    }
    from.pipe(to).pipe(from);
  });
  const listen = (port: number) =>
    new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const way = new URL(url);
  way.hostname = '127.0.0.1';
  way.port = String(port);
  const cut = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  return { url: way.href, cut, mend: () => listen(port) };
}

test('while Postgres is away a call answers 503 and when to come again, and then works', async () => {
  const database = await createTestDatabase();
  const way = await openWay(database.url);
  const api = openTestApp({ url: way.url });
  const { app, db } = api;
  onTestFinished(async () => {
    await db.close();
    await database.drop();
  });
  const { id, headers } = await api.openWorkspace();
  const { headers: cookie } = await openTestMember(api, { role: 'viewer', workspaceIds: [id] });
  const ask = (given: { cookie: string } | { authorization: string }) =>
    app.request('/api/v1/contacts', { headers: given });
  expect((await ask(headers)).status).toBe(200);
  expect((await ask(cookie)).status).toBe(200);

  const running = db.sql`select pg_sleep(600)`.catch((error: unknown) => error);
  await way.cut();
  expect(await running).toBeInstanceOf(Error);
  const signIn = () =>
    app.request('/api/auth/sign-in/email', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'http://127.0.0.1:3000' },
      body: JSON.stringify({ email: 'ana@example.com', password: 'correct horse battery' }),
    });
  for (const call of [() => ask(headers), () => ask(cookie), signIn]) {
    const answer = await call();
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await answer.json()).toMatchObject({
      type: expect.stringMatching(/\/unavailable$/),
      status: 503,
      code: 'unavailable',
    });
  }
  await way.mend();
  await expect.poll(async () => (await ask(headers)).status, { timeout: 10_000 }).toBe(200);
  expect((await ask(cookie)).status).toBe(200);
});

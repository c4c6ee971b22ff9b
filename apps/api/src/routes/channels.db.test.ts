import { decryptSecret } from '@percurso/db/secrets/decrypt-secret';
import type { TestDatabase } from '@percurso/testing/template-database';
import { createTestDatabase } from '@percurso/testing/template-database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp } from '../open-test-app.ts';

let database: TestDatabase;
let api: ReturnType<typeof openTestApp>;

beforeAll(async () => {
  database = await createTestDatabase();
  api = openTestApp(database);
});
afterAll(async () => {
  await api.db.close();
  await database.drop();
});

test('a gateway is stored encrypted and only its host and sender are told', async () => {
  const { id, call } = await api.openWorkspace();
  const config = {
    url: 'https://sms.example:8443/send?x=1',
    token: 'very-secret-token',
    from: 'Us',
  };
  const set = await call('PUT', '/channels/sms', { provider: 'http-sms', config });
  expect(set.body).toMatchObject({
    channel: 'sms',
    provider: 'http-sms',
    host: 'sms.example:8443',
    sender: 'Us',
  });
  const listed = await call('GET', '/channels');
  expect(listed.body.items).toMatchObject([
    set.body,
    { channel: 'email', provider: 'capture', host: null, updatedAt: null },
  ]);
  expect(JSON.stringify(listed.body)).not.toContain('secret-token');
  const [row] = await api.db.sql`select config from channels where workspace_id = ${id}`;
  expect(row?.config).not.toContain('secret-token');
  const stored = JSON.parse(decryptSecret(row?.config, 'a-secret-for-tests-of-the-api-only'));
  expect(stored).toMatchObject({ ...config, idempotent: true });
  const back = await call('PUT', '/channels/sms', { provider: 'capture' });
  expect(back.body).toMatchObject({ provider: 'capture', host: null, sender: null });
});

test.each([
  ['email', { provider: 'http-sms', config: { url: 'https://a.example' } }, 'provider'],
  ['sms', { provider: 'pigeon' }, 'provider'],
  ['sms', { provider: 'http-sms', config: { url: 'ftp://a.example' } }, 'config.url'],
  ['sms', { provider: 'http-sms', config: { url: 'https://a.example', tokn: 'x' } }, 'config.tokn'],
  ['fax', { provider: 'capture' }, 'channel'],
])('%s with %j is refused at %s', async (channel, settings, path) => {
  const { call } = await api.openWorkspace();
  const answer = await call('PUT', `/channels/${channel}`, settings);
  expect(answer.status).toBe(422);
  expect(answer.body.errors[0].path).toBe(path);
});

test('a cap is set for a channel of the workspace alone, and lifted', async () => {
  const { call } = await api.openWorkspace();
  const other = await api.openWorkspace();
  const cap = { most: 3, days: 7 };
  const set = await call('PUT', '/channels/email/cap', { cap });
  expect(set.body).toMatchObject({ channel: 'email', provider: 'capture', cap });
  const capsSeenBy = async (one: Pick<typeof other, 'call'>) =>
    (await one.call('GET', '/channels')).body.items.map((item: { cap: unknown }) => item.cap);
  expect(await capsSeenBy({ call })).toEqual([null, cap]);
  expect(await capsSeenBy(other)).toEqual([null, null]);
  const lifted = await call('PUT', '/channels/email/cap', { cap: null });
  expect(lifted.body.cap).toBeNull();
  for (const [wrong, path] of [
    [{ most: 0, days: 7 }, 'cap.most'],
    [{ most: 3, days: 400 }, 'cap.days'],
    [{ most: 3 }, 'cap.days'],
  ] as const) {
    const refused = await call('PUT', '/channels/sms/cap', { cap: wrong });
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ path }] } });
  }
});

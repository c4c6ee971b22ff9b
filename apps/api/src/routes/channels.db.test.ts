import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { decryptSecret } from '@percurso/db/secrets/decrypt-secret';
import { getChannelHealth } from '@percurso/services/channels/get-channel-health';
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

test('quiet times are set for a channel of the workspace alone, and lifted', async () => {
  const { call } = await api.openWorkspace();
  const other = await api.openWorkspace();
  const hours = [
    { days: [1, 2, 3, 4, 5], from: '08:00', to: '21:00' },
    { days: [6], from: '20:00', to: '01:00' },
  ];
  const quietTimes = { hours, timeZone: 'America/Sao_Paulo', covers: 'all', action: 'hold' };
  const set = await call('PUT', '/channels/sms/quiet-times', { quietTimes });
  expect(set).toMatchObject({ status: 200, body: { channel: 'sms', quietTimes } });
  const seenBy = async (one: Pick<typeof other, 'call'>) =>
    (await one.call('GET', '/channels')).body.items.map(
      (item: { quietTimes: unknown }) => item.quietTimes,
    );
  expect(await seenBy({ call })).toEqual([quietTimes, null]);
  expect(await seenBy(other)).toEqual([null, null]);
  const changed = { ...quietTimes, covers: 'commercial', action: 'skip' };
  await call('PUT', '/channels/sms/quiet-times', { quietTimes: changed });
  expect(await seenBy({ call })).toEqual([changed, null]);
  await call('PUT', '/channels/sms/quiet-times', { quietTimes: null });
  expect(await seenBy({ call })).toEqual([null, null]);
});

test.each([
  ['hours', { hours: [] }],
  ['hours[0].days', { hours: [{ days: [], from: '08:00', to: '21:00' }] }],
  ['hours[0].days[0]', { hours: [{ days: [8], from: '08:00', to: '21:00' }] }],
  ['hours[0].to', { hours: [{ days: [1], from: '08:00', to: '24:00' }] }],
  ['timeZone', { timeZone: 'Brazil/Nowhere' }],
  ['action', { action: 'other-channel' }],
  ['covers', { covers: undefined }],
])('quiet times with another %s are refused there', async (path, change) => {
  const { call } = await api.openWorkspace();
  const quietTimes = {
    hours: [{ days: [1], from: '08:00', to: '21:00' }],
    timeZone: 'UTC',
    covers: 'all',
    action: 'hold',
    ...change,
  };
  const refused = await call('PUT', '/channels/sms/quiet-times', { quietTimes });
  expect(refused).toMatchObject({
    status: 422,
    body: { errors: [{ path: `quietTimes.${path}` }] },
  });
});

test('a test goes through the gateway, is told with its answer, and is in no ledger', async () => {
  const { id, call } = await api.openWorkspace();
  const taken: { to: string; text: string }[] = [];
  let status = 200;
  const gateway = createServer((request, response) => {
    void text(request).then((body) => {
      taken.push(JSON.parse(body));
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(status === 200 ? '{"id":"gw-1"}' : 'no such sender');
    });
  });
  await once(gateway.listen(0, '127.0.0.1'), 'listening');
  try {
    const { port } = gateway.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/send`;
    await call('PUT', '/channels/sms', {
      provider: 'http-sms',
      config: { url, allowPrivateAddresses: true },
    });
    const smsHealth = async () => (await call('GET', '/channels/health')).body.items[0];
    expect(await smsHealth()).toMatchObject({
      state: 'unused',
      lastSentAt: null,
      due: 0,
      tests: [],
    });

    const send = { to: '+55 11 99999-0001', text: 'Hello' };
    const sent = await call('POST', '/channels/sms/test', send);
    expect(sent).toMatchObject({
      status: 200,
      body: { provider: 'http-sms', state: 'accepted', providerId: 'gw-1', to: '+5511999990001' },
    });
    expect(sent.body.latencyMs).toBeGreaterThanOrEqual(0);
    expect(taken).toMatchObject([{ to: '+5511999990001', text: 'TEST: Hello' }]);
    expect(await smsHealth()).toMatchObject({ state: 'working', failures: [], tests: [sent.body] });

    status = 400;
    expect((await call('POST', '/channels/sms/test', send)).body).toMatchObject({
      state: 'failed',
      reason: 'http 400',
      detail: 'no such sender',
    });
    expect(await smsHealth()).toMatchObject({
      state: 'failing',
      lastSentAt: sent.body.at,
      failures: [{ reason: 'http 400', lastHour: 1, lastDay: 1 }],
    });
    expect((await api.db.sql`select 1 from messages where workspace_id = ${id}`).length).toBe(0);
    status = 200;
    await call('POST', '/channels/sms/test', send);
    expect(await smsHealth()).toMatchObject({ state: 'working', failingSince: null });
  } finally {
    gateway.close();
    gateway.closeAllConnections();
  }
  const gone = await call('POST', '/channels/sms/test', { to: '+5511999990001', text: 'Hi' });
  expect(gone.body).toMatchObject({ state: 'not-taken' });
  expect(gone.body.reason).toMatch(/^no connection: /);
});

test('a test keeps to the rate of the gateway, and tells nothing of who is erased meanwhile', async () => {
  const { id, call } = await api.openWorkspace();
  const times: number[] = [];
  let meanwhile: (() => Promise<unknown>) | undefined;
  const gateway = createServer((request, response) => {
    void text(request).then(async () => {
      times.push(performance.now());
      await meanwhile?.();
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":"gw-1"}');
    });
  });
  await once(gateway.listen(0, '127.0.0.1'), 'listening');
  try {
    const { port } = gateway.address() as AddressInfo;
    const config = { url: `http://127.0.0.1:${port}/send`, allowPrivateAddresses: true };
    const settings = { provider: 'http-sms', config: { ...config, perSecond: 1 } };
    await call('PUT', '/channels/sms', settings);
    const send = (to: string) => call('POST', '/channels/sms/test', { to, text: 'Hello' });
    const sent = await Promise.all([send('+5511999990001'), send('+5511999990001')]);
    expect(sent.map(({ body }) => body.state)).toEqual(['accepted', 'accepted']);
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(900);

    // Journeys have taken the sends of the next minute.
    await api.db.sql`
      update channels set rate_at = clock_timestamp() + interval '1 minute' where workspace_id = ${id}`;
    expect(await send('+5511999990001')).toMatchObject({
      status: 429,
      body: { code: 'channel-busy', values: { perSecond: 1 } },
    });
    await api.db.sql`update channels set rate_at = null where workspace_id = ${id}`;

    // A number that Ana had before, which only a message tells.
    await call('PUT', '/contacts/ana', { phone: '+5511999990002' });
    expect((await send('+5511999990003')).body).toMatchObject({ state: 'accepted' });
    await api.db.sql`
      insert into messages (id, workspace_id, enrolment_id, journey_id, version_id, block_id, visit,
        contact_id, channel, class, state, "to", body, strand_id, fence, created_at, updated_at)
      values (gen_random_uuid(), ${id}, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'b1', 1,
        (select id from contacts where workspace_id = ${id}), 'sms', 'commercial', 'accepted',
        '+5511999990003', 'Hi',
        gen_random_uuid(), 0, now(), now())`;
    meanwhile = () => call('DELETE', '/contacts/ana');
    expect((await send('+5511999990002')).body).toMatchObject({ state: 'accepted' });
    const tests = (await call('GET', '/channels/health')).body.items[0].tests;
    expect(tests.map(({ to }: { to: string }) => to)).toEqual(['+5511999990001', '+5511999990001']);
  } finally {
    gateway.close();
    gateway.closeAllConnections();
  }
});

test('one refused among messages that were handed over together does not make a channel failing', async () => {
  const { id, call } = await api.openWorkspace();
  const handedAt = new Date(Date.now() - 60_000);
  for (const [state, reason] of [
    ['accepted', null],
    ['failed', 'http 400'],
  ]) {
    await api.db.sql`
      insert into messages (id, workspace_id, enrolment_id, journey_id, version_id, block_id, visit,
        contact_id, channel, class, state, reason, body, strand_id, fence, provider, handed_at,
        created_at, updated_at)
      values (gen_random_uuid(), ${id}, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'b1', 1,
        gen_random_uuid(), 'sms', 'commercial', ${state ?? ''}, ${reason ?? null}, 'Hi',
        gen_random_uuid(), 0, 'capture', ${handedAt}, ${handedAt},
        now() - ${state === 'failed' ? '1 second' : '2 seconds'}::interval)`;
  }
  const [sms] = (await call('GET', '/channels/health')).body.items;
  expect(sms).toMatchObject({
    state: 'working',
    failingSince: null,
    failures: [{ reason: 'http 400', lastHour: 1, lastDay: 1 }],
  });
});

test('how channels do is told without reading every message', async () => {
  const { id, call } = await api.openWorkspace();
  await api.db.sql`
    insert into messages (id, workspace_id, enrolment_id, journey_id, version_id, block_id, visit,
      contact_id, channel, class, state, reason, body, strand_id, fence, provider, handed_at,
      created_at, updated_at)
    select gen_random_uuid(), ${id}, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'b1', 1,
      gen_random_uuid(), case when n % 2 = 0 then 'sms' else 'email' end, 'commercial',
      case when n in (3000, 10000) then 'failed' else 'accepted' end,
      case when n in (3000, 10000) then 'http 400' end, 'Hi', gen_random_uuid(), 0, 'capture', at, at, at
    from generate_series(1, 10000) n
    cross join lateral (select now() - (10000 - n) * interval '1 second' as at) made`;
  await api.db.sql`analyze messages`;
  const read = await api.db.sql.begin(async (tx) => {
    const db = { ...api.db, sql: tx as unknown as typeof api.db.sql };
    const actor = { type: 'system' } as const;
    const ctx = { db, workspaceId: id, actor, publicUrl: '', secret: '' };
    const { items } = await getChannelHealth({ ctx });
    const [row] = await tx<{ n: number }[]>`
      select (pg_stat_get_xact_tuples_fetched('messages'::regclass)
        + pg_stat_get_xact_tuples_returned('messages'::regclass))::int as n`;
    return { items, read: row?.n };
  });
  expect(read.items).toMatchObject([
    { state: 'failing', failures: [{ reason: 'http 400', lastHour: 1, lastDay: 2 }] },
    { state: 'working', failures: [], failingSince: null },
  ]);
  expect(read.items).toEqual((await call('GET', '/channels/health')).body.items);
  expect(read.read).toBeLessThan(100);
});

test('an e-mail test is kept and shown; what it is sent to must be an address that may be written to', async () => {
  const { call } = await api.openWorkspace();
  const send = { to: 'Ana@Example.com', text: 'Hello' };
  const sent = await call('POST', '/channels/email/test', send);
  expect(sent.body).toMatchObject({
    provider: 'capture',
    state: 'accepted',
    subject: 'TEST: Hello',
    body: 'TEST: Hello',
  });
  for (const [channel, wrong, error] of [
    ['sms', { to: 'ana@example.com', text: 'Hi' }, { path: 'to', code: 'invalid-phone' }],
    ['email', { to: 'ana', text: 'Hi' }, { path: 'to', code: 'invalid-email' }],
    ['email', { to: 'ana@example.com', text: ' ' }, { path: 'text' }],
  ] as const) {
    const refused = await call('POST', `/channels/${channel}/test`, wrong);
    expect(refused).toMatchObject({ status: 422, body: { errors: [error] } });
  }
  // Of somebody who is erased nothing is left, and nothing is sent to them again.
  await call('PUT', '/contacts/ana', { email: 'ana@example.com' });
  expect((await call('DELETE', '/contacts/ana')).status).toBe(204);
  const [, email] = (await call('GET', '/channels/health')).body.items;
  expect(email.tests).toEqual([]);
  expect(await call('POST', '/channels/email/test', send)).toMatchObject({
    status: 422,
    body: { errors: [{ path: 'to', code: 'address-suppressed' }] },
  });
});

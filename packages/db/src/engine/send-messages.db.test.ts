import type { ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Outcome } from '@percurso/blocks/kit/run';
import { createBulkPacer } from '@percurso/engine/bulk-pacer';
import type { InFlight } from '@percurso/engine/sending/in-flight';
import { createInFlight } from '@percurso/engine/sending/in-flight';
import type { SendInput } from '@percurso/engine/sending/send-messages';
import { ChannelOutage, sendMessages } from '@percurso/engine/sending/send-messages';
import type { HttpSmsConfig } from '@percurso/messaging/http-sms-config';
import type { Provider } from '@percurso/messaging/provider';
import { createProvider, ProviderSettings } from '@percurso/messaging/providers';
import { openScenes } from '@percurso/testing/open-scenes';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { claimPage } from '../testing/handed-page.ts';
import type { Scene } from '../testing/journey-scene.ts';
import { readClock } from './read-clock.ts';

interface Received {
  id: string;
  to: string;
  from: string | undefined;
  text: string;
  key: string | undefined;
}
type Answer = (response: ServerResponse, received: Received, index: number) => void;

const scenes = openScenes();
let scene: Scene;
let inFlight: InFlight;
const pacer = createBulkPacer();
const closers: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  scene = await scenes.open();
  inFlight = createInFlight();
  await scenes.sql`
    insert into channels (workspace_id, channel, provider, config, updated_at)
    values (${scene.workspaceId}, 'sms', 'http-sms', '', percurso_now())`;
});
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** A gateway on loopback that keeps what it was given. */
async function openGateway(answer: Answer) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { id, to, from, text } = JSON.parse(Buffer.concat(chunks).toString('utf8'));
      const one = { id, to, from, text, key: request.headers['idempotency-key']?.toString() };
      received.push(one);
      answer(response, one, received.length - 1);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return { received, port: (server.address() as AddressInfo).port };
}

const accept: Answer = (response, { id }) =>
  response.writeHead(200).end(JSON.stringify({ id: `p-${id}` }));
const tooMany: Answer = (response) => response.writeHead(429, { 'retry-after': '30' }).end();
const refuse: Answer = (response) =>
  response.writeHead(400).end(JSON.stringify({ error: 'no such number' }));
const breakOff: Answer = (response) => response.destroy();

function openProvider(port: number, more: Partial<HttpSmsConfig> = {}): Provider {
  const config = {
    url: `http://127.0.0.1:${port}/sms`,
    allowPrivateAddresses: true,
    timeoutMs: 3_000,
    ...more,
  };
  const provider = createProvider(ProviderSettings.parse({ provider: 'http-sms', config }));
  closers.push(() => provider.close());
  return provider;
}

type SendOptions = Partial<Pick<SendInput, 'messageClass'>>;

/** What the engine sends with here. */
function sending() {
  return { store: scene.store, inFlight, pacer };
}

/** People at a message, and one attempt after another to send it. */
async function enterToSend(n: number, provider: Provider) {
  const version = await scene.publish([{ id: 'b1', kind: 'sms', config: { text: 'Hello' } }]);
  const { strandId } = await scene.enter(n);
  return async ({ messageClass = 'transactional' }: SendOptions = {}) => {
    const { input } = await claimPage({ scene, version, strandId }, { messageClass, provider });
    const clock = await readClock(scenes.sql);
    return sendMessages({ ...input, ...sending(), provider, clock });
  };
}

async function ledger() {
  return await scenes.sql<
    {
      id: string;
      state: string;
      reason: string | null;
      providerId: string | null;
      attempt: number;
    }[]
  >`
    select id, state, reason, provider_id as "providerId", attempt from messages
    where workspace_id = ${scene.workspaceId} order by id`;
}

async function waitsOf(outcomes: Map<string, Outcome>): Promise<number[]> {
  const { now } = await readClock(scenes.sql);
  return [...outcomes.values()].map((outcome) =>
    'stayUntil' in outcome ? outcome.stayUntil.getTime() - now.getTime() : Number.NaN,
  );
}

async function statesOf(): Promise<Record<string, number>> {
  const rows = await ledger();
  const counts: Record<string, number> = {};
  for (const { state } of rows) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}

test('600 people are sent to once each, page by page, the first page small', async () => {
  const { received, port } = await openGateway(accept);
  const send = await enterToSend(600, openProvider(port));
  const outcomes = await send();
  expect(outcomes.size).toBe(600);
  expect([...outcomes.values()].every((one) => 'port' in one && one.port === 'next')).toBe(true);
  expect(new Set(received.map(({ to }) => to)).size).toBe(600);
  expect(received.every(({ id, key }) => id === key)).toBe(true);
  expect(received).toHaveLength(600);
  const rows = await ledger();
  expect(
    rows.every(({ id, state, providerId }) => state === 'accepted' && providerId === `p-${id}`),
  ).toBe(true);

  const pages = await scenes.sql<{ n: number }[]>`
    select count(*)::int as n from messages where workspace_id = ${scene.workspaceId}
    group by handed_at order by handed_at`;
  expect(pages[0]?.n).toBe(32);
  expect(pages.length).toBeGreaterThanOrEqual(5);
  expect(await send()).toEqual(outcomes);
  expect(received).toHaveLength(600);
});

test('a message goes out as the sender it names, else as the channel’s own; the ledger says which', async () => {
  const { received, port } = await openGateway(accept);
  const provider = openProvider(port, { from: 'Us' });
  const version = await scene.publish([{ id: 'b1', kind: 'sms', config: { text: 'Hello' } }]);
  const { strandId } = await scene.enter(2);
  const { input } = await claimPage({ scene, version, strandId }, { provider });
  const requests = input.requests.map((request, index) =>
    index === 0 ? { ...request, sender: 'Sales' } : request,
  );
  const clock = await readClock(scenes.sql);
  await sendMessages({ ...input, requests, ...sending(), provider, clock });
  expect(received.map(({ from }) => from).sort()).toEqual(['Sales', 'Us']);
  const rows = await scenes.sql<{ id: string; sender: string }[]>`
    select id, sender from messages where workspace_id = ${scene.workspaceId}`;
  const sentAs = new Map(received.map(({ id, from }) => [id, from]));
  expect(new Map(rows.map(({ id, sender }) => [id, sender]))).toEqual(sentAs);
});

test('what may be with the provider is repeated as it was, and the ledger says that', async () => {
  const { received, port } = await openGateway((response, one, index) =>
    ([breakOff, tooMany][index] ?? accept)(response, one, index),
  );
  const provider = openProvider(port, { from: 'Us' });
  const version = await scene.publish([{ id: 'b1', kind: 'sms', config: { text: 'Hello' } }]);
  const { strandId } = await scene.enter(1);
  const clock = await readClock(scenes.sql);
  const sendAs = async (sender: string, text: string) => {
    const { input } = await claimPage({ scene, version, strandId }, { provider });
    const requests = input.requests.map((request) => ({ ...request, sender, text }));
    return sendMessages({ ...input, requests, ...sending(), provider, clock });
  };
  await sendAs('Sales', 'Hello');
  expect(await statesOf()).toEqual({ handed: 1 });
  // Not taken this time, which says nothing of the time before; then the channel is held.
  await sendAs('Support', 'Changed by the next version');
  expect(await statesOf()).toEqual({ handed: 1 });
  await sendAs('Support', 'Changed by the next version');
  expect(await statesOf()).toEqual({ handed: 1 });
  await scenes.sql`update channels set next_send_at = null`;
  await scenes.sql`update messages set answer_by = clock_timestamp()`;
  const outcomes = await sendAs('Billing', 'Changed once more');
  expect([...outcomes.values()]).toEqual([{ port: 'next' }]);
  const repeated = ['Sales', 'Hello'];
  expect(received.map(({ from, text }) => [from, text])).toEqual([repeated, repeated, repeated]);
  const rows = await scenes.sql`
    select state, sender, body from messages where workspace_id = ${scene.workspaceId}`;
  expect([...rows]).toEqual([{ state: 'accepted', sender: 'Sales', body: 'Hello' }]);
});

test('no second holds more messages than the gateway takes, and everybody is sent to', async () => {
  const times: number[] = [];
  const { port } = await openGateway((response, one, index) => {
    times.push(performance.now());
    accept(response, one, index);
  });
  const provider = openProvider(port, { perSecond: 20 });
  const send = await enterToSend(60, provider);
  const outcomes = await send();
  expect([...outcomes.values()]).toEqual(Array.from({ length: 60 }, () => ({ port: 'next' })));
  const busiest = Math.max(
    ...times.map((from) => times.filter((at) => at >= from && at < from + 1_000).length),
  );
  // One more than the rate: a request may be on its way a little longer than the one before it.
  expect(busiest).toBeLessThanOrEqual(21);
  expect(Math.max(...times) - Math.min(...times)).toBeGreaterThan(2_500);
});

test('429 with Retry-After holds the channel for every worker, and loses nobody', async () => {
  const { received, port } = await openGateway((response, one, index) =>
    (index === 0 ? accept : tooMany)(response, one, index),
  );
  const send = await enterToSend(3, openProvider(port, { connections: 1 }));
  const outcomes = await send();
  const waits = (await waitsOf(outcomes)).filter((ms) => !Number.isNaN(ms));
  expect(waits).toHaveLength(2);
  for (const ms of waits) {
    expect(ms).toBeGreaterThan(25_000);
    expect(ms).toBeLessThanOrEqual(30_000);
  }
  expect(await statesOf()).toEqual({ accepted: 1, reserved: 2 });

  const called = received.length;
  const held = await waitsOf(await send());
  expect(held.filter((ms) => ms > 25_000)).toHaveLength(2);
  expect(received).toHaveLength(called);
});

test('a channel that takes nothing at all is an outage: nobody moves', async () => {
  const closed = await openGateway(accept);
  for (const close of closers.splice(0)) await close();
  const send = await enterToSend(3, openProvider(closed.port));
  await expect(send()).rejects.toThrow(ChannelOutage);
  expect(await statesOf()).toEqual({ reserved: 3 });
});

test('when the gateway is back, those that were reserved are sent', async () => {
  let up = false;
  const { received, port } = await openGateway((response, one, index) =>
    up ? accept(response, one, index) : response.writeHead(429).end(),
  );
  const send = await enterToSend(3, openProvider(port));
  await expect(send()).rejects.toThrow(ChannelOutage);
  up = true;
  const outcomes = await send();
  expect([...outcomes.values()]).toEqual(Array.from({ length: 3 }, () => ({ port: 'next' })));
  expect(await ledger()).toMatchObject(
    Array.from({ length: 3 }, () => ({ state: 'accepted', attempt: 2 })),
  );
  expect(new Set(received.map(({ id }) => id)).size).toBe(3);
});

test('a refusal is final and says why, and is nobody else’s', async () => {
  const { port } = await openGateway((response, one, index) =>
    (index === 1 ? refuse : accept)(response, one, index),
  );
  const send = await enterToSend(3, openProvider(port, { connections: 1 }));
  const outcomes = [...(await send()).values()];
  expect(outcomes.filter((one) => 'port' in one && one.port === 'next')).toHaveLength(2);
  const [refused] = outcomes.filter((one) => 'port' in one && one.port === 'not-sent');
  expect(refused).toMatchObject({ reason: expect.stringContaining('400') });
  expect(await statesOf()).toEqual({ accepted: 2, failed: 1 });
});

test.each([
  { idempotent: true, messageClass: 'transactional', again: true },
  { idempotent: true, messageClass: 'commercial', again: true },
  { idempotent: false, messageClass: 'transactional', again: true },
  { idempotent: false, messageClass: 'commercial', again: false },
] as const)(
  'no clear answer, keyed $idempotent, $messageClass: sent again $again',
  async ({ idempotent, messageClass, again }) => {
    const { received, port } = await openGateway((response, one, index) =>
      (index === 0 ? breakOff : accept)(response, one, index),
    );
    const send = await enterToSend(1, openProvider(port, { idempotent }));
    const [first] = [...(await send({ messageClass })).values()];
    if (!again) {
      expect(first).toEqual({ port: 'next' });
      expect(await statesOf()).toEqual({ unknown: 1 });
      return;
    }
    expect(first).toHaveProperty('stayUntil');
    expect(await statesOf()).toEqual({ handed: 1 });
    const [second] = [...(await send({ messageClass })).values()];
    expect(second).toEqual({ port: 'next' });
    expect(received.map(({ id }) => id)).toEqual([received[0]?.id, received[0]?.id]);
    expect(await ledger()).toMatchObject([{ state: 'accepted', attempt: 2 }]);
  },
);

test('an answer is recorded though another attempt has the fence by then', async () => {
  const pending: (() => void)[] = [];
  const { port } = await openGateway((response, one, index) => {
    pending.push(() => accept(response, one, index));
  });
  const version = await scene.publish([{ id: 'b1', kind: 'sms', config: { text: 'Hello' } }]);
  const { strandId } = await scene.enter(1);
  const provider = openProvider(port);
  const { input } = await claimPage({ scene, version, strandId }, { provider });
  const clock = await readClock(scenes.sql);
  const sent = sendMessages({ ...input, ...sending(), provider, clock });
  await expect.poll(() => pending.length, { timeout: 10_000 }).toBe(1);
  const { claimed } = await scene.store.claim([strandId]);
  expect(claimed).toMatchObject([{ fence: 2 }]);
  for (const answer of pending) answer();
  await sent;
  await inFlight.settled();
  expect(await statesOf()).toEqual({ accepted: 1 });
});

test('an answer that could not be recorded is recorded before anybody goes on', async () => {
  const { received, port } = await openGateway(accept);
  const provider = openProvider(port);
  const version = await scene.publish([{ id: 'b1', kind: 'sms', config: { text: 'Hello' } }]);
  const { strandId } = await scene.enter(1);
  const { input } = await claimPage({ scene, version, strandId }, { provider });
  const clock = await readClock(scenes.sql);
  // The first transaction is cut off, as by a restart of the database.
  let cut = 0;
  const store: typeof scene.store = {
    ...scene.store,
    async recordAnswers(answers) {
      cut += 1;
      if (cut === 1) throw new Error('terminating connection');
      await scene.store.recordAnswers(answers);
    },
  };
  const outcomes = await sendMessages({ ...input, provider, store, inFlight, pacer, clock });
  expect([...outcomes.values()]).toEqual([{ port: 'next' }]);
  expect(await ledger()).toMatchObject([{ state: 'accepted', attempt: 1 }]);
  expect(received).toHaveLength(1);
});

test('who is not answered in ten seconds comes back, and the answer is recorded then', async () => {
  const late: (() => void)[] = [];
  const { port } = await openGateway((response, one, index) => {
    if (index === 0) accept(response, one, index);
    else late.push(() => accept(response, one, index));
  });
  const send = await enterToSend(2, openProvider(port, { connections: 2, timeoutMs: 30_000 }));
  const outcomes = await send();
  const waits = await waitsOf(outcomes);
  expect(waits.filter(Number.isNaN)).toHaveLength(1);
  expect(await statesOf()).toEqual({ accepted: 1, handed: 1 });
  for (const answer of late) answer();
  await inFlight.settled();
  expect(await statesOf()).toEqual({ accepted: 2 });
});

test('with one connection to a slow gateway without keys nobody gets a message twice', async () => {
  // Those whose turn came just before the time ran out were begun, broken off, and sent again.
  const { received, port } = await openGateway((response, one, index) => {
    setTimeout(() => accept(response, one, index), 100);
  });
  const more = { connections: 1, idempotent: false, timeoutMs: 1_250 };
  const send = await enterToSend(24, openProvider(port, more));
  const isThrough = (outcome: Outcome) => 'port' in outcome;
  for (let attempt = 1; attempt <= 8; attempt += 1) {
    if ([...(await send()).values()].every(isThrough)) break;
  }
  const rows = await ledger();
  expect(rows.map(({ state, attempt }) => `${state} ${attempt}`)).toEqual(
    Array.from({ length: 24 }, () => 'accepted 1'),
  );
  expect(received.map(({ id }) => id).sort()).toEqual(rows.map(({ id }) => id));
});

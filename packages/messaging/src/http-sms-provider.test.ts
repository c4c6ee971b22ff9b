import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer as createTcpServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { HttpSmsConfig } from './http-sms-config.ts';
import { createHttpSmsProvider } from './http-sms-provider.ts';
import type { OutgoingMessage, Provider, ProviderAnswer } from './provider.ts';

interface Seen {
  method: string | undefined;
  url: string | undefined;
  headers: IncomingMessage['headers'];
  body: string;
}
type Answer = (response: ServerResponse, seen: Seen) => void;

const message: OutgoingMessage = { id: 'm1', channel: 'sms', to: '+5511987654321', text: 'Olá' };
const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function gateway(answer: Answer) {
  const seen: Seen[] = [];
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method, url, headers } = request;
      const one = { method, url, headers, body: Buffer.concat(chunks).toString('utf8') };
      seen.push(one);
      answer(response, one);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return { seen, port: (server.address() as AddressInfo).port };
}

function provider(url: string, more: Partial<HttpSmsConfig> = {}): Provider {
  const config = HttpSmsConfig.parse({
    url,
    allowPrivateAddresses: true,
    timeoutMs: 2_000,
    ...more,
  });
  const opened = createHttpSmsProvider(config);
  closers.push(() => opened.close());
  return opened;
}

/** What a provider says when the gateway answers so. */
async function sendTo(answer: Answer, more: Partial<HttpSmsConfig> = {}) {
  const { port } = await gateway(answer);
  return await provider(`http://127.0.0.1:${port}/sms`, more).send(message);
}

function reasonOf(answer: ProviderAnswer): string | null {
  return 'reason' in answer ? answer.reason : null;
}

function respond(status: number, body = '', headers: Record<string, string> = {}): Answer {
  return (response) => response.writeHead(status, headers).end(body);
}

async function closedPort(): Promise<number> {
  const server = createTcpServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('createHttpSmsProvider', () => {
  it('posts the message with its key and token', async () => {
    const { seen, port } = await gateway(respond(200, '{"id":"p-1"}'));
    const url = `http://127.0.0.1:${port}/v1/sms?account=7`;
    const opened = provider(url, { token: 's3cret', from: 'Percurso' });
    expect(opened).toMatchObject({ name: 'http-sms', deduplicates: true, callTimeoutMs: 2_000 });
    expect(await opened.send(message)).toEqual({ kind: 'accepted', providerId: 'p-1' });
    expect(await opened.send({ ...message, from: 'Other' })).toMatchObject({ kind: 'accepted' });
    expect(seen[0]).toMatchObject({
      method: 'POST',
      url: '/v1/sms?account=7',
      headers: {
        authorization: 'Bearer s3cret',
        'idempotency-key': 'm1',
        'content-type': 'application/json',
      },
    });
    const bodies = seen.map(({ body }) => JSON.parse(body));
    expect(bodies[0]).toEqual({ id: 'm1', to: '+5511987654321', from: 'Percurso', text: 'Olá' });
    expect(bodies[1]).toMatchObject({ from: 'Other' });
  });

  it('sends no authorization without a token', async () => {
    const { seen, port } = await gateway(respond(202, '{"id":42}'));
    const answer = await provider(`http://127.0.0.1:${port}`).send(message);
    expect(answer).toEqual({ kind: 'accepted', providerId: '42' });
    expect(seen[0]?.headers).not.toHaveProperty('authorization');
  });

  it('refuses what is no SMS', async () => {
    const { seen, port } = await gateway(respond(200, '{"id":"x"}'));
    const answer = await provider(`http://127.0.0.1:${port}`).send({
      ...message,
      channel: 'email',
    });
    expect(answer).toMatchObject({ kind: 'failed' });
    expect(seen).toEqual([]);
  });

  it('gives each of many messages at once its own answer', async () => {
    const { port } = await gateway((response, { body }) => {
      response.end(JSON.stringify({ id: `p:${JSON.parse(body).id}` }));
    });
    const opened = provider(`http://127.0.0.1:${port}`, { connections: 16 });
    const ids = Array.from({ length: 200 }, (_, index) => `m${index}`);
    const answers = await Promise.all(ids.map((id) => opened.send({ ...message, id })));
    expect(answers).toEqual(ids.map((id) => ({ kind: 'accepted', providerId: `p:${id}` })));
  });
});

describe('an answer', () => {
  const later = { 'retry-after': '7' };
  const dated = {
    date: 'Sat, 21 Nov 2026 04:00:00 GMT',
    'retry-after': 'Sat, 21 Nov 2026 04:01:30 GMT',
  };
  it.each([
    ['2xx with broken JSON', respond(200, '{"id":'), { kind: 'unclear' }],
    ['2xx without a body', respond(204), { kind: 'unclear' }],
    ['2xx without an id', respond(200, '{"ok":true}'), { kind: 'unclear' }],
    [
      '2xx larger than the cap',
      respond(200, `{"id":"${'x'.repeat(70_000)}"}`),
      { kind: 'unclear' },
    ],
    ['429', respond(429), { kind: 'not-taken', reason: 'http 429' }],
    ['429 in seconds', respond(429, '', later), { kind: 'not-taken', retryAfterMs: 7_000 }],
    ['429 with a date', respond(429, '', dated), { kind: 'not-taken', retryAfterMs: 90_000 }],
    ['503 with Retry-After', respond(503, '', later), { kind: 'not-taken', retryAfterMs: 7_000 }],
    ['503 alone', respond(503), { kind: 'unclear', reason: 'http 503' }],
    ['500', respond(500, '{"id":"p"}'), { kind: 'unclear' }],
    [
      '400',
      respond(400, '{"error":"invalid number"}'),
      { kind: 'failed', reason: 'http 400', detail: '{"error":"invalid number"}' },
    ],
    ['404', respond(404), { kind: 'failed', reason: 'http 404' }],
    ['401', respond(401), { kind: 'not-taken', reason: 'http 401' }],
    ['a larger 422', respond(422, 'x'.repeat(70_000)), { kind: 'failed', reason: 'http 422' }],
    ['408', respond(408), { kind: 'not-taken' }],
    ['409 to a key', respond(409), { kind: 'unclear' }],
  ])('of %s', async (_name, answer, expected) => {
    expect(await sendTo(answer)).toMatchObject(expected);
  });

  it('of 409 where keys mean nothing', async () => {
    expect(await sendTo(respond(409), { idempotent: false })).toMatchObject({ kind: 'failed' });
  });

  it('that redirects is not followed', async () => {
    const { seen, port } = await gateway((response) => {
      response.writeHead(307, { location: `http://127.0.0.1:${port}/elsewhere` }).end();
    });
    const answer = await provider(`http://127.0.0.1:${port}/sms`).send(message);
    expect(answer).toMatchObject({ kind: 'not-taken', reason: 'http 307' });
    expect(seen.map(({ url }) => url)).toEqual(['/sms']);
    expect(await sendTo(respond(302))).toMatchObject({ kind: 'unclear' });
  });

  it('that never comes is unclear', async () => {
    const startedAt = performance.now();
    expect(await sendTo(() => {}, { timeoutMs: 200 })).toEqual({
      kind: 'unclear',
      reason: 'no answer: timeout',
    });
    expect(performance.now() - startedAt).toBeLessThan(1_500);
  });

  it('that breaks off goes by what was heard of it', async () => {
    const stall = (status: number) => (response: ServerResponse) => {
      response.writeHead(status, { 'content-length': '100' }).write('{"id":');
    };
    expect(await sendTo(stall(200), { timeoutMs: 200 })).toMatchObject({ kind: 'unclear' });
    expect(await sendTo(stall(400), { timeoutMs: 200 })).toMatchObject({ kind: 'failed' });
    const cut: Answer = (response) => {
      response
        .writeHead(200, { 'content-length': '100' })
        .write('{"id":', () => response.destroy());
    };
    expect(await sendTo(cut)).toMatchObject({ kind: 'unclear' });
  });

  it('that is a reset after the request is unclear', async () => {
    const answer = await sendTo((response) => response.socket?.resetAndDestroy());
    expect(answer).toMatchObject({ kind: 'unclear' });
  });
});

describe('without a connection', () => {
  it('a message is not taken: connection refused', async () => {
    const answer = await provider(`http://127.0.0.1:${await closedPort()}`).send(message);
    expect(answer).toEqual({ kind: 'not-taken', reason: 'no connection: ECONNREFUSED' });
  });

  it('a message is not taken: no such name', async () => {
    const answer = await provider('http://gateway.invalid/sms').send(message);
    expect(answer).toMatchObject({ kind: 'not-taken' });
  });

  it('a message is not taken: TLS fails', async () => {
    const { seen, port } = await gateway(respond(200, '{"id":"x"}'));
    const answer = await provider(`https://127.0.0.1:${port}/sms`).send(message);
    expect(answer).toMatchObject({ kind: 'not-taken' });
    expect(seen).toEqual([]);
  });

  it('a message whose time ran out in the queue is not taken and never sent', async () => {
    let answerFirst = () => {};
    const taken = new Promise<void>((resolve) => {
      answerFirst = resolve;
    });
    const { seen, port } = await gateway((response, { body }) => {
      const { id } = JSON.parse(body);
      void (id === 'first' ? taken : Promise.resolve()).then(() => response.end(`{"id":"${id}"}`));
    });
    const opened = provider(`http://127.0.0.1:${port}`, { connections: 1, timeoutMs: 20_000 });
    // It has the one connection until the second has given up.
    const first = opened.send({ ...message, id: 'first' });
    const second = await opened.send({ ...message, id: 'second' }, { startWithinMs: 50 });
    expect(second).toEqual({ kind: 'not-taken', reason: 'late' });
    answerFirst();
    expect(await first).toMatchObject({ kind: 'accepted' });
    expect(await opened.send({ ...message, id: 'third' })).toMatchObject({ kind: 'accepted' });
    expect(seen.map(({ body }) => JSON.parse(body).id)).toEqual(['first', 'third']);
  });

  it('begins none later than it is told, so that each that is begun has the time for its answer', async () => {
    const { seen, port } = await gateway((response, { body }) => {
      setTimeout(() => response.end(`{"id":"${JSON.parse(body).id}"}`), 150);
    });
    const opened = provider(`http://127.0.0.1:${port}`, { connections: 1, timeoutMs: 20_000 });
    // The connection is there, so the first of the queue begins at once.
    await opened.send({ ...message, id: 'connects' });
    const ids = Array.from({ length: 12 }, (_, index) => `m${index}`);
    const answers = await Promise.all(
      ids.map((id) => opened.send({ ...message, id }, { startWithinMs: 400 })),
    );
    const kinds = new Set(answers.map((answer) => JSON.stringify([answer.kind, reasonOf(answer)])));
    expect(kinds).toEqual(new Set(['["accepted",null]', '["not-taken","late"]']));
    const accepted = answers.flatMap((answer) =>
      answer.kind === 'accepted' ? [answer.providerId] : [],
    );
    expect(seen.map(({ body }) => JSON.parse(body).id)).toEqual(['connects', ...accepted]);
  });

  it.each([
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f000001',
    '0177.0.0.1',
    '127.0.0.1.',
    '0.0.0.0',
    'localhost',
    '[::1]',
    '[::]',
    '[::ffff:127.0.0.1]',
    '[::127.0.0.1]',
    '[64:ff9b::7f00:1]',
    '[2002:7f00:1::]',
    '[fe80::1]',
    '[fd00::1]',
    '10.0.0.1',
    '100.64.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '192.168.0.1',
    '224.0.0.1',
  ])('to a private address nothing is sent: %s', async (host) => {
    const { seen, port } = await gateway(respond(200, '{"id":"x"}'));
    const url = `http://${host}:${port}/sms`;
    const answer = await provider(url, { allowPrivateAddresses: false }).send(message);
    expect(answer).toEqual({ kind: 'not-taken', reason: 'no connection: ADDRESS_NOT_PUBLIC' });
    expect(seen).toEqual([]);
  });
});

describe('HttpSmsConfig', () => {
  it('fills in what is not said', () => {
    expect(HttpSmsConfig.parse({ url: 'https://sms.example/send' })).toEqual({
      url: 'https://sms.example/send',
      idempotent: true,
      connections: 64,
      timeoutMs: 10_000,
      allowPrivateAddresses: false,
    });
  });

  it.each([
    { url: 'ftp://sms.example' },
    { url: 'sms.example/send' },
    { url: 'https://user:pass@sms.example' },
    { url: 'https://sms.example', token: 'a\r\nX-Evil: 1' },
    { url: 'https://sms.example', connections: 0 },
  ])('refuses %j', (config) => {
    expect(HttpSmsConfig.safeParse(config).success).toBe(false);
  });
});

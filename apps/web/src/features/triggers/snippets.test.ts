import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import type { Attribute } from '@percurso/journey/attribute';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pythonSnippet } from './python-snippet.ts';
import { curlSnippet, javascriptSnippet } from './snippets.ts';

const run = promisify(execFile);
const received: { url: string | undefined; key: string | undefined; body: unknown }[] = [];

/** Stands for the network's far side: keeps what arrives and answers as the API does. */
const listener = createServer((request, response) => {
  let text = '';
  request.on('data', (chunk) => {
    text += chunk;
  });
  request.on('end', () => {
    const key = request.headers.authorization;
    received.push({ url: request.url, key, body: JSON.parse(text) });
    response.writeHead(202, { 'content-type': 'application/json' });
    response.end('{"accepted":1,"duplicates":0}');
  });
});

beforeAll(() => new Promise<void>((done) => listener.listen(0, '127.0.0.1', done)));
afterAll(() => new Promise((done) => listener.close(done)));
beforeEach(() => {
  received.length = 0;
});

const attributes: Attribute[] = [
  { name: 'DeviceID', type: 'text' },
  { name: 'Priority', type: 'text', options: ["It's $HOME `urgent`\\", 'Low'] },
  { name: 'ErrorCode', type: 'number' },
  { name: 'Online', type: 'boolean' },
  { name: 'SeenAt', type: 'date-time' },
  { name: 'Parts', type: 'list' },
];

const expected = {
  url: '/api/v1/events',
  key: 'Bearer pk_example',
  body: {
    events: [
      {
        trigger: 'device-down',
        contact: { externalId: 'customer-1' },
        attributes: {
          DeviceID: 'DeviceID 1',
          Priority: "It's $HOME `urgent`\\",
          ErrorCode: 12,
          Online: true,
          SeenAt: '2026-01-31T09:30:00Z',
          Parts: ['first', 'second'],
        },
      },
    ],
  },
};

function facts() {
  const { port } = listener.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, trigger: 'device-down', attributes };
}

const env = { ...process.env, PERCURSO_API_KEY: 'pk_example' };

describe('snippets sent as pasted', () => {
  it('curl sends one value of each type, shell characters and all', async () => {
    const { stdout } = await run('sh', ['-c', curlSnippet(facts())], { env });
    expect(JSON.parse(stdout)).toEqual({ accepted: 1, duplicates: 0 });
    expect(received).toEqual([expected]);
  });

  it('JavaScript sends the same event', async () => {
    const code = javascriptSnippet(facts());
    const { stdout } = await run('node', ['--input-type=module', '--eval', code], { env });
    expect(stdout).toContain('accepted: 1');
    expect(received).toEqual([expected]);
  });

  it('Python sends the same event, or where there is none has its constants', async () => {
    const code = pythonSnippet(facts());
    expect(code).toContain('"Online": True,');
    const python = await run('python3', ['--version']).catch(() => null);
    if (!python) return;
    const { stdout } = await run('python3', ['-c', code], { env });
    expect(stdout).toContain("'accepted': 1");
    expect(received).toEqual([expected]);
  });

  it('a trigger without attributes sends an empty object', async () => {
    await run('sh', ['-c', curlSnippet({ ...facts(), attributes: [] })], { env });
    expect(received[0]?.body).toMatchObject({ events: [{ attributes: {} }] });
  });
});

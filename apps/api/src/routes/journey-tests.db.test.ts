import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import type { TestDatabase } from '@percurso/testing/template-database';
import { createTestDatabase } from '@percurso/testing/template-database';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { TestWorkspace } from '../open-test-app.ts';
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

function documentOf(text: string) {
  const sms = (id: string, words: string) => ({
    id,
    kind: 'sms',
    config: { text: words, purpose: 'transactional' },
  });
  const when = { all: [{ attribute: 'trigger.ErrorCode', operator: 'greater-than', value: 10 }] };
  return {
    schema: 1,
    name: 'Critical error',
    entry: { trigger: 'device-broke' },
    settings: {},
    blocks: [
      { id: 'b1', kind: 'wait', config: { duration: { amount: 2, unit: 'hours' } } },
      {
        id: 'b2',
        kind: 'condition',
        config: { when },
        branches: { yes: [sms('b3', text)], no: [{ id: 'b4', kind: 'exit', config: {} }] },
      },
    ],
  };
}

async function openJourney(): Promise<TestWorkspace & { id: string; revision: number }> {
  const workspace = await api.openWorkspace();
  const attributes = [{ name: 'ErrorCode', type: 'number' }];
  await workspace.call('POST', '/triggers', {
    key: 'device-broke',
    name: 'Device broke',
    kind: 'custom',
    attributes,
  });
  await workspace.call('POST', '/triggers/device-broke/publish');
  const document = documentOf('Error {{ trigger.ErrorCode }}');
  const { body } = await workspace.call('POST', '/journeys', { document });
  return { ...workspace, id: body.id, revision: body.revision };
}

const ana = { firstName: 'Ana', phone: '+5511999990000' };
const critical = {
  name: 'A critical error',
  contact: ana,
  event: { ErrorCode: 12 },
  at: '2026-03-10T12:00:00Z',
  expect: [
    { type: 'port', blockId: 'b2', port: 'yes' },
    { type: 'message', blockId: 'b3', contains: 'Error 12', after: { amount: 2, unit: 'hours' } },
    { type: 'message', blockId: 'b3', at: '2026-03-10T14:00:00Z' },
    { type: 'ended', status: 'finished' },
  ],
};
const harmless = {
  name: 'A harmless error',
  contact: ana,
  event: { ErrorCode: 3 },
  expect: [
    { type: 'no-message', blockId: 'b3' },
    { type: 'ended', status: 'exited', reason: 'exit' },
  ],
};

test('tests are saved, changed, run and deleted', async () => {
  const { call, id } = await openJourney();
  const created = await call('POST', `/journeys/${id}/tests`, critical);
  expect(created).toMatchObject({ status: 201, body: { name: 'A critical error' } });
  await call('POST', `/journeys/${id}/tests`, { ...harmless, name: 'Old' });
  const { items } = (await call('GET', `/journeys/${id}/tests`)).body;
  expect(items.map(({ name }: { name: string }) => name)).toEqual(['A critical error', 'Old']);
  const testId = items[1].id;
  expect(await call('PUT', `/journeys/${id}/tests/${testId}`, harmless)).toMatchObject({
    status: 200,
    body: { name: 'A harmless error' },
  });
  expect((await call('POST', `/journeys/${id}/tests/run`, {})).body).toEqual({
    passed: true,
    results: [
      { id: created.body.id, name: 'A critical error', passed: true, differences: [] },
      { id: testId, name: 'A harmless error', passed: true, differences: [] },
    ],
  });
  expect((await call('DELETE', `/journeys/${id}/tests/${testId}`)).status).toBe(204);
  expect((await call('DELETE', `/journeys/${id}/tests/${testId}`)).status).toBe(404);
  expect((await call('PUT', `/journeys/${id}/tests/${testId}`, harmless)).status).toBe(404);
  const wrong = await call('POST', `/journeys/${id}/tests`, {
    ...critical,
    expect: [{ type: 'x' }],
  });
  expect(wrong).toMatchObject({ status: 422, body: { errors: [{ path: 'expect[0].type' }] } });
  expect((await call('DELETE', `/journeys/${id}`)).status).toBe(204);
});

test('a test comes when the journey has started, unless it expects that nobody is let in yet', async () => {
  const { call, id } = await openJourney();
  const document = documentOf('Error {{ trigger.ErrorCode }}');
  const later = { ...document, entry: { ...document.entry, startsAt: '2999-05-01T12:00:00Z' } };
  const early = { ...critical, expect: [{ type: 'refused', reason: 'not-started' }] };
  const atStart = [{ type: 'message', blockId: 'b3', at: '2999-05-01T14:00:00Z' }];
  const tests = [{ ...critical, expect: atStart }, harmless, early];
  const run = await call('POST', `/journeys/${id}/tests/run`, { document: later, tests });
  expect(run.body.results).toMatchObject(tests.map(() => ({ passed: true, differences: [] })));
});

test('what differs is said in words, for each expectation', async () => {
  const { call, id } = await openJourney();
  const expect1 = async (expectation: object, more: object = {}) => {
    const one = { ...critical, ...more, expect: [expectation] };
    const { body } = await call('POST', `/journeys/${id}/tests/run`, { tests: [one] });
    return body.results[0].differences[0]?.message;
  };
  const message = { type: 'message', blockId: 'b3' };
  expect(await expect1({ ...message, contains: 'Warning' })).toBe(
    'b3: expected a text with “Warning”, got “Error 12”',
  );
  expect(await expect1({ ...message, after: { amount: 3, unit: 'hours' } })).toMatch(
    /^b3: expected the message at 2026-03-10T15:00:00.000Z \(± 5 minutes\), got 2026-03-10T14:00/,
  );
  expect(await expect1(message, { contact: { firstName: 'Bia' } })).toBe(
    'b3: expected the message to be sent, but it is not sent: no-phone',
  );
  expect(
    await expect1({ ...message, sent: false, reason: 'no-phone' }, { contact: {} }),
  ).toBeUndefined();
  expect(await expect1({ ...message, sent: false })).toBe(
    'b3: expected the message not to be sent, but it is sent',
  );
  expect(await expect1({ type: 'no-message', blockId: 'b3' })).toBe(
    'b3: expected no message, got “Error 12”',
  );
  expect(await expect1({ type: 'port', blockId: 'b2', port: 'no' })).toBe(
    'b2: expected the way no, got yes (ErrorCode 12 is greater than 10)',
  );
  expect(await expect1({ type: 'port', blockId: 'b4', port: 'exited' })).toBe(
    'b4: expected the way exited, but the block was not passed',
  );
  expect(await expect1({ type: 'ended', status: 'exited' })).toBe(
    'expected the person exited, got finished',
  );
  expect(await expect1({ type: 'refused' })).toBe(
    'expected the event to be refused, but it lets the person in',
  );
  expect(await expect1({ type: 'variable', name: 'n', value: 1 })).toBe(
    'vars.n: expected 1, got null',
  );
  expect(await expect1(message, { event: { Nothing: 1 } })).toMatch(
    /^it cannot be run: event\.Nothing/,
  );
});

test('publishing runs them: a failing one refuses it unless it is told to ignore that', async () => {
  const { call, id, revision } = await openJourney();
  await call('POST', `/journeys/${id}/tests`, critical);
  await call('POST', `/journeys/${id}/tests`, harmless);
  const document = documentOf('Something broke');
  const saved = await call('PUT', `/journeys/${id}/draft`, { document, revision });
  const publish = (more: object = {}) =>
    call('POST', `/journeys/${id}/publish`, { revision: saved.body.revision, ...more });
  const refused = await publish();
  expect(refused).toMatchObject({
    status: 422,
    body: {
      code: 'journey-tests-failed',
      tests: [
        {
          name: 'A critical error',
          passed: false,
          differences: [
            {
              code: 'message-text',
              blockId: 'b3',
              values: { expected: 'Error 12', got: 'Something broke' },
              message: 'b3: expected a text with “Error 12”, got “Something broke”',
            },
          ],
        },
        { name: 'A harmless error', passed: true },
      ],
    },
  });
  expect((await publish({ ignoreFailedTests: true })).status).toBe(200);
  const edited = await call('POST', `/journeys/${id}/edit`);
  const mended = await call('PUT', `/journeys/${id}/draft`, {
    document: documentOf('Error {{ trigger.ErrorCode }}!'),
    revision: edited.body.revision,
  });
  const again = await call('POST', `/journeys/${id}/publish`, { revision: mended.body.revision });
  expect(again.status).toBe(200);
  // A roll-back publishes too.
  const back = (more: object) => call('POST', `/journeys/${id}/rollback`, more);
  expect(await back({ toVersion: 1 })).toMatchObject({
    status: 422,
    body: { code: 'journey-tests-failed', tests: [{ passed: false }, { passed: true }] },
  });
  expect((await back({ toVersion: 2 })).status).toBe(200);
  expect((await back({ toVersion: 1, ignoreFailedTests: true })).status).toBe(200);
});

test('the command line prints a line for each, and fails with one that fails', async () => {
  const { call, id, headers } = await openJourney();
  await call('POST', `/journeys/${id}/tests`, critical);
  const server = serve({ fetch: api.app.fetch, hostname: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  const folder = await mkdtemp(path.join(tmpdir(), 'percurso-tests-'));
  onTestFinished(async () => {
    await new Promise((resolve) => server.close(resolve));
    await rm(folder, { recursive: true, force: true });
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const key = headers.authorization.replace('Bearer ', '');
  const run = (...args: string[]) => runCommand([url, ...args, '--key', key]);
  expect(await run(id)).toEqual({ code: 0, out: '✓ A critical error\n1 test passed.\n', err: '' });

  const file = path.join(folder, 'journey.json');
  const tests = [critical, harmless];
  await writeFile(file, JSON.stringify({ journey: id, document: documentOf('Other'), tests }));
  expect(await run(file)).toEqual({
    code: 1,
    out: [
      '✗ A critical error: b3: expected a text with “Error 12”, got “Other”',
      '✓ A harmless error',
      '1 of 2 tests failed.',
      '',
    ].join('\n'),
    err: '',
  });
  expect(await run('no-such-file.json')).toMatchObject({ code: 2, err: /no-such-file/ });
  expect(await run('00000000-0000-7000-8000-000000000000')).toMatchObject({ code: 2 });
  expect(await runCommand([url])).toMatchObject({ code: 2 });
});

function runCommand(args: string[]): Promise<{ code: number; out: string; err: unknown }> {
  const file = fileURLToPath(new URL('../../../../tools/journey-test.mjs', import.meta.url));
  return new Promise((resolve) => {
    execFile(process.execPath, [file, ...args], (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err });
    });
  });
}

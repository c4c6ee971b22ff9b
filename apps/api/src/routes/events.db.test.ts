import { runTransaction } from '@percurso/db/run-transaction';
import { resolveContacts } from '@percurso/services/events/resolve-contacts';
import type { TestDatabase } from '@percurso/testing/template-database';
import { createTestDatabase } from '@percurso/testing/template-database';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { TestWorkspace } from '../open-test-app.ts';
import { openTestApp } from '../open-test-app.ts';

let database: TestDatabase;
let api: ReturnType<typeof openTestApp>;
let workspace: TestWorkspace;

beforeAll(async () => {
  database = await createTestDatabase();
  api = openTestApp(database);
});
afterAll(async () => {
  await api.db.close();
  await database.drop();
});
beforeEach(async () => {
  workspace = await api.openWorkspace();
  await workspace.call('POST', '/triggers', {
    name: 'Device broke',
    kind: 'custom',
    attributes: [
      { name: 'ErrorCode', type: 'number' },
      { name: 'DeviceID', type: 'text' },
      { name: 'Level', type: 'text', options: ['Low', 'High'] },
      { name: 'Seen', type: 'date-time' },
      { name: 'Tags', type: 'list' },
      { name: 'Urgent', type: 'boolean' },
    ],
  });
  await workspace.call('POST', '/triggers/device-broke/publish');
});

function send(...events: object[]) {
  const whole = events.map((event) => ({ trigger: 'device-broke', contact: c('a'), ...event }));
  return workspace.call('POST', '/events', { events: whole });
}

const c = (externalId: string) => ({ externalId });

async function stored() {
  const page = await workspace.call('GET', '/triggers/device-broke/events?limit=200');
  return page.body.items;
}

/** A live journey that people enter on the trigger. */
async function publish() {
  const blocks = [{ id: 'b1', kind: 'exit', config: {} }];
  const entry = { trigger: 'device-broke' };
  const document = { schema: 1, name: 'Listens', entry, settings: {}, blocks };
  const { body } = await workspace.call('POST', '/journeys', { document });
  const published = await workspace.call('POST', `/journeys/${body.id}/publish`, {
    revision: body.revision,
  });
  expect(published.status).toBe(200);
}

test('an event that no journey listens to is kept, and the router is not asked', async () => {
  const heard: string[] = [];
  const { unlisten } = await api.db.sql.listen('percurso_events', (hint) => heard.push(hint));
  expect((await send({})).body).toEqual({ accepted: 1, duplicates: 0 });
  expect(await stored()).toMatchObject([{ outcome: 'no-match', reason: 'no-journey' }]);
  await publish();
  await send({});
  expect(await stored()).toMatchObject([{ outcome: 'pending' }, { outcome: 'no-match' }]);
  await expect.poll(() => heard).toEqual(['few-ahead', 'few']);
  await unlisten();
});

test('an event is stored with its contact and waits for the router; missing attributes are null', async () => {
  await publish();
  const heard: string[] = [];
  const { unlisten } = await api.db.sql.listen('percurso_events', (hint) => heard.push(hint));
  const answer = await send({
    messageId: 'm1',
    attributes: { ErrorCode: 12, Tags: ['a', 1] },
    key: 'D-1',
    occurredAt: '2026-01-31T09:30:00-03:00',
  });
  expect(answer).toEqual({ status: 202, body: { accepted: 1, duplicates: 0 } });
  const [event] = await stored();
  expect(event).toMatchObject({
    triggerKey: 'device-broke',
    contact: { id: expect.stringMatching(/^con_/), name: 'a' },
    attributes: { ErrorCode: 12, DeviceID: null, Level: null, Tags: ['a', 1], Urgent: null },
    key: 'D-1',
    occurredAt: '2026-01-31T12:30:00.000Z',
    outcome: 'pending',
    test: false,
    decisions: [],
  });
  expect((await workspace.call('GET', `/events/${event.id}`)).body).toEqual(event);
  await expect.poll(() => heard).toEqual(['few-ahead', 'few']);
  await unlisten();
});

test('every wrong field of the batch is named, and nothing is stored', async () => {
  const answer = await send(
    { attributes: { ErrorCode: 1 } },
    { attributes: { Colour: 'red' } },
    { trigger: 'nothing-like-it' },
    { attributes: { ErrorCode: 'abc', Level: 'Medium', Seen: 'soon', Tags: 'x', Urgent: 1 } },
    { contact: {} },
    { contact: { email: 'no address', phone: '12' }, occurredAt: 'yesterday' },
    { contact: { id: 'con_00000000-0000-7000-8000-000000000000' }, surprise: true },
  );
  expect(answer.status).toBe(422);
  const errors = Object.fromEntries(
    answer.body.errors.map((error: { path: string; message: string }) => [
      error.path,
      error.message,
    ]),
  );
  expect(errors).toMatchObject({
    'events[1].attributes.Colour': expect.stringContaining('is not an attribute'),
    'events[2].trigger': expect.stringContaining('no trigger “nothing-like-it”'),
    'events[3].attributes.ErrorCode': 'expected a number, got "abc"',
    'events[3].attributes.Level': 'expected one of Low, High, got "Medium"',
    'events[3].attributes.Seen': expect.stringContaining('expected an instant'),
    'events[3].attributes.Tags': 'expected a list of plain values, got "x"',
    'events[3].attributes.Urgent': 'expected true or false, got 1',
    'events[4].contact': 'give one of id, externalId, email or phone',
    'events[5].occurredAt': expect.stringContaining('expected an instant'),
    'events[6].surprise': 'is not known here',
  });
  expect(await stored()).toEqual([]);
  const contacts = await workspace.call('GET', '/contacts');
  expect(contacts.body.items).toEqual([]);
});

test('a required attribute must have a value, in an event, a test send and a simulation', async () => {
  const attributes = [
    { name: 'DeviceID', type: 'text', required: true },
    { name: 'ErrorCode', type: 'number' },
  ];
  const made = { name: 'Device asked', kind: 'custom', attributes };
  expect((await workspace.call('POST', '/triggers', made)).body.attributes).toEqual(attributes);
  await workspace.call('POST', '/triggers/device-asked/publish');
  const entry = { trigger: 'device-asked' };
  const blocks = [{ id: 'b1', kind: 'exit', config: {} }];
  const document = { schema: 1, name: 'Asked', entry, settings: {}, blocks };
  const journey = (await workspace.call('POST', '/journeys', { document })).body;
  const person = (await workspace.call('PUT', '/contacts/a', {})).body;
  const ask = (event: object) =>
    Promise.all([
      send({ trigger: 'device-asked', attributes: event }),
      workspace.call('POST', '/triggers/device-asked/test', {
        contactId: person.id,
        attributes: event,
      }),
      workspace.call('POST', `/journeys/${journey.id}/simulate`, { contact: {}, event }),
    ]);
  const refused = (path: string) => ({
    status: 422,
    body: { errors: [{ path, code: 'required', message: 'is required: give a text' }] },
  });
  expect(await ask({ DeviceID: null, ErrorCode: 3 })).toMatchObject([
    refused('events[0].attributes.DeviceID'),
    refused('attributes.DeviceID'),
    refused('event.DeviceID'),
  ]);
  expect((await ask({ DeviceID: 'D-1' })).map(({ status }) => status)).toEqual([202, 202, 200]);
  // One that is there already may become required; its name and type stay.
  const code = [{ name: 'ErrorCode', type: 'number', required: true }];
  const changed = await workspace.call('PATCH', '/triggers/device-asked', {
    attributes: [attributes[0], ...code],
  });
  expect(changed.body.attributes).toEqual([attributes[0], ...code]);
});

test('addresses that can be none and unknown ids are named', async () => {
  const answer = await send(
    { contact: { email: 'no address', phone: '12' } },
    { contact: { id: 'x' } },
  );
  expect(answer.body.errors.map((error: { path: string }) => error.path)).toEqual([
    'events[0].contact.email',
    'events[0].contact.phone',
    'events[1].contact.id',
  ]);
  const unknown = await send({ contact: { id: 'con_00000000-0000-7000-8000-000000000000' } });
  expect(unknown.status).toBe(422);
  expect(unknown.body.errors[0].path).toBe('events[0].contact.id');
});

test('sent twice it counts once; the same id with another body is refused whole', async () => {
  const event = { messageId: 'm1', attributes: { ErrorCode: 1, DeviceID: 'x' } };
  expect((await send(event)).body).toEqual({ accepted: 1, duplicates: 0 });
  const reordered = { messageId: 'm1', attributes: { DeviceID: 'x', ErrorCode: 1 } };
  expect((await send(reordered, { messageId: 'm2' })).body).toEqual({ accepted: 1, duplicates: 1 });
  const changed = await send({ messageId: 'm3' }, { ...event, attributes: { ErrorCode: 2 } });
  expect(changed.status).toBe(409);
  expect(changed.body.errors[0].path).toBe('events[1].messageId');
  expect(await stored()).toHaveLength(2);
});

test('one id twice in one batch counts once, or is refused if the bodies differ', async () => {
  const event = { messageId: 'm1', attributes: { ErrorCode: 1 } };
  expect((await send(event, event)).body).toEqual({ accepted: 1, duplicates: 1 });
  const other = { messageId: 'm2', attributes: { ErrorCode: 1 } };
  expect((await send(other, { ...other, attributes: { ErrorCode: 2 } })).status).toBe(409);
  expect(await stored()).toHaveLength(1);
});

test('without a message id every sending is an event of its own', async () => {
  expect((await send({}, {})).body).toEqual({ accepted: 2, duplicates: 0 });
});

test('batches sent at the same time with the same ids and people store each event once', async () => {
  const batch = Array.from({ length: 60 }, (_, index) => ({
    messageId: `m${index}`,
    contact: { externalId: `p${index % 20}`, email: `p${index % 20}@example.com` },
  }));
  const answers = await Promise.all([
    send(...batch),
    send(...[...batch].reverse()),
    send(...batch),
    send(...[...batch].reverse()),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202]);
  expect(answers.reduce((sum, { body }) => sum + body.accepted, 0)).toBe(60);
  expect(await stored()).toHaveLength(60);
  const contacts = await workspace.call('GET', '/contacts?limit=200');
  expect(contacts.body.items).toHaveLength(20);
});

test('people known by a phone alone are made once, also by batches at the same time', async () => {
  const event = { contact: { phone: '+55 11 99999-0001' } };
  const answers = await Promise.all([send(event), send(event), send(event, event)]);
  expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
  const contacts = await workspace.call('GET', '/contacts');
  expect(contacts.body.items).toHaveLength(1);
});

test('identifiers of one batch that belong together make one contact with all of them', async () => {
  const email = 'Ana@Example.com';
  await send(
    { contact: { email } },
    { contact: { externalId: 'ana', email } },
    { contact: c('ana') },
  );
  const contacts = await workspace.call('GET', '/contacts');
  expect(contacts.body.items).toMatchObject([{ externalId: 'ana', email: 'ana@example.com' }]);
});

test('identifiers of two contacts are ambiguous; a shared phone is decided by what else is given', async () => {
  const phone = '+5511999990001';
  await workspace.call('PUT', '/contacts/a', { email: 'a@example.com', phone });
  await workspace.call('PUT', '/contacts/b', { email: 'b@example.com', phone });
  for (const contact of [{ externalId: 'a', email: 'b@example.com' }, { phone }]) {
    const answer = await send({ contact });
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toMatchObject([
      { path: 'events[0].contact', message: expect.stringContaining('ambiguous contact') },
    ]);
  }
  const renamed = await send({ contact: { externalId: 'c', email: 'b@example.com' } });
  expect(renamed.body.detail).toContain('ambiguous contact');
  expect((await send({ contact: { externalId: 'b', phone } })).status).toBe(202);
  expect((await stored())[0].contact.name).toBe('b@example.com');
});

test('events of a draft or stopped trigger are kept and start nothing', async () => {
  await workspace.call('POST', '/triggers', { name: 'Wiring', kind: 'custom' });
  expect((await send({ trigger: 'wiring' })).status).toBe(202);
  await workspace.call('POST', '/triggers/device-broke/stop');
  await send({});
  const draft = await workspace.call('GET', '/triggers/wiring/events');
  expect(draft.body.items).toMatchObject([{ outcome: 'draft', reason: 'trigger-draft' }]);
  expect(await stored()).toMatchObject([{ outcome: 'no-match', reason: 'trigger-stopped' }]);
});

test('the limits: number, size, depth, text Postgres cannot store, and what is no JSON', async () => {
  const many = await send(...Array.from({ length: 1001 }, () => ({})));
  expect(many.body).toMatchObject({
    status: 422,
    errors: [{ path: 'events', message: 'expected at most 1000 events in one request' }],
  });
  expect((await send()).status).toBe(422);
  const large = await send({ attributes: { DeviceID: 'x'.repeat(5 * 1024 * 1024) } });
  expect(large).toMatchObject({ status: 413, body: { status: 413 } });
  const deep = await raw(`{"events":${'['.repeat(100_000)}${']'.repeat(100_000)}}`);
  expect(deep.status).toBe(422);
  expect((await send({ attributes: { DeviceID: '\u0000' } })).status).toBe(422);
  expect((await send({ attributes: { DeviceID: '\ud800' } })).status).toBe(422);
  const bad = await raw('{"events":[}');
  expect(bad.status).toBe(400);
  expect(bad.headers.get('content-type')).toBe('application/problem+json');
  expect((await raw('')).status).toBe(400);
  expect((await raw('{}', { 'content-type': 'text/plain' })).status).toBe(415);
});

test('a body without a declared length is cut off at 5 MiB', async () => {
  const chunk = new Uint8Array(1024 * 1024).fill(32);
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 1;
      controller.enqueue(chunk);
      if (sent > 20) controller.close();
    },
  });
  const response = await api.app.request(
    new Request('http://127.0.0.1/api/v1/events', {
      method: 'POST',
      body,
      headers: { ...workspace.headers, 'content-type': 'application/json' },
      duplex: 'half',
    } as RequestInit),
  );
  expect(response.status).toBe(413);
  expect(sent).toBeLessThan(20);
});

test('an event of another workspace does not exist', async () => {
  await send({});
  const [event] = await stored();
  const other = await api.openWorkspace();
  expect((await other.call('GET', `/events/${event.id}`)).status).toBe(404);
  expect((await other.call('GET', '/triggers/device-broke/events')).status).toBe(404);
});

test('pages give every event once, newest first', async () => {
  await send(...Array.from({ length: 5 }, (_, index) => ({ messageId: `m${index}` })));
  const first = await workspace.call('GET', '/triggers/device-broke/events?limit=3');
  const cursor = first.body.nextCursor;
  const second = await workspace.call(
    'GET',
    `/triggers/device-broke/events?limit=3&cursor=${cursor}`,
  );
  const seqs = [...first.body.items, ...second.body.items].map(({ seq }: { seq: number }) => seq);
  expect(seqs).toEqual([...seqs].sort((a, b) => b - a));
  expect(new Set(seqs).size).toBe(5);
  expect(second.body.nextCursor).toBeNull();
});

test('a browser key sends its triggers from its origins and does nothing else', async () => {
  const origin = 'https://shop.example';
  const made = await workspace.call('POST', '/api-keys', {
    name: 'Shop',
    scopes: ['events:write:device-broke'],
    origins: [origin],
  });
  expect(made.status).toBe(201);
  const headers = {
    authorization: `Bearer ${made.body.key}`,
    'content-type': 'application/json',
    origin,
  };
  const body = JSON.stringify({ events: [{ trigger: 'device-broke', contact: c('a') }] });
  const path = '/api/v1/events';
  const sent = await api.app.request(path, { method: 'POST', headers, body });
  expect(sent.status).toBe(202);
  expect(sent.headers.get('access-control-allow-origin')).toBe(origin);

  const preflight = await api.app.request(path, { method: 'OPTIONS', headers: { origin } });
  expect(preflight.headers.get('access-control-allow-origin')).toBe(origin);
  expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization');
  const foreign = { origin: 'https://evil.example' };
  const refused = await api.app.request(path, { method: 'OPTIONS', headers: foreign });
  expect(refused.headers.get('access-control-allow-origin')).toBeNull();
  const abroad = await api.app.request(path, {
    method: 'POST',
    headers: { ...headers, ...foreign },
    body,
  });
  expect(abroad.status).toBe(403);

  await workspace.call('POST', '/triggers', { name: 'Wiring', kind: 'custom' });
  const other = JSON.stringify({ events: [{ trigger: 'wiring', contact: c('a') }] });
  const wrong = await api.app.request(path, { method: 'POST', headers, body: other });
  expect(await wrong.json()).toMatchObject({
    status: 422,
    errors: [{ path: 'events[0].trigger' }],
  });
  expect((await api.app.request('/api/v1/contacts', { headers })).status).toBe(403);
  const elsewhere = await api.app.request('/api/v1/contacts', {
    method: 'OPTIONS',
    headers: { origin },
  });
  expect(elsewhere.headers.get('access-control-allow-origin')).toBeNull();
});

function raw(body: string, headers: Record<string, string> = {}) {
  return Promise.resolve(
    api.app.request('/api/v1/events', {
      method: 'POST',
      body,
      headers: { ...workspace.headers, 'content-type': 'application/json', ...headers },
    }),
  );
}

test('contacts that are made page by page are made in one order, whatever that of their events', async () => {
  const names = ['d', 'b', undefined, 'a', 'c'];
  const given = names.map((externalId, index) => ({
    ...(externalId === undefined ? {} : { externalId }),
    email: `${index}@example.com`,
  }));
  const { contactIds } = await runTransaction(api.db.sql, (tx) =>
    resolveContacts(tx, {
      workspaceId: workspace.id,
      actor: { type: 'system' },
      given,
      atOnce: 1,
      giveWay: () => Promise.resolve(),
    }),
  );
  const made = await api.db.sql<{ id: string; externalId: string | null }[]>`
    select id, external_id as "externalId" from contacts
    where workspace_id = ${workspace.id} order by cmin::text::bigint`;
  expect(made.map(({ externalId }) => externalId)).toEqual(['a', 'b', 'c', 'd', null]);
  const nameOf = new Map(made.map(({ id, externalId }) => [id, externalId]));
  expect(contactIds.map((id) => nameOf.get(id) ?? undefined)).toEqual(names);
});

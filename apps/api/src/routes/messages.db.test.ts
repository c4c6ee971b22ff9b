import type { TestDatabase } from '@percurso/testing/template-database';
import { createTestDatabase } from '@percurso/testing/template-database';
import { v7 } from 'uuid';
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

const sms = { id: 'b1', kind: 'sms', config: { text: 'Hi', purpose: 'commercial' } };

/** A message somebody got from a journey, and a journey that listens to what is heard of it. */
async function openWithMessage({ state = 'accepted' } = {}) {
  const workspace = await api.openWorkspace();
  const { sql } = api.db;
  const listening = async (trigger: string) => {
    const document = {
      schema: 1,
      name: trigger,
      entry: { trigger },
      settings: {},
      blocks: [sms],
    };
    const { body: made } = await workspace.call('POST', '/journeys', { document });
    const published = await workspace.call('POST', `/journeys/${made.id}/publish`, { revision: 1 });
    expect(published.status).toBe(200);
    return { journeyId: made.id as string, versionId: published.body.version.id as string };
  };
  const { journeyId, versionId } = await listening('contact-created');
  const { body: contact } = await workspace.call('PUT', '/contacts/ana', {
    phone: '+5511999990003',
  });
  const contactId = contact.id.slice(4);
  const [enrolmentId, messageId] = [v7(), v7()];
  await sql`
    insert into enrolments (id, workspace_id, journey_id, version_id, contact_id, key, status,
      entry_event_id, entered_seq, depth, entered_at, moved_at)
    values (${enrolmentId}, ${workspace.id}, ${journeyId}, ${versionId}, ${contactId}, 'D-1',
      'finished', ${v7()}, 1, 3, percurso_now(), percurso_now())`;
  await sql`
    insert into messages (id, workspace_id, enrolment_id, journey_id, version_id, block_id, visit,
      contact_id, channel, class, state, "to", body, strand_id, fence, created_at, updated_at)
    values (${messageId}, ${workspace.id}, ${enrolmentId}, ${journeyId}, ${versionId}, 'b1', 1,
      ${contactId}, 'sms', 'commercial', ${state}, '+5511999990003', 'Hi', ${v7()}, 0,
      percurso_now(), percurso_now())`;
  const report = (body: object) =>
    workspace.call('POST', `/messages/${messageId}/interactions`, body);
  const read = async () => (await workspace.call('GET', `/messages/${messageId}`)).body;
  const eventsOf = async (trigger: string) =>
    (await workspace.call('GET', `/triggers/${trigger}/events`)).body.items;
  return { ...workspace, journeyId, messageId, enrolmentId, listening, report, read, eventsOf };
}

test('a report is kept once for each source, and raises one event with what was said', async () => {
  const { listening, report, read, eventsOf, messageId } = await openWithMessage();
  await listening('message-clicked');
  const click = { kind: 'clicked', link: 'https://a.example/x', source: 'p-1' };
  expect(await report(click)).toMatchObject({ status: 201, body: { duplicate: false } });
  expect(await report(click)).toMatchObject({ status: 200, body: { duplicate: true } });
  expect((await report({ ...click, source: 'p-2' })).status).toBe(201);
  expect(await read()).toMatchObject({
    delivery: 'delivered',
    interactions: [
      { kind: 'clicked', link: 'https://a.example/x', source: 'p-1' },
      { kind: 'clicked', source: 'p-2' },
    ],
  });
  const events = await eventsOf('message-clicked');
  expect(events).toHaveLength(2);
  expect(events[0]).toMatchObject({
    key: 'D-1',
    outcome: 'pending',
    attributes: { messageId, blockId: 'b1', channel: 'sms', link: 'https://a.example/x' },
  });
});

test('what was heard is counted by channel, and the list is narrowed by it', async () => {
  const { call, report, messageId } = await openWithMessage();
  const counts = async () => (await call('GET', '/contacts/ana/message-counts')).body.items;
  const nothing = { delivered: 0, opened: 0, clicked: 0, failed: 0, notSent: 0 };
  expect(await counts()).toMatchObject([{ channel: 'sms', sent: 1, ...nothing }]);
  await report({ kind: 'opened' });
  await report({ kind: 'opened', source: 'again' });
  expect(await counts()).toMatchObject([{ sent: 1, ...nothing, delivered: 1, opened: 1 }]);
  const listed = async (query: string) =>
    (await call('GET', `/messages?contactId=ana&${query}`)).body.items.map(
      ({ id }: { id: string }) => id,
    );
  expect(await listed('heard=opened')).toEqual([messageId]);
  expect(await listed('heard=delivered')).toEqual([messageId]);
  expect(await listed('heard=clicked')).toEqual([]);
  expect(await listed('to=%2B5511999990003')).toEqual([messageId]);
  expect(await listed('to=%2B5511999990004')).toEqual([]);
});

test('without an id of its own the same report is the same, another text is another', async () => {
  const { report } = await openWithMessage();
  expect((await report({ kind: 'replied', text: 'Yes' })).body.duplicate).toBe(false);
  expect((await report({ kind: 'replied', text: 'Yes' })).body.duplicate).toBe(true);
  expect((await report({ kind: 'replied', text: 'No' })).body.duplicate).toBe(false);
});

test('the delivery moves forward only: a late bounce counts, a late delivery does not', async () => {
  const { report, read } = await openWithMessage();
  await report({ kind: 'opened' });
  expect((await read()).delivery).toBe('delivered');
  await report({ kind: 'bounced', reason: 'mailbox full' });
  await report({ kind: 'delivered' });
  expect((await read()).delivery).toBe('bounced');
});

test.each([
  [{ kind: 'bounced', reason: '550 5.1.1 no such user' }, 'bounced'],
  [{ kind: 'complained' }, 'complained'],
  [{ kind: 'bounced', reason: '552 5.2.2 mailbox full' }, null],
])('after %j its address is suppressed until its owner opts in', async (body, because) => {
  const { report, call, journeyId } = await openWithMessage();
  await report(body);
  const explain = async () =>
    (await call('POST', '/messages/explain', { contactId: 'ana', journeyId, blockId: 'b1' })).body;
  const gate = (await explain()).gates[2];
  expect(gate).toMatchObject({
    gate: 'suppressed',
    outcome: because ? 'skip' : 'pass',
    inputs: { because },
  });
  const consent = { channel: 'sms', purpose: 'commercial', state: 'opted-in' };
  expect((await call('PUT', '/contacts/ana/consent', consent)).status).toBe(200);
  expect((await explain()).verdict).toBe('send');
});

test.each([
  ['STOP', ['commercial', 'transactional'], 'reply'],
  ['Please stop by tomorrow', [], null],
] as const)('the reply “%s” opts out of %j', async (text, purposes, source) => {
  const { report, call, listening, eventsOf } = await openWithMessage();
  await listening('message-unsubscribed');
  await report({ kind: 'replied', text });
  const { body } = await call('GET', '/contacts/ana/consent');
  const rows = body.items.map((row: { purpose: string }) => row.purpose).sort();
  expect(rows).toEqual(purposes);
  for (const row of body.items) expect(row).toMatchObject({ state: 'opted-out', source });
  expect(await eventsOf('message-unsubscribed')).toHaveLength(purposes.length > 0 ? 1 : 0);
});

test('who unsubscribes opts out of what the message was about', async () => {
  const { report, call } = await openWithMessage();
  await report({ kind: 'unsubscribed' });
  const { body } = await call('GET', '/contacts/ana/consent');
  expect(body.items).toMatchObject([
    { purpose: 'commercial', state: 'opted-out', source: 'link', address: '+5511999990003' },
  ]);
});

test.each([
  [{ kind: 'sent' }, 'kind', 'invalid-choice'],
  [{ kind: 'clicked' }, 'link', 'interaction-detail-missing'],
  [{ kind: 'replied' }, 'text', 'interaction-detail-missing'],
  [{ kind: 'opened', link: 'https://a.example' }, 'link', 'interaction-detail'],
  [{ kind: 'opened', when: 'now' }, 'when', 'unrecognized'],
])('%j is refused at %s', async (body, path, code) => {
  const { report } = await openWithMessage();
  const answer = await report(body);
  expect(answer).toMatchObject({ status: 422, body: { errors: [{ path, code }] } });
});

test('nothing can be heard of what was not sent', async () => {
  const { report } = await openWithMessage({ state: 'skipped' });
  expect(await report({ kind: 'opened' })).toMatchObject({
    status: 409,
    body: { code: 'message-not-sent' },
  });
});

test('a contact that is added, or whose address changes, raises events only where a journey listens', async () => {
  const workspace = await api.openWorkspace();
  const eventsOf = async (trigger: string) =>
    (await workspace.call('GET', `/triggers/${trigger}/events`)).body.items;
  await workspace.call('PUT', '/contacts/early', { email: 'early@example.com' });
  for (const trigger of ['contact-created', 'contact-email-changed', 'contact-phone-changed']) {
    const document = { schema: 1, name: trigger, entry: { trigger }, settings: {}, blocks: [sms] };
    const { body: made } = await workspace.call('POST', '/journeys', { document });
    await workspace.call('POST', `/journeys/${made.id}/publish`, { revision: 1 });
  }
  await workspace.call('PUT', '/contacts/ana', {
    email: 'ana@example.com',
    phone: '+5511999990001',
  });
  await workspace.call('PUT', '/contacts/ana', { email: 'ana@example.org', firstName: 'Ana' });
  await workspace.call('PUT', '/contacts/ana', { firstName: 'Anna' });
  await workspace.call('POST', '/contacts', { externalId: 'bo', firstName: 'Bo' });
  await workspace.call('POST', '/triggers', { key: 'ping', name: 'Ping', kind: 'custom' });
  await workspace.call('POST', '/triggers/ping/publish');
  await workspace.call('POST', '/events', {
    events: [
      { trigger: 'ping', contact: { externalId: 'ana' } },
      { trigger: 'ping', contact: { externalId: 'new-by-event' } },
    ],
  });
  const created = await eventsOf('contact-created');
  const ids = created.map(
    ({ attributes }: { attributes: { record: { externalId: string } } }) =>
      attributes.record.externalId,
  );
  expect(ids).toEqual(['new-by-event', 'bo', 'ana']);
  expect(created[0]).toMatchObject({ key: null, attributes: { action: 'created', source: 'api' } });
  expect(await eventsOf('contact-email-changed')).toMatchObject([
    {
      attributes: {
        changed: ['email', 'firstName'],
        before: { email: 'ana@example.com' },
        record: { email: 'ana@example.org' },
      },
    },
  ]);
  expect(await eventsOf('contact-phone-changed')).toEqual([]);
});

test.each([
  ['PATCH', '', { name: 'Mine' }],
  ['POST', '/stop', undefined],
  ['DELETE', '', undefined],
] as const)('a built-in trigger is there, and %s %s is refused', async (method, path, body) => {
  const { call } = await api.openWorkspace();
  expect((await call('GET', '/triggers/message-sent')).body).toMatchObject({
    builtIn: true,
    state: 'ready',
    kind: 'interaction',
  });
  expect(await call(method, `/triggers/message-sent${path}`, body)).toMatchObject({
    status: 409,
    body: { code: 'trigger-built-in' },
  });
});

test('nobody sends what comes from messages', async () => {
  const { call } = await api.openWorkspace();
  const events = [{ trigger: 'message-opened', contact: { externalId: 'a' } }];
  expect(await call('POST', '/events', { events })).toMatchObject({
    status: 422,
    body: { errors: [{ code: 'event-of-interaction-trigger' }] },
  });
  const entry = { trigger: 'message-opened' };
  const blocks = [{ id: 'b1', kind: 'exit', config: {} }];
  const document = { schema: 1, name: 'Opened', entry, settings: {}, blocks };
  const { id, revision } = (await call('POST', '/journeys', { document })).body;
  expect((await call('POST', `/journeys/${id}/publish`, { revision })).status).toBe(200);
  const contactId = (await call('PUT', '/contacts/a', {})).body.id;
  for (const path of ['/triggers/message-opened/test', `/journeys/${id}/start`]) {
    expect(await call('POST', path, { contactId })).toMatchObject({
      status: 422,
      body: { code: 'event-of-interaction-trigger', values: { key: 'message-opened' } },
    });
  }
});

import { updateCase } from '@percurso/services/cases/update-case';
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

async function recordTrigger(
  workspaceId: string,
  { state = 'ready', ...rule }: Record<string, unknown> & { state?: string } = {},
): Promise<string> {
  const id = v7();
  const record = {
    table: 'case',
    audience: 'contactId',
    actions: ['updated'],
    columns: ['status'],
    sources: ['people', 'api'],
    ...rule,
  };
  await api.db.sql`
    insert into triggers (id, workspace_id, key, name, kind, state, record, created_at, updated_at)
    values (${id}, ${workspaceId}, ${`t-${id}`}, 'Status changed', 'record', ${state},
      ${api.db.sql.json(record)}, percurso_now(), percurso_now())`;
  return id;
}

function eventsOf(triggerId: string) {
  return api.db.sql`
    select attributes, contact_id as "contactId", key, source, outcome, reason,
      routed_at is not null as routed
    from events where trigger_id = ${triggerId} order by seq`;
}

test('a case that a test of a journey opened is listed only where tests are asked for', async () => {
  const { call } = await api.openWorkspace();
  const { body: real } = await call('POST', '/cases', { subject: 'Real' });
  const { body: tried } = await call('POST', '/cases', { subject: 'Tried' });
  expect(real.test).toBe(false);
  await api.db.sql`update cases set test = true where id = ${tried.id}`;
  const subjects = async (query: string) =>
    (await call('GET', `/cases${query}`)).body.items.map((one: { subject: string }) => one.subject);
  expect(await subjects('')).toEqual(['Real']);
  expect(await subjects('?tests=true')).toEqual(['Tried', 'Real']);
  expect((await call('GET', `/cases/${tried.number}`)).body.test).toBe(true);
});

test('a case is opened, read by id and number, and listed by its customer', async () => {
  const { call } = await api.openWorkspace();
  const ana = (await call('PUT', '/contacts/ana', { firstName: 'Ana', lastName: 'Souza' })).body;
  const opened = await call('POST', '/cases', {
    subject: 'Device 9 is broken',
    contactId: ana.id,
    priority: 'Critical',
    attributes: { DeviceID: 'D-9' },
  });
  expect(opened.status).toBe(201);
  expect(opened.body).toMatchObject({
    number: 1001,
    subject: 'Device 9 is broken',
    status: 'Open',
    priority: 'Critical',
    contactId: ana.id,
    contactName: 'Ana Souza',
    reportedById: null,
    attributes: { DeviceID: 'D-9' },
  });
  const second = await call('POST', '/cases', { subject: 'Other' });
  expect(second.body.number).toBe(1002);

  const byNumber = (await call('GET', '/cases/1001')).body;
  expect(byNumber).toMatchObject({ id: opened.body.id, enrolmentId: null, journeyName: null });
  expect(byNumber.history).toMatchObject([
    { action: 'created', source: 'api', after: { status: 'Open', contactId: ana.id } },
  ]);
  expect((await call('GET', `/cases/${opened.body.id}`)).body).toEqual(byNumber);
  const numbers = async (query: string) =>
    (await call('GET', `/cases?${query}`)).body.items.map((one: { number: number }) => one.number);
  expect(await numbers(`contactId=${ana.id}`)).toEqual([1001]);
  expect(await numbers('contactId=ana')).toEqual([1001]);
  expect(await numbers('search=broken')).toEqual([1001]);
  expect(await numbers('search=souza')).toEqual([1001]);
  expect(await numbers('search=1002')).toEqual([1002]);
  expect(await numbers('status=Open')).toEqual([1002, 1001]);
  expect(await numbers('status=Closed')).toEqual([]);
});

test('a change of status is kept in the history and raises one event with what was before', async () => {
  const { call, id } = await api.openWorkspace();
  const trigger = await recordTrigger(id);
  const draft = await recordTrigger(id, { state: 'draft', columns: [] });
  const peopleOnly = await recordTrigger(id, { sources: ['people'] });
  const ana = (await call('PUT', '/contacts/ana', {})).body;
  const { body: opened } = await call('POST', '/cases', { subject: 'S', contactId: 'ana' });
  expect(await eventsOf(trigger)).toHaveLength(0);

  const { body, status } = await call('PATCH', `/cases/${opened.id}`, { status: 'Resolved' });
  expect(status).toBe(200);
  expect(body.status).toBe('Resolved');
  expect(body.startedEvents).toMatchObject([{ triggerName: 'Status changed' }]);
  const events = await eventsOf(trigger);
  expect(events).toMatchObject([
    {
      key: opened.id,
      contactId: ana.id.slice(4),
      source: 'record',
      outcome: null,
      routed: false,
      attributes: {
        action: 'updated',
        source: 'api',
        changed: ['status'],
        before: { status: 'Open' },
        record: { status: 'Resolved', number: 1001, id: opened.id },
      },
    },
  ]);
  expect(await eventsOf(peopleOnly)).toHaveLength(0);
  expect(await eventsOf(draft)).toMatchObject([
    { outcome: 'no-match', reason: 'trigger-draft', routed: true },
  ]);

  expect((await call('PATCH', '/cases/1001', { priority: 'High' })).body.startedEvents).toEqual([]);
  expect((await call('PATCH', '/cases/1001', { status: 'Resolved' })).body.startedEvents).toEqual(
    [],
  );
  const { history } = (await call('GET', '/cases/1001')).body;
  expect(history).toMatchObject([
    { action: 'created' },
    { action: 'updated', before: { status: 'Open' }, after: { status: 'Resolved' } },
    { action: 'updated', before: { priority: 'Normal' }, after: { priority: 'High' } },
  ]);
});

test('a member’s change is told by name and counts as one of people', async () => {
  const { call, id } = await api.openWorkspace();
  const trigger = await recordTrigger(id, { sources: ['people'] });
  await call('PUT', '/contacts/ana', {});
  const { body } = await call('POST', '/cases', { subject: 'S', contactId: 'ana' });
  const patched = await updateCase({
    ctx: {
      db: api.db,
      workspaceId: id,
      actor: { type: 'user', userId: v7(), name: 'Rui', role: 'agent' },
      publicUrl: '',
      secret: '',
    },
    input: { case: body.id, patch: { status: 'Resolved' } },
  });
  expect(patched.startedEvents).toHaveLength(1);
  expect(await eventsOf(trigger)).toMatchObject([{ attributes: { source: 'people' } }]);
  const { history } = (await call('GET', `/cases/${body.id}`)).body;
  expect(history[1]).toMatchObject({ source: 'people', by: 'Rui' });
});

test('without an audience the event has the outcome no person and starts nothing', async () => {
  const { call, id } = await api.openWorkspace();
  const trigger = await recordTrigger(id);
  const { body } = await call('POST', '/cases', { subject: 'Nobody' });
  const patched = await call('PATCH', `/cases/${body.id}`, { status: 'Closed' });
  expect(patched.body.startedEvents).toEqual([]);
  expect(await eventsOf(trigger)).toMatchObject([
    { outcome: 'no-person', routed: true, contactId: null },
  ]);
});

test('a case opened counts as created, with the audience the trigger names', async () => {
  const { call, id } = await api.openWorkspace();
  const trigger = await recordTrigger(id, { actions: ['created'], audience: 'reportedById' });
  const reporter = (await call('PUT', '/contacts/rep', {})).body;
  await call('POST', '/cases', { subject: 'S', reportedById: 'rep' });
  expect(await eventsOf(trigger)).toMatchObject([
    { contactId: reporter.id.slice(4), attributes: { action: 'created', before: null } },
  ]);
});

test('changes at once all count: the history is a chain without gaps', async () => {
  const { call, id } = await api.openWorkspace();
  const trigger = await recordTrigger(id);
  for (const name of ['a', 'b']) await call('PUT', `/contacts/${name}`, {});
  const { body } = await call('POST', '/cases', { subject: 'S', contactId: 'a' });
  const statuses = ['In progress', 'Waiting', 'Resolved', 'Closed'];
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      call('PATCH', `/cases/${body.id}`, {
        status: statuses[index % 4],
        contactId: index % 2 ? 'a' : 'b',
      }),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array(12).fill(200));
  const { history } = (await call('GET', `/cases/${body.id}`)).body;
  let status = 'Open';
  for (const change of history.slice(1)) {
    if (!('status' in change.after)) continue;
    expect(change.before.status).toBe(status);
    status = change.after.status;
  }
  const changes = history.filter(
    (one: { action: string; after: object }) => one.action === 'updated' && 'status' in one.after,
  );
  expect(await eventsOf(trigger)).toHaveLength(changes.length);
});

test('wrong values are named, and a case of another workspace does not exist', async () => {
  const [{ call }, { call: elsewhere }] = [await api.openWorkspace(), await api.openWorkspace()];
  const unknown = await call('POST', '/cases', { subject: 'S', contactId: 'ghost' });
  expect(unknown.status).toBe(422);
  expect(unknown.body.errors[0].path).toBe('contactId');
  const wrong = await call('POST', '/cases', { subject: '', status: 'resolved' });
  expect(wrong.body.errors.map((error: { path: string }) => error.path)).toEqual([
    'subject',
    'status',
  ]);
  const { body } = await call('POST', '/cases', { subject: 'Mine' });
  expect((await elsewhere('GET', `/cases/${body.id}`)).status).toBe(404);
  expect((await elsewhere('GET', `/cases/${body.number}`)).status).toBe(404);
  expect((await elsewhere('PATCH', `/cases/${body.id}`, { status: 'Closed' })).status).toBe(404);
});

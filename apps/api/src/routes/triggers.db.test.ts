import type { TestDatabase } from '@percurso/testing/template-database';
import { createTestDatabase } from '@percurso/testing/template-database';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { TestWorkspace } from '../open-test-app.ts';
import { openTestApp } from '../open-test-app.ts';

let database: TestDatabase;
let api: ReturnType<typeof openTestApp>;
let call: TestWorkspace['call'];

beforeAll(async () => {
  database = await createTestDatabase();
  api = openTestApp(database);
});
afterAll(async () => {
  await api.db.close();
  await database.drop();
});
beforeEach(async () => {
  ({ call } = await api.openWorkspace());
});

const code = { name: 'ErrorCode', type: 'number' };
const device = { name: 'DeviceID', type: 'text' };
const rule = {
  table: 'case',
  audience: 'contactId',
  actions: ['updated'],
  columns: ['status'],
  sources: ['people', 'api'],
};

test('a trigger is a draft with a key from its name, then ready, then stopped, then ready again', async () => {
  const made = await call('POST', '/triggers', {
    name: '  Dispositivo não respondeu!  ',
    kind: 'custom',
    attributes: [code],
  });
  expect(made).toMatchObject({
    status: 201,
    body: {
      key: 'dispositivo-nao-respondeu',
      name: 'Dispositivo não respondeu!',
      description: '',
      state: 'draft',
      attributes: [code],
      record: null,
      usedIn: [],
    },
  });
  const path = `/triggers/${made.body.key}`;
  expect((await call('GET', path)).body).toEqual(made.body);
  expect((await call('POST', `${path}/stop`)).status).toBe(409);
  expect((await call('POST', `${path}/publish`)).body.state).toBe('ready');
  expect((await call('POST', `${path}/publish`)).status).toBe(200);
  expect((await call('POST', `${path}/stop`)).body.state).toBe('stopped');
  expect((await call('POST', `${path}/publish`)).body.state).toBe('ready');
});

test('a second trigger of one name gets a key of its own; a key that is given must be free', async () => {
  const body = { name: 'Order paid', kind: 'custom' };
  expect((await call('POST', '/triggers', body)).body.key).toBe('order-paid');
  expect((await call('POST', '/triggers', body)).body.key).toBe('order-paid-2');
  const taken = await call('POST', '/triggers', { ...body, key: 'order-paid' });
  expect(taken).toMatchObject({ status: 409, body: { errors: [{ path: 'key' }] } });
});

test.each([
  [{ name: ' ', kind: 'custom' }, 'name'],
  [{ name: 'A', kind: 'custom', key: 'Not A Key' }, 'key'],
  [{ name: 'A', kind: 'other' }, 'kind'],
  [{ name: 'A', kind: 'custom', attributes: [{ name: '1a', type: 'text' }] }, 'attributes[0].name'],
  [
    { name: 'A', kind: 'custom', attributes: [code, { ...code, type: 'text' }] },
    'attributes[1].name',
  ],
  [{ name: 'A', kind: 'custom', attributes: [{ name: 'a', type: 'money' }] }, 'attributes[0].type'],
  [
    { name: 'A', kind: 'custom', attributes: [{ ...code, options: ['1'] }] },
    'attributes[0].options',
  ],
  [{ name: 'A', kind: 'custom', record: rule }, 'record'],
  [{ name: 'A', kind: 'record' }, 'record'],
  [{ name: 'A', kind: 'record', record: rule, attributes: [code] }, 'attributes'],
  [{ name: 'A', kind: 'record', record: { ...rule, audience: 'owner' } }, 'record.audience'],
  [{ name: 'A', kind: 'record', record: { ...rule, actions: [] } }, 'record.actions'],
])('%j is refused at %s', async (body, path) => {
  const answer = await call('POST', '/triggers', body);
  expect(answer.status).toBe(422);
  expect(answer.body.errors[0].path).toBe(path);
});

test('a record trigger has the columns of its table, and its rule stays once it was ready', async () => {
  const made = await call('POST', '/triggers', {
    name: 'Case moved',
    kind: 'record',
    record: rule,
  });
  expect(made.body.attributes.map(({ name }: { name: string }) => name)).toEqual([
    'number',
    'subject',
    'status',
    'priority',
    'contactId',
    'reportedById',
  ]);
  const path = '/triggers/case-moved';
  const both = { ...rule, actions: ['created', 'updated'] };
  expect((await call('PATCH', path, { record: both })).body.record).toEqual(both);
  await call('POST', `${path}/publish`);
  const { sources, ...rest } = both;
  expect((await call('PATCH', path, { record: { sources, ...rest } })).status).toBe(200);
  const changed = await call('PATCH', path, { record: rule });
  expect(changed).toMatchObject({ status: 409, body: { errors: [{ path: 'record' }] } });
  expect((await call('PATCH', path, { attributes: [] })).status).toBe(422);
  const sent = await call('POST', '/events', {
    events: [{ trigger: 'case-moved', contact: { externalId: 'a' } }],
  });
  expect(sent.body.errors[0].path).toBe('events[0].trigger');
  const contact = await call('PUT', '/contacts/a', {});
  const tested = await call('POST', `${path}/test`, { contactId: contact.body.id });
  expect(tested.status).toBe(422);
});

test('while a journey uses it attributes may be added, not retyped or removed', async () => {
  await call('POST', '/triggers', { name: 'T', kind: 'custom', attributes: [code, device] });
  await call('POST', '/triggers/t/publish');
  const free = await call('PATCH', '/triggers/t', { attributes: [device] });
  expect(free.status).toBe(200);
  await call('PATCH', '/triggers/t', { attributes: [code, device] });
  await call('POST', '/journeys', { name: 'Uses it', trigger: 't' });
  const more = { name: 'More', type: 'list' };
  const removed = await call('PATCH', '/triggers/t', { attributes: [device, more] });
  expect(removed.status).toBe(409);
  expect(removed.body.detail).toContain('“ErrorCode” cannot be removed: “Uses it” use the trigger');
  const retyped = await call('PATCH', '/triggers/t', {
    attributes: [{ ...code, type: 'text' }, device],
  });
  expect(retyped.body.detail).toContain('retyped');
  const added = await call('PATCH', '/triggers/t', {
    name: 'New name',
    attributes: [more, device, code],
  });
  expect(added.body).toMatchObject({
    name: 'New name',
    key: 't',
    attributes: [more, device, code],
  });
});

test('usedIn names journeys that start on it and that fire it, drafts and live ones', async () => {
  for (const key of ['start', 'fired']) {
    await call('POST', '/triggers', { name: key, key, kind: 'custom' });
    await call('POST', `/triggers/${key}/publish`);
  }
  const block = { id: 'b1', kind: 'activate-trigger', config: { trigger: 'fired', mapping: {} } };
  const condition = {
    id: 'b2',
    kind: 'condition',
    config: { predicate: { all: [] } },
    branches: { yes: [block], no: [] },
  };
  const document = {
    schema: 1,
    name: 'Both',
    entry: { trigger: 'start' },
    settings: {},
    blocks: [condition],
  };
  const journey = await call('POST', '/journeys', { document });
  expect(journey.status).toBe(201);
  const use = { journeyId: journey.body.id, name: 'Both', state: 'draft' };
  expect((await call('GET', '/triggers/start')).body.usedIn).toEqual([{ ...use, as: 'entry' }]);
  expect((await call('GET', '/triggers/fired')).body.usedIn).toEqual([{ ...use, as: 'block' }]);
  const { body: listed } = await call('GET', '/triggers');
  const own = listed.items.filter(({ builtIn }: { builtIn: boolean }) => !builtIn);
  expect(own.map(({ usedIn }: { usedIn: unknown[] }) => usedIn.length)).toEqual([1, 1]);

  const refused = await call('DELETE', '/triggers/fired');
  expect(refused).toMatchObject({ status: 409, body: { usedIn: [{ ...use, as: 'block' }] } });
  expect(refused.body.detail).toContain('“Both”');
  await call('DELETE', `/journeys/${journey.body.id}`);
  expect((await call('DELETE', '/triggers/fired')).status).toBe(204);
  expect((await call('GET', '/triggers/fired')).status).toBe(404);
});

test('a ready trigger with events stays, for the timelines that show them', async () => {
  await call('POST', '/triggers', { name: 'T', kind: 'custom' });
  await call('POST', '/triggers/t/publish');
  await call('POST', '/events', { events: [{ trigger: 't', contact: { externalId: 'a' } }] });
  expect((await call('DELETE', '/triggers/t')).status).toBe(409);
});

test('the catalogue is found by name, key and description, by state, and page by page', async () => {
  for (const [name, description] of [
    ['beta', 'mentions 100%'],
    ['Alpha', ''],
    ['gamma', ''],
  ]) {
    await call('POST', '/triggers', { name, description, kind: 'custom' });
  }
  await call('POST', '/triggers/gamma/publish');
  const names = async (query: string) =>
    (await call('GET', `/triggers?${query}`)).body.items.map(({ name }: { name: string }) => name);
  const all = await names('');
  expect(all.slice(0, 4)).toEqual(['Alpha', 'beta', 'gamma', 'Case opened']);
  expect(await names('search=ALPH')).toEqual(['Alpha']);
  expect(await names('search=100%25')).toEqual(['beta']);
  expect(await names('search=%25%25')).toEqual([]);
  expect((await names('state=ready')).slice(0, 2)).toEqual(['gamma', 'Case opened']);
  expect(await names('state=draft')).toEqual(['Alpha', 'beta']);
  const first = await call('GET', '/triggers?limit=2');
  const second = await call('GET', `/triggers?limit=2&cursor=${first.body.nextCursor}`);
  const third = await names(`limit=50&cursor=${second.body.nextCursor}`);
  const paged = [first, second].flatMap(({ body }) =>
    body.items.map(({ name }: { name: string }) => name),
  );
  expect([...paged, ...third]).toEqual(all);
  expect((await call('GET', '/triggers?cursor=nonsense')).status).toBe(422);
  expect((await call('GET', '/triggers?limit=0')).body.errors[0].path).toBe('limit');
});

test('a test send is an event marked as one, which can be read until it is routed', async () => {
  await call('POST', '/triggers', { name: 'T', kind: 'custom', attributes: [code] });
  await call('POST', '/triggers/t/publish');
  const contact = await call('PUT', '/contacts/ana', { firstName: 'Ana', lastName: 'Lima' });
  const sent = await call('POST', '/triggers/t/test', {
    contactId: contact.body.id,
    attributes: { ErrorCode: 12 },
  });
  expect(sent.status).toBe(202);
  expect((await call('GET', `/events/${sent.body.eventId}`)).body).toMatchObject({
    test: true,
    outcome: 'pending',
    contact: { id: contact.body.id, name: 'Ana Lima' },
    attributes: { ErrorCode: 12 },
  });
  const wrong = await call('POST', '/triggers/t/test', {
    contactId: 'ana',
    attributes: { ErrorCode: 'x' },
  });
  expect(wrong.body.errors[0]).toEqual({
    path: 'attributes.ErrorCode',
    message: 'expected a number, got "x"',
    code: 'wrong-type',
    values: { expected: 'number' },
  });
  expect((await call('POST', '/triggers/t/test', { contactId: 'nobody' })).status).toBe(404);
});

test('decisions of the router are told with the event', async () => {
  await call('POST', '/triggers', { name: 'T', kind: 'custom', attributes: [code] });
  await call('POST', '/triggers/t/publish');
  const document = {
    schema: 1,
    name: 'J',
    entry: { trigger: 't' },
    settings: {},
    blocks: [{ id: 'b1', kind: 'exit', config: {} }],
  };
  const journey = (await call('POST', '/journeys', { document })).body;
  const published = await call('POST', `/journeys/${journey.id}/publish`, { revision: 1 });
  expect(published.status, JSON.stringify(published.body)).toBe(200);
  await call('POST', '/events', { events: [{ trigger: 't', contact: { externalId: 'a' } }] });
  const detail = { attribute: 'trigger.ErrorCode', actual: 5 };
  await api.db.sql`
    insert into event_decisions (event_seq, journey_id, version_id, outcome, reason, detail, at)
    select e.seq, j.id, j.live_version_id, 'refused', 'conditions',
      ${api.db.sql.json(detail)}, percurso_now()
    from events e, journeys j where j.id = ${journey.id} and e.workspace_id = j.workspace_id`;
  const [event] = (await call('GET', '/triggers/t/events')).body.items;
  expect(event.decisions).toEqual([
    {
      journeyId: journey.id,
      journeyName: 'J',
      versionNumber: 1,
      outcome: 'refused',
      reason: 'conditions',
      detail,
      enrolmentId: null,
    },
  ]);
});

test('a test for one journey names one that runs on the trigger', async () => {
  await call('POST', '/triggers', { name: 'T', kind: 'custom' });
  await call('POST', '/triggers/t/publish');
  await call('PUT', '/contacts/ana', { firstName: 'Ana' });
  const { body: journey } = await call('POST', '/journeys', {
    document: {
      schema: 1,
      name: 'On T',
      entry: { trigger: 't' },
      settings: {},
      blocks: [{ id: 'b1', kind: 'sms', config: { text: 'Hi', purpose: 'transactional' } }],
    },
  });
  const send = { contactId: 'ana', journeyId: journey.id };
  expect(await call('POST', '/triggers/t/test', send)).toMatchObject({
    status: 422,
    body: { errors: [{ path: 'journeyId', code: 'journey-other-trigger' }] },
  });
  await call('POST', `/journeys/${journey.id}/publish`, { revision: 1 });
  const answer = await call('POST', '/triggers/t/test', send);
  expect(answer.status).toBe(202);
  const [event] = await api.db.sql`
    select only_journey_id as "onlyJourneyId", fires from events where id = ${answer.body.eventId}`;
  expect(event).toEqual({ onlyJourneyId: journey.id, fires: false });
  const nowhere = { ...send, journeyId: '00000000-0000-7000-8000-000000000000' };
  expect((await call('POST', '/triggers/t/test', nowhere)).status).toBe(404);
});

import { claimPage } from '@percurso/db/testing/handed-page';
import { createScene } from '@percurso/db/testing/journey-scene';
import { eraseContact } from '@percurso/services/contacts/erase-contact';
import { mergeContact } from '@percurso/services/contacts/merge-contact';
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

test('a contact is created by external id, changed in part and cleared by null', async () => {
  const { call } = await api.openWorkspace();
  const created = await call('PUT', '/contacts/ana-1', {
    email: ' Ana@Example.COM ',
    phone: '+55 11 99999-0001',
    firstName: 'Ana',
    attributes: { plan: 'gold', seats: 3 },
  });
  expect(created.status).toBe(200);
  expect(created.body).toMatchObject({
    id: expect.stringMatching(/^con_/),
    externalId: 'ana-1',
    email: 'ana@example.com',
    phone: '+5511999990001',
    firstName: 'Ana',
    lastName: null,
    attributes: { plan: 'gold', seats: 3 },
  });

  const changed = await call('PUT', '/contacts/ana-1', {
    phone: null,
    lastName: 'Souza',
    attributes: { plan: null, city: 'Recife' },
  });
  expect(changed.body).toMatchObject({
    id: created.body.id,
    email: 'ana@example.com',
    phone: null,
    firstName: 'Ana',
    lastName: 'Souza',
    attributes: { seats: 3, city: 'Recife' },
  });
  expect((await call('GET', '/contacts/ana-1')).body).toEqual(changed.body);
  expect((await call('GET', `/contacts/${created.body.id}`)).body).toEqual(changed.body);
});

test('writing the same again changes nothing, not even updatedAt', async () => {
  const { call } = await api.openWorkspace();
  const fields = { email: 'same@example.com', attributes: { a: 1, b: null } };
  const first = await call('PUT', '/contacts/same', fields);
  const second = await call('PUT', '/contacts/same', fields);
  expect(second.body).toEqual(first.body);
});

test('each field that cannot be read is named', async () => {
  const { call } = await api.openWorkspace();
  const answer = await call('POST', '/contacts', {
    email: 'not-an-address',
    phone: '12',
    language: 'x',
    timeZone: 'Mars/Olympus',
  });
  expect(answer.status).toBe(422);
  expect(answer.body.errors.map((error: { path: string }) => error.path)).toEqual([
    'email',
    'phone',
    'language',
    'timeZone',
  ]);
  const unknown = await call('POST', '/contacts', { mail: 'a@example.com' });
  expect(unknown.status).toBe(422);
  expect(unknown.body.errors[0].path).toBe('mail');
});

test('a taken e-mail address is a conflict that names the other contact', async () => {
  const { call } = await api.openWorkspace();
  const other = await call('POST', '/contacts', { email: 'one@example.com' });
  expect(other.status).toBe(201);
  for (const answer of [
    await call('POST', '/contacts', { email: 'ONE@example.com' }),
    await call('PUT', '/contacts/second', { email: 'one@example.com' }),
  ]) {
    expect(answer.status).toBe(409);
    expect(answer.body.contactId).toBe(other.body.id);
    expect(answer.body.detail).toContain(other.body.id);
    expect(answer.body.errors[0].path).toBe('email');
  }
  const { call: elsewhere } = await api.openWorkspace();
  expect((await elsewhere('POST', '/contacts', { email: 'one@example.com' })).status).toBe(201);
});

test('first writes of one external id at once make one contact', async () => {
  const { call } = await api.openWorkspace();
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, index) =>
      call('PUT', '/contacts/racer', { attributes: { [`a${index}`]: index } }),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
  const { body } = await call('GET', '/contacts?search=racer');
  expect(body.items).toHaveLength(1);
  expect(Object.keys(body.items[0].attributes)).toHaveLength(8);
});

test('search finds parts of names, addresses, numbers and ids, accents and case aside', async () => {
  const { call } = await api.openWorkspace();
  await call('PUT', '/contacts/crm-77', {
    firstName: 'João',
    lastName: 'Conceição',
    email: 'jc@lojas.example.com',
    phone: '+5511988887777',
  });
  await call('PUT', '/contacts/crm-78', { firstName: 'Joana', lastName: 'Prado' });
  const found = async (search: string) =>
    (await call('GET', `/contacts?search=${encodeURIComponent(search)}`)).body.items.map(
      (contact: { externalId: string }) => contact.externalId,
    );
  expect(await found('joao')).toEqual(['crm-77']);
  expect(await found('CONCEIÇÃO jo')).toEqual(['crm-77']);
  expect(await found('lojas')).toEqual(['crm-77']);
  expect(await found('(11) 98888')).toEqual(['crm-77']);
  expect(await found('crm-7')).toEqual(['crm-78', 'crm-77']);
  expect(await found('100%')).toEqual([]);
  await call('PUT', '/contacts/crm-79', { email: 'only@example.com' });
  const having = async (address: string) =>
    (await call('GET', `/contacts?address=${address}`)).body.items.map(
      (contact: { externalId: string }) => contact.externalId,
    );
  expect(await having('phone')).toEqual(['crm-77']);
  expect(await having('email')).toEqual(['crm-79', 'crm-77']);
  expect(await having('none')).toEqual(['crm-78']);
  const { body } = await call('GET', '/contacts/crm-77');
  expect(await found(body.id)).toEqual(['crm-77']);
});

test('pages give every contact once, newest first, and a foreign cursor is refused', async () => {
  const { call } = await api.openWorkspace();
  for (let index = 0; index < 5; index += 1) await call('PUT', `/contacts/p${index}`, {});
  const seen: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const { body } = await call('GET', `/contacts?limit=2${cursor && `&cursor=${cursor}`}`);
    seen.push(...body.items.map((contact: { externalId: string }) => contact.externalId));
    cursor = body.nextCursor;
  }
  expect(seen).toEqual(['p4', 'p3', 'p2', 'p1', 'p0']);
  const refused = await call('GET', '/contacts?cursor=nonsense');
  expect(refused.status).toBe(422);
  expect(refused.body.errors[0].path).toBe('cursor');
});

test('a contact of another workspace does not exist', async () => {
  const [{ call }, { call: elsewhere }] = [await api.openWorkspace(), await api.openWorkspace()];
  const { body } = await call('PUT', '/contacts/mine', {});
  expect((await elsewhere('GET', `/contacts/${body.id}`)).status).toBe(404);
  expect((await elsewhere('GET', '/contacts/mine')).status).toBe(404);
  expect((await elsewhere('PUT', `/contacts/${body.id}`, {})).status).toBe(404);
  expect((await elsewhere('GET', `/contacts/${body.id}/timeline`)).status).toBe(404);
  expect((await elsewhere('GET', '/contacts')).body.items).toEqual([]);
});

test('consent is kept as history; the newest record of a point and purpose holds', async () => {
  const { call, id } = await api.openWorkspace();
  await call('PUT', '/contacts/c1', { phone: '+5511999990002' });
  const missing = await call('PUT', '/contacts/c1/consent', {
    channel: 'email',
    state: 'opted-out',
  });
  expect(missing.status).toBe(422);
  expect(missing.body.errors[0].path).toBe('address');

  const out = await call('PUT', '/contacts/c1/consent', { channel: 'sms', state: 'opted-out' });
  expect(out.body).toMatchObject({
    address: '+5511999990002',
    purpose: 'transactional',
    state: 'opted-out',
    source: 'api',
  });
  await call('PUT', '/contacts/c1/consent', { channel: 'sms', state: 'opted-in' });
  await call('PUT', '/contacts/c1/consent', {
    channel: 'email',
    purpose: 'commercial',
    state: 'opted-out',
    address: 'C1@Example.com',
  });
  const { body } = await call('GET', '/contacts/c1/consent');
  expect(
    body.items.map((one: { address: string; state: string }) => [one.address, one.state]),
  ).toEqual([
    ['c1@example.com', 'opted-out'],
    ['+5511999990002', 'opted-in'],
  ]);
  const [{ n }] = (await api.db.sql`
    select count(*)::int as n from consents where workspace_id = ${id}`) as [{ n: number }];
  expect(n).toBe(3);

  const found = async (query: string) =>
    (await call('GET', `/consents?${query}`)).body.items.map(
      (one: { address: string; state: string; contactName: string }) => [
        one.address,
        one.state,
        one.contactName,
      ],
    );
  await call('PUT', '/contacts/c1', { firstName: 'Ana' });
  expect(await found('')).toEqual([
    ['c1@example.com', 'opted-out', 'Ana'],
    ['+5511999990002', 'opted-in', 'Ana'],
  ]);
  expect(await found('search=C1%40example')).toEqual([['c1@example.com', 'opted-out', 'Ana']]);
  expect(await found('state=opted-out&search=ana')).toEqual([
    ['c1@example.com', 'opted-out', 'Ana'],
  ]);
  expect(await found('purpose=transactional&channel=email')).toEqual([]);
  const first = (await call('GET', '/consents?limit=1')).body;
  expect(await found(`limit=1&cursor=${first.nextCursor}`)).toEqual([
    ['+5511999990002', 'opted-in', 'Ana'],
  ]);
  const point = 'channel=sms&address=%2B5511999990002';
  await call('PUT', '/contacts/c1/consent', {
    channel: 'sms',
    state: 'opted-out',
    reason: 'Told us',
  });
  const { items } = (await call('GET', `/consents/history?${point}`)).body;
  expect(items.map((one: { state: string; reason: string }) => [one.state, one.reason])).toEqual([
    ['opted-out', 'Told us'],
    ['opted-in', null],
    ['opted-out', null],
  ]);
  await call('PUT', '/contacts/c1/consent', { channel: 'sms', state: 'opted-in' });
  const elsewhere = await api.openWorkspace();
  expect((await elsewhere.call('GET', '/consents')).body.items).toEqual([]);
  expect((await elsewhere.call('GET', `/consents/history?${point}`)).body.items).toEqual([]);

  await call('PUT', '/contacts/same-phone', { phone: '+5511999990002' });
  const shared = await call('GET', '/contacts/same-phone/consent');
  expect(shared.body.items.map((one: { state: string }) => one.state)).toEqual(['opted-in']);
});

test('U+0000, which Postgres cannot keep, is refused wherever it comes', async () => {
  const { call } = await api.openWorkspace();
  for (const answer of [
    await call('GET', '/contacts?search=a%00b'),
    await call('GET', '/contacts/a%00b'),
    await call('POST', '/contacts', { firstName: 'a\u0000b' }),
    await call('POST', '/contacts', { attributes: { note: 'a\u0000b' } }),
  ]) {
    expect(answer.status).toBe(422);
    expect(answer.body.detail).toContain('U+0000');
  }
});

async function importer() {
  const workspace = await api.openWorkspace();
  const send = async (csv: string | Uint8Array<ArrayBuffer>, query = '', type = 'text/csv') => {
    const response = await api.app.request(`/api/v1/contacts/import${query}`, {
      method: 'POST',
      headers: { ...workspace.headers, 'content-type': type },
      body: csv,
    });
    // biome-ignore lint/suspicious/noExplicitAny: read as the answers of every other call are.
    return { status: response.status, body: (await response.json()) as any };
  };
  return { ...workspace, send };
}

test('an import creates and changes, refuses row by row, and says first what it would do', async () => {
  const { call, send } = await importer();
  await call('PUT', '/contacts/ana', { email: 'ana@example.com', attributes: { plan: 'gold' } });
  const csv = [
    'externalId;email;phone;firstName;attributes.seats:number;consent.sms.commercial',
    'ana;;;Ana;3;',
    'bia;bia@example.com;+55 11 99999-0001;Bia;;sim',
    'caio;ana@example.com;;Caio;;',
    ';;;Nobody;;',
    'bia;bia@example.com;;Bia;;',
  ].join('\r\n');
  const counts = { rows: 5, created: 1, changed: 1, unchanged: 1, refused: 2 };

  const dry = await send(csv, '?dryRun=true');
  expect(dry).toMatchObject({ status: 200, body: counts });
  expect((await call('GET', '/contacts/bia')).status).toBe(404);

  const done = await send(csv);
  expect(done).toMatchObject({ status: 200, body: counts });
  expect(done.body.problems).toMatchObject([
    { row: 4, field: 'email', got: 'ana@example.com', code: 'event-contact-other-id' },
    { row: 5, field: '', code: 'import-row-nameless' },
  ]);
  expect((await call('GET', '/contacts/ana')).body).toMatchObject({
    email: 'ana@example.com',
    firstName: 'Ana',
    attributes: { plan: 'gold', seats: 3 },
  });
  expect((await call('GET', '/contacts/bia/consent')).body.items).toMatchObject([
    { address: '+5511999990001', purpose: 'commercial', state: 'opted-in', source: 'import' },
  ]);
  expect((await send(csv)).body).toMatchObject({ created: 0, changed: 0, unchanged: 3 });
});

test('own attributes are listed as they were written, and known to the checks of a journey', async () => {
  const { call, send } = await importer();
  await call('PUT', '/contacts/ana', { attributes: { plan: 'gold', seats: '12' } });
  await call('POST', '/contacts', { externalId: 'bia', attributes: { renewsAt: '2027-01-31' } });
  const csv =
    'externalId;attributes.seats:number;attributes.city;attributes.none\ncaio;3;Recife;\n';
  await send(csv, '?dryRun=true');
  const types = async () =>
    (await call('GET', '/contact-attributes')).body.items.map(
      ({ name, type }: { name: string; type: string }) => `${name}: ${type}`,
    );
  expect(await types()).toEqual(['plan: text', 'renewsAt: date-time', 'seats: text']);
  await send(csv);
  expect(await types()).toEqual([
    'city: text',
    'plan: text',
    'renewsAt: date-time',
    'seats: number',
  ]);

  const row = (attribute: string, operator: string, value: unknown) => ({
    attribute,
    operator,
    value,
  });
  const all = [
    row('contact.seats', 'at-least', 2),
    row('contact.plan', 'before', '2027-01-31T00:00:00Z'),
    row('contact.plam', 'is', 'gold'),
  ];
  const when = { all };
  const document = {
    schema: 1,
    name: 'By plan',
    entry: { trigger: 'contact-created' },
    settings: {},
    blocks: [{ id: 'b1', kind: 'condition', config: { when }, branches: { yes: [], no: [] } }],
  };
  const { id } = (await call('POST', '/journeys', { document })).body;
  const { problems } = (await call('POST', `/journeys/${id}/check`)).body;
  expect(problems).toMatchObject([
    { severity: 'error', key: 'wrong-operator', field: 'when.all.1.operator' },
    {
      severity: 'warning',
      key: 'unknown-contact-attribute',
      field: 'when.all.2.attribute',
      values: { name: 'plam' },
    },
  ]);
});

test('an import in Latin-1 is read as its type says, and refused where it is not', async () => {
  const { call, send } = await importer();
  const csv = Uint8Array.from(Buffer.from('email,firstName\njose@example.com,José\n', 'latin1'));
  const refused = await send(csv);
  expect([refused.status, refused.body.errors[0].code]).toEqual([422, 'import-encoding']);
  expect((await send(csv, '', 'text/csv; charset=iso-8859-1')).body.created).toBe(1);
  expect((await call('GET', '/contacts?search=josé')).body.items).toHaveLength(1);
});

test('what an import changes raises the events of record triggers, as changes by an import', async () => {
  const { id, call, send } = await importer();
  await call('POST', '/triggers', {
    kind: 'record',
    key: 'imported',
    name: 'Imported',
    record: {
      table: 'contact',
      audience: 'id',
      actions: ['created', 'updated'],
      columns: [],
      sources: ['import'],
    },
  });
  await call('POST', '/triggers/imported/publish');
  await call('PUT', '/contacts/a', { firstName: 'By the API' });
  await send('externalId,firstName\na,Ana\nb,Bia\na,Ana');
  const events = await api.db.sql<{ attributes: { action: string; source: string } }[]>`
    select attributes from events where workspace_id = ${id} order by seq`;
  expect(events.map(({ attributes }) => [attributes.action, attributes.source])).toEqual([
    ['updated', 'import'],
    ['created', 'import'],
  ]);
});

test('a page of 5,000 rows is written at once, beside others that write the same', async () => {
  const { id, send } = await importer();
  const line = (n: number) => `c${n},c${n}@example.com,Customer ${n},${n}`;
  const rows = Array.from({ length: 5_000 }, (_, n) => line(n)).join('\n');
  const csv = `externalId,email,firstName,attributes.n:number\n${rows}`;
  const answers = await Promise.all([send(csv), send(csv)]);
  for (const { body } of answers) expect(body.created + body.unchanged).toBe(5_000);
  const [{ count } = { count: 0 }] = await api.db.sql<{ count: number }[]>`
    select count(*)::int as count from contacts where workspace_id = ${id}`;
  expect(count).toBe(5_000);
});

test.each(['erased', 'merged'])(
  'who is %s while their message is held is not sent it',
  async (how) => {
    const { sql } = api.db;
    const scene = await createScene(sql);
    const { workspaceId } = scene;
    const version = await scene.publish([{ id: 'b1', kind: 'sms', config: { text: 'Hi' } }]);
    const { strandId } = await scene.enter(2);
    await sql`
    update contacts c set external_id = 'c' || n.n
    from (select id, row_number() over (order by id) as n from contacts
      where workspace_id = ${workspaceId}) n where c.id = n.id`;
    const { input } = await claimPage({ scene, version, strandId });
    await scene.store.handOver(input);
    await sql`
    update messages set state = 'deferred', reason = 'quiet-time' where workspace_id = ${workspaceId}`;
    const actor = { type: 'system' } as const;
    const ctx = { db: api.db, workspaceId, actor, publicUrl: '', secret: 'a-secret' };
    if (how === 'erased') await eraseContact({ ctx, input: { contact: 'c1' } });
    else await mergeContact({ ctx, input: { contact: 'c1', into: 'c2' } });
    const rows = await sql`
    select e.exit_reason as left, m.state, m.reason
    from messages m join enrolments e on e.id = m.enrolment_id
    where m.workspace_id = ${workspaceId} order by m.state desc`;
    expect([...rows]).toEqual([
      { left: how, state: 'skipped', reason: 'left-journey' },
      { left: null, state: 'deferred', reason: 'quiet-time' },
    ]);
  },
);

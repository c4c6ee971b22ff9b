import type { TestDatabase } from '@percurso/testing/template-database';
import { createTestDatabase } from '@percurso/testing/template-database';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestWorkspace } from '../open-test-app.ts';
import { openTestApp } from '../open-test-app.ts';
import { openTestMember } from '../open-test-member.ts';

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

async function openWithTrigger(): Promise<TestWorkspace & { triggerId: string }> {
  const workspace = await api.openWorkspace();
  const triggerId = v7();
  const attributes = [
    { name: 'ErrorCode', type: 'number' },
    { name: 'DeviceID', type: 'text' },
  ];
  await api.db.sql`
    insert into triggers (id, workspace_id, key, name, kind, state, attributes, created_at, updated_at)
    values (${triggerId}, ${workspace.id}, 'device-broke', 'Device broke', 'custom', 'ready',
      ${api.db.sql.json(attributes)}, percurso_now(), percurso_now())`;
  return { ...workspace, triggerId };
}

const conditions = { attribute: 'trigger.ErrorCode', operator: 'greater-than', value: 10 };

function documentOf(blocks: object[], entry: object = { conditions }) {
  const name = 'Critical error';
  return { schema: 1, name, entry: { trigger: 'device-broke', ...entry }, settings: {}, blocks };
}

const sms = (id: string, text = 'Error {{ trigger.ErrorCode }}') => ({
  id,
  kind: 'sms',
  config: { text, purpose: 'commercial' },
});
const days = (id: string, amount: number) => ({
  id,
  kind: 'wait',
  config: { duration: { amount, unit: 'days' } },
});

async function createJourney(
  { call }: Pick<TestWorkspace, 'call'>,
  blocks: object[] = [sms('b1')],
  entry?: object,
): Promise<string> {
  const { body } = await call('POST', '/journeys', { document: documentOf(blocks, entry) });
  return body.id;
}

/** How many rows each table has. */
async function countRows(): Promise<Record<string, number>> {
  const { sql } = api.db;
  const tables = await sql<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`;
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = await sql<{ n: number }[]>`select count(*)::int as n from ${sql(name)}`;
    counts[name] = row?.n ?? -1;
  }
  return counts;
}

test('a stored contact goes through the draft, and no row is written', async () => {
  const workspace = await openWithTrigger();
  const { call } = workspace;
  const id = await createJourney(workspace, [
    sms('b1', 'Hi {{ contact.firstName }}'),
    {
      id: 'b2',
      kind: 'create-case',
      config: {
        subject: 'Broken {{ trigger.DeviceID }}',
        status: 'Open',
        priority: { from: 'value', value: 'High' },
        attributes: {},
      },
    },
    { id: 'b3', kind: 'activate-trigger', config: { trigger: 'device-broke', mapping: {} } },
    { id: 'b4', kind: 'email', config: { subject: 'Done', paragraphs: ['Bye'] } },
  ]);
  await call('PUT', '/contacts/ana', { firstName: 'Ana', phone: '+5511999990000' });
  await call('PUT', '/contacts/ana/consent', {
    channel: 'sms',
    purpose: 'commercial',
    state: 'opted-out',
  });
  const before = await countRows();
  const { status, body } = await call('POST', `/journeys/${id}/simulate`, {
    contact: 'ana',
    event: { ErrorCode: 12, DeviceID: 'd7' },
    at: '2026-03-10T12:00:00Z',
  });
  expect(status).toBe(200);
  expect(body).toMatchObject({
    entry: { enrolled: true },
    trail: [
      { blockId: 'b1', visit: 1, port: 'not-sent', why: 'opted-out' },
      { blockId: 'b2', port: 'next' },
      { blockId: 'b3', port: 'next' },
      { blockId: 'b4', port: 'not-sent', why: 'no-email' },
    ],
    messages: [
      {
        blockId: 'b1',
        to: '+5511999990000',
        text: 'Hi Ana',
        state: 'skipped',
        reason: 'opted-out',
      },
      { blockId: 'b4', to: null, subject: 'Done', state: 'skipped', reason: 'no-email' },
    ],
    activations: [{ blockId: 'b3', trigger: 'device-broke' }],
    cases: [{ blockId: 'b2', subject: 'Broken d7', priority: 'High' }],
    questions: [],
    ended: { status: 'finished', reason: null },
  });
  expect(body.messages[0].gates.map(({ gate }: { gate: string }) => gate)).toEqual([
    'version-live',
    'contact-point',
    'suppressed',
    'consent',
  ]);
  expect(await countRows()).toEqual(before);
});

test('somebody made up goes through an unsaved document', async () => {
  const workspace = await openWithTrigger();
  const id = await createJourney(workspace);
  const { status, body } = await workspace.call('POST', `/journeys/${id}/simulate`, {
    document: documentOf([sms('b1', 'Unsaved'), days('b2', 3)]),
    contact: {
      firstName: 'Bia',
      phone: '+5511999990001',
      consents: [{ channel: 'sms', purpose: 'commercial', state: 'opted-in' }],
    },
    event: { ErrorCode: 11 },
    at: '2026-03-10T12:00:00Z',
  });
  expect(status).toBe(200);
  expect(body.messages).toMatchObject([{ text: 'Unsaved', state: 'accepted' }]);
  expect(body.ended.at.slice(0, 10)).toBe('2026-03-13');
});

test('a message is written as from its sender, which must be one of the channel’s', async () => {
  const workspace = await openWithTrigger();
  const { call } = workspace;
  const config = { url: 'https://sms.example', from: 'Us' };
  await call('PUT', '/channels/sms', { provider: 'http-sms', config });
  const named = sms('b2', 'From sales');
  const id = await createJourney(workspace, [
    sms('b1', 'From us'),
    { ...named, config: { ...named.config, sender: 'Sales' } },
  ]);
  const setup = { contact: { phone: '+5511999990001' }, event: { ErrorCode: 11 } };
  const simulate = () => call('POST', `/journeys/${id}/simulate`, setup);
  const check = async () => (await call('POST', `/journeys/${id}/check`)).body.problems;
  const gone = { blockId: 'b2', field: 'sender', key: 'sender-unknown', severity: 'error' };
  expect(await check()).toMatchObject([gone]);
  expect((await simulate()).status).toBe(422);
  const { body } = await call('PUT', '/channels/sms/senders', { senders: ['Sales', 'Sales'] });
  expect(body).toMatchObject({ channel: 'sms', sender: 'Us', senders: ['Sales'] });
  expect(await check()).toEqual([]);
  expect((await simulate()).body.messages).toMatchObject([{ sender: 'Us' }, { sender: 'Sales' }]);
  const { revision } = (await call('GET', `/journeys/${id}`)).body;
  await call('PUT', '/channels/sms/senders', { senders: [] });
  const refused = await call('POST', `/journeys/${id}/publish`, { revision });
  expect(refused).toMatchObject({ status: 422, body: { code: 'journey-problems' } });
  expect((await call('PUT', '/channels/email/senders', { senders: [] })).status).toBe(422);
  expect(await call('PUT', '/channels/sms/senders', { senders: [' '] })).toMatchObject({
    status: 422,
    body: { errors: [{ path: 'senders[0]' }] },
  });
});

test('tells what a condition compared, and where chance decides', async () => {
  const workspace = await openWithTrigger();
  const id = await createJourney(workspace);
  const above = (value: number) => ({
    attribute: 'trigger.ErrorCode',
    operator: 'greater-than',
    value,
  });
  const rows = [90, 10, 5].map((value, index) => ({
    id: `r${index + 1}`,
    name: `Above ${value}`,
    when: above(value),
  }));
  const ways = [
    { id: 'w1', name: 'A', weight: 50 },
    { id: 'w2', name: 'B', weight: 50 },
  ];
  const branches = { r1: [], r2: [], r3: [], other: [] };
  const { status, body } = await workspace.call('POST', `/journeys/${id}/simulate`, {
    document: documentOf([
      { id: 'b1', kind: 'branch', config: { rows }, branches },
      { id: 'b2', kind: 'split', config: { ways }, branches: { w1: [], w2: [] } },
    ]),
    contact: { firstName: 'Bia' },
    event: { ErrorCode: 12 },
    choices: { b2: 'w2' },
  });
  expect(status, JSON.stringify(body)).toBe(200);
  expect(body.trail).toMatchObject([
    { blockId: 'b1', port: 'r2', detail: { passed: true, actual: 12, expected: 10 } },
    { blockId: 'b2', port: 'w2', why: 'chosen' },
  ]);
  expect(body.chances).toEqual(['b2']);
});

test('an event that would be refused says so, as the router does', async () => {
  const workspace = await openWithTrigger();
  const { call } = workspace;
  const id = await createJourney(workspace, [days('b1', 1)]);
  const { body: contact } = await call('PUT', '/contacts/ana', { firstName: 'Ana' });
  const low = await call('POST', `/journeys/${id}/simulate`, {
    contact: 'ana',
    event: { ErrorCode: 10 },
  });
  expect(low.body.entry).toMatchObject({
    enrolled: false,
    reason: 'conditions',
    detail: { why: { actual: 10, expected: 10, passed: false } },
  });
  const published = await call('POST', `/journeys/${id}/publish`, { revision: 1 });
  const strandId = v7();
  const versionId = published.body.version.id;
  await api.db.sql`
    insert into strands (id, workspace_id, version_id, cohort_id, step, op, kind, queue, size, since,
      due_at, check_at)
    values (${strandId}, ${workspace.id}, ${versionId}, 'c', 0, 'sleep', 'wait', 'engine', 1,
      percurso_now(), '2030-01-01T00:00:00Z', percurso_now())`;
  await api.db.sql`
    insert into enrolments (id, workspace_id, journey_id, version_id, contact_id, status, strand_id,
      step, entry_event_id, entered_seq, entered_at, moved_at)
    values (${v7()}, ${workspace.id}, ${id}, ${versionId}, ${contact.id.slice(4)}, 'inside',
      ${strandId}, 0, ${v7()}, 1, percurso_now(), percurso_now())`;
  const again = await call('POST', `/journeys/${id}/simulate`, {
    contact: 'ana',
    event: { ErrorCode: 11 },
  });
  expect(again.body).toMatchObject({
    entry: { enrolled: false, reason: 'already-inside' },
    trail: [],
    ended: null,
  });
});

test('bad input is refused with the path of each field', async () => {
  const workspace = await openWithTrigger();
  const { call } = workspace;
  const id = await createJourney(workspace);
  const paths = async (body: object) => {
    const answer = await call('POST', `/journeys/${id}/simulate`, body);
    return [answer.status, (answer.body.errors ?? []).map(({ path }: { path: string }) => path)];
  };
  const contact = 'ana';
  await call('PUT', '/contacts/ana', {});
  expect(await paths({ contact, event: { ErrorCode: 'x', Nothing: 1 } })).toEqual([
    422,
    ['event.Nothing', 'event.ErrorCode'],
  ]);
  expect(
    await paths({
      contact,
      events: [{ trigger: 'no-such' }, { trigger: 'device-broke', at: 'x' }],
    }),
  ).toEqual([422, ['events[1].at']]);
  expect(
    await paths({
      contact,
      events: [{ trigger: 'no-such' }, { trigger: 'device-broke', attributes: { X: 1 } }],
    }),
  ).toEqual([422, ['events[0].trigger', 'events[1].attributes.X']]);
  expect(await paths({ contact: { phone: '12' } })).toEqual([422, ['contact.phone']]);
  expect(await paths({ contact, choices: { b9: 'next' } })).toEqual([422, ['choices.b9']]);
  expect(await paths({})).toEqual([422, ['contact']]);
  expect((await call('POST', `/journeys/${id}/simulate`, { contact: 'nobody' })).status).toBe(404);
  expect((await call('POST', `/journeys/${v7()}/simulate`, { contact })).status).toBe(404);
  const broken = await call('POST', `/journeys/${id}/simulate`, {
    contact,
    document: documentOf([sms('b1', '')]),
  });
  expect(broken).toMatchObject({ status: 422, body: { code: 'journey-problems' } });
});

test('a viewer may simulate', async () => {
  const workspace = await openWithTrigger();
  const id = await createJourney(workspace);
  const viewer = await openTestMember(api, { role: 'viewer', workspaceIds: [workspace.id] });
  const answer = await viewer.call('POST', `/journeys/${id}/simulate`, {
    contact: { phone: '+5511999990001' },
    event: { ErrorCode: 11 },
  });
  expect(answer.status).toBe(200);
});

test('ninety days of waits, conditions and messages are answered in less than 200 ms', async () => {
  const workspace = await openWithTrigger();
  const blocks = Array.from({ length: 30 }, (_, index) => {
    const n = index * 4 + 1;
    const when = {
      all: [
        { attribute: 'trigger.ErrorCode', operator: 'greater-than', value: index % 2 ? 5 : 50 },
      ],
    };
    const email = {
      subject: 'Device {{ trigger.DeviceID | default: "?" }}',
      paragraphs: ['Hello {{ contact.firstName | upcase }}', 'Error {{ trigger.ErrorCode }}'],
    };
    return [
      days(`b${n}`, 3),
      {
        id: `b${n + 1}`,
        kind: 'condition',
        config: { when },
        branches: {
          yes: [sms(`b${n + 2}`)],
          no: [{ id: `b${n + 3}`, kind: 'email', config: email }],
        },
      },
    ];
  }).flat();
  const id = await createJourney(workspace, blocks);
  const run = async () => {
    const startedAt = performance.now();
    const { body } = await workspace.call('POST', `/journeys/${id}/simulate`, {
      contact: { firstName: 'Ana', phone: '+5511999990000', email: 'ana@example.com' },
      event: { ErrorCode: 12 },
      at: '2026-03-10T12:00:00Z',
    });
    return { body, ms: performance.now() - startedAt };
  };
  expect(await run()).toMatchObject({ body: { entry: { enrolled: true } } });
  const runs: Awaited<ReturnType<typeof run>>[] = [];
  const shortest = () => Math.min(...runs.map(({ ms }) => ms));
  const began = performance.now();
  // The shortest of several: what else runs on the machine is no part of the answer.
  while (runs.length < 12 || (shortest() >= 200 && performance.now() - began < 40_000)) {
    runs.push(await run());
  }
  const [first] = runs;
  expect(first?.body.messages).toHaveLength(30);
  expect(first?.body.trail).toHaveLength(90);
  expect(first?.body.ended.at.slice(0, 10)).toBe('2026-06-08');
  expect(shortest()).toBeLessThan(200);
});

test('whether somebody would get a message now is said gate by gate', async () => {
  const workspace = await openWithTrigger();
  const { call } = workspace;
  const journeyId = await createJourney(workspace, [sms('b1'), days('b2', 1)]);
  await call('PUT', '/contacts/ana', { phone: '+5511999990000' });
  const explain = async (blockId = 'b1', contactId = 'ana') =>
    await call('POST', '/messages/explain', { contactId, journeyId, blockId });
  const before = await countRows();
  const gates = (outcomes: string[]) =>
    ['version-live', 'contact-point', 'suppressed', 'consent']
      .slice(0, outcomes.length)
      .map((gate, index) => ({ gate, outcome: outcomes[index] }));
  expect((await explain()).body).toMatchObject({
    channel: 'sms',
    class: 'commercial',
    to: '+5511999990000',
    verdict: 'send',
    reason: null,
    gates: gates(['pass', 'pass', 'pass', 'pass']),
  });
  expect(await countRows()).toEqual(before);
  const consent = { channel: 'sms', purpose: 'commercial', state: 'opted-out' };
  await call('PUT', '/contacts/ana/consent', consent);
  expect((await explain()).body).toMatchObject({
    verdict: 'skip',
    reason: 'opted-out',
    gates: gates(['pass', 'pass', 'pass', 'skip']),
  });
  // An erased customer's number stays closed, whoever has it next.
  await call('DELETE', '/contacts/ana');
  await call('PUT', '/contacts/bia', { phone: '+5511999990000' });
  expect((await explain('b1', 'bia')).body).toMatchObject({
    verdict: 'skip',
    reason: 'suppressed',
    gates: gates(['pass', 'pass', 'skip']),
  });
  await call('PUT', '/contacts/ana', { phone: '+5511999990001' });
  await call('POST', `/journeys/${journeyId}/publish`, { revision: 1 });
  await call('POST', `/journeys/${journeyId}/pause`);
  expect((await explain()).body).toMatchObject({ verdict: 'defer', gates: gates(['defer']) });
  expect(await explain('b2')).toMatchObject({
    status: 422,
    body: { errors: [{ path: 'blockId' }] },
  });
  expect((await explain('b9')).status).toBe(422);
  expect((await explain('b1', 'nobody')).status).toBe(404);
});

test('a case that an event says was resolved is read as resolved, however it is stored', async () => {
  const { call } = await api.openWorkspace();
  await call('PUT', '/contacts/ana', { firstName: 'Ana' });
  const { body: stored } = await call('POST', '/cases', {
    subject: 'Broken',
    contactId: 'ana',
    attributes: { device: 'd7' },
  });
  const when = (attribute: string, value: string) => ({
    all: [{ attribute, operator: 'is', value }],
  });
  const entry = { trigger: 'case-status-changed', conditions: when('case.status', 'Resolved') };
  const { body: journey } = await call('POST', '/journeys', {
    document: documentOf([sms('b1', '{{ case.subject }}: {{ case.status }}')], entry),
  });
  const simulate = (status: string) =>
    call('POST', `/journeys/${journey.id}/simulate`, {
      contact: 'ana',
      event: { record: { id: stored.id, status }, before: { status: 'Open' }, changed: ['status'] },
    });
  const { body: resolved } = await simulate('Resolved');
  expect(resolved.entry).toMatchObject({ enrolled: true });
  expect(resolved.messages[0]).toMatchObject({ text: 'Broken: Resolved' });
  const { body: waiting } = await simulate('Waiting');
  expect(waiting.entry).toMatchObject({ enrolled: false });
});

import { clearAll } from '@percurso/db/testing/clear-all';
import type { TestDatabase } from '@percurso/testing/template-database';
import { createTestDatabase } from '@percurso/testing/template-database';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestWorkspace } from '../open-test-app.ts';
import { openTestApp, workflowPages } from '../open-test-app.ts';
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
  const attributes = [{ name: 'ErrorCode', type: 'number' }];
  await api.db.sql`
    insert into triggers (id, workspace_id, key, name, kind, state, attributes, created_at, updated_at)
    values (${triggerId}, ${workspace.id}, 'device-broke', 'Device broke', 'custom', 'ready',
      ${api.db.sql.json(attributes)}, percurso_now(), percurso_now())`;
  return { ...workspace, triggerId };
}

function documentOf(text = 'Error {{ trigger.ErrorCode }}', name = 'Critical error') {
  return {
    schema: 1,
    name,
    entry: {
      trigger: 'device-broke',
      conditions: { attribute: 'trigger.ErrorCode', operator: 'greater-than', value: 10 },
    },
    settings: {},
    blocks: [
      { id: 'b1', kind: 'wait', config: { duration: { amount: 1, unit: 'hours' } } },
      { id: 'b2', kind: 'sms', config: { text, purpose: 'transactional' } },
    ],
  };
}

async function publishNew(call: TestWorkspace['call'], document: object = documentOf()) {
  const { body: created } = await call('POST', '/journeys', { document });
  const { body } = await call('POST', `/journeys/${created.id}/publish`, {
    revision: created.revision,
  });
  return { id: created.id as string, version: body.version };
}

/** People as the engine leaves them: `waiting` at b1, `done` at the end, `out` exited at b2. */
async function enrol(
  workspace: { id: string; triggerId: string },
  {
    journeyId,
    versionId,
    waiting,
    done,
    out,
  }: { journeyId: string; versionId: string; waiting: number; done: number; out: number },
): Promise<{ contactIds: string[]; enrolmentIds: string[] }> {
  const { sql } = api.db;
  const contactIds: string[] = [];
  const enrolmentIds: string[] = [];
  const strandId = v7();
  await sql`
    insert into strands (id, workspace_id, version_id, cohort_id, step, op, kind, queue, size, since,
      due_at, check_at)
    values (${strandId}, ${workspace.id}, ${versionId}, 'c', 0, 'sleep', 'wait', 'engine', ${waiting},
      percurso_now(), '2030-01-01T00:00:00Z', percurso_now())`;
  for (let index = 0; index < waiting + done + out; index += 1) {
    const [contactId, enrolmentId] = [v7(), v7()];
    const status = index < waiting ? 'inside' : index < waiting + done ? 'finished' : 'exited';
    await sql`
      insert into contacts (id, workspace_id, first_name, created_at, updated_at)
      values (${contactId}, ${workspace.id}, ${`P${index}`}, percurso_now(), percurso_now())`;
    await sql`
      insert into enrolments (id, workspace_id, journey_id, version_id, contact_id, status, strand_id,
        step, exit_reason, entry_event_id, entered_seq, entered_at, moved_at)
      values (${enrolmentId}, ${workspace.id}, ${journeyId}, ${versionId}, ${contactId}, ${status},
        ${status === 'inside' ? strandId : null}, ${status === 'inside' ? 0 : 1},
        ${status === 'exited' ? 'error' : null}, ${v7()}, ${index}, percurso_now(), percurso_now())`;
    contactIds.push(contactId);
    enrolmentIds.push(enrolmentId);
  }
  const total = waiting + done + out;
  for (const [block, port, n] of [
    ['@entry', 'enrolled', total],
    ['@entry', 'refused:conditions', 4],
    ['b1', 'in', total],
    ['b1', 'next', done + out],
    ['b2', 'in', done + out],
    ['b2', 'next', done],
    ['b2', 'exited', out],
  ] as const) {
    for (const [shard, part] of [
      [0, n - 1],
      [5, 1],
    ] as const) {
      if (n === 0) continue;
      await sql`
        insert into step_counts (version_id, block_id, port, shard, n)
        values (${versionId}, ${block}, ${port}, ${shard}, ${part})`;
    }
  }
  return { contactIds, enrolmentIds };
}

test('a journey is created empty on a trigger, or from a document', async () => {
  const { call } = await openWithTrigger();
  const empty = await call('POST', '/journeys', {
    name: 'Welcome',
    trigger: 'device-broke',
    conditions: { all: [] },
  });
  expect(empty.status).toBe(201);
  expect(empty.body).toMatchObject({
    name: 'Welcome',
    state: 'draft',
    triggerKey: 'device-broke',
    triggerName: 'Device broke',
    inside: 0,
    entered: 0,
    versionNumber: null,
    hasDraft: true,
    isDraft: true,
    revision: 1,
    updatedBy: 'API',
    liveDocument: null,
    document: { entry: { trigger: 'device-broke', conditions: { all: [] } }, blocks: [] },
  });
  const whole = await call('POST', '/journeys', { document: documentOf() });
  expect(whole.body.document).toEqual(documentOf());
  const unknown = await call('POST', '/journeys', { name: 'X', trigger: 'ghost' });
  expect(unknown.status).toBe(422);
  expect(unknown.body.errors[0].path).toBe('trigger');
  const wrong = await call('POST', '/journeys', {
    document: { ...documentOf(), blocks: [{ id: '9' }] },
  });
  expect(wrong.status).toBe(422);
});

test('a draft is saved over the revision it was based on only', async () => {
  const { call } = await openWithTrigger();
  const { body } = await call('POST', '/journeys', { document: documentOf() });
  const path = `/journeys/${body.id}/draft`;
  const renamed = documentOf(undefined, 'Renamed');
  const saved = await call('PUT', path, { document: renamed, revision: 1 });
  expect(saved).toMatchObject({ status: 200, body: { revision: 2, problems: [] } });
  const stale = await call('PUT', path, { document: documentOf(), revision: 1 });
  expect(stale.status).toBe(409);
  expect(stale.body).toMatchObject({
    revision: 2,
    updatedBy: 'API',
    updatedAt: saved.body.savedAt,
  });
  const after = (await call('GET', `/journeys/${body.id}`)).body;
  expect(after).toMatchObject({ name: 'Renamed', document: renamed });
  const races = await Promise.all(
    Array.from({ length: 6 }, () => call('PUT', path, { document: renamed, revision: 2 })),
  );
  expect(races.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
});

test('a broken draft is saved, told what is wrong, and not published', async () => {
  const { call } = await openWithTrigger();
  const broken = documentOf('Hello {{ trigger.Nothing }}');
  const { body } = await call('POST', '/journeys', { document: broken });
  expect(body.problems).toBe(1);
  const check = await call('POST', `/journeys/${body.id}/check`);
  expect(check.body.problems).toMatchObject([{ severity: 'error', blockId: 'b2' }]);
  const refused = await call('POST', `/journeys/${body.id}/publish`, { revision: 1 });
  expect(refused.status).toBe(422);
  expect(refused.body.problems).toEqual(check.body.problems);
  expect(refused.body.errors[0].path).toMatch(/^b2\./);
  expect((await call('GET', `/journeys/${body.id}/versions`)).body.items).toEqual([]);
  const numbers = await call('GET', `/journeys/${body.id}/numbers`);
  expect(numbers.body).toMatchObject({ versionNumber: null, blocks: {}, entry: { entered: 0 } });
});

test('a trigger that is not ready keeps a journey from being published', async () => {
  const { call, triggerId } = await openWithTrigger();
  await api.db.sql`update triggers set state = 'draft' where id = ${triggerId}`;
  const { body } = await call('POST', '/journeys', { document: documentOf() });
  const refused = await call('POST', `/journeys/${body.id}/publish`, { revision: 1 });
  expect(refused.status).toBe(422);
  expect(refused.body.problems).toMatchObject([{ key: 'trigger-not-ready', blockId: null }]);
});

test('publishing makes immutable versions one after the other; edit and discard work on a draft', async () => {
  const { call, triggerId } = await openWithTrigger();
  const { id, version } = await publishNew(call);
  expect(version).toMatchObject({ number: 1, status: 'live', current: true, publishedBy: 'API' });
  const live = (await call('GET', `/journeys/${id}`)).body;
  expect(live).toMatchObject({ state: 'live', hasDraft: false, isDraft: false, versionNumber: 1 });
  expect(live.document).toEqual(live.liveDocument);
  expect((await call('POST', `/journeys/${id}/publish`, { revision: live.revision })).status).toBe(
    409,
  );

  const edited = (await call('POST', `/journeys/${id}/edit`)).body;
  expect(edited).toMatchObject({ hasDraft: true, document: live.document });
  const second = documentOf('Second', 'Second name');
  const saved = await call('PUT', `/journeys/${id}/draft`, {
    document: second,
    revision: edited.revision,
  });
  expect((await call('GET', `/journeys/${id}`)).body).toMatchObject({ name: 'Critical error' });
  const stale = await call('POST', `/journeys/${id}/publish`, { revision: edited.revision });
  expect(stale.status).toBe(409);
  const published = await call('POST', `/journeys/${id}/publish`, {
    revision: saved.body.revision,
    note: 'Shorter text',
  });
  expect(published.body.version).toMatchObject({
    number: 2,
    note: 'Shorter text',
    document: second,
  });
  expect((await call('GET', `/journeys/${id}`)).body).toMatchObject({ name: 'Second name' });

  const versions = (await call('GET', `/journeys/${id}/versions`)).body.items;
  expect(versions).toMatchObject([
    { number: 2, status: 'live', current: true },
    { number: 1, status: 'live', current: false },
  ]);
  const first = (await call('GET', `/journeys/${id}/versions/1`)).body;
  expect(first.document).toEqual(live.document);
  expect((await call('GET', `/journeys/${id}/versions/3`)).status).toBe(404);
  const rows = await api.db.sql`
    select plan_hash as hash, trigger_id as "triggerId", plan -> 'start' as start from versions
    where journey_id = ${id} order by number`;
  expect(rows.map((row) => row.triggerId)).toEqual([triggerId, triggerId]);
  expect(rows.map((row) => row.start)).toEqual([0, 0]);
  expect(rows[0]?.hash).toMatch(/^[0-9a-f]{64}$/);
  expect(rows[0]?.hash).not.toBe(rows[1]?.hash);

  await call('POST', `/journeys/${id}/edit`);
  expect((await call('DELETE', `/journeys/${id}/draft`)).body).toMatchObject({ hasDraft: false });
  expect((await call('DELETE', `/journeys/${id}`)).status).toBe(409);
});

test('publishing says from when customers enter; a start that cannot be is refused at its field', async () => {
  const { call } = await openWithTrigger();
  const endsAt = '2999-06-01T00:00:00Z';
  const document = documentOf();
  const ends = { ...document, entry: { ...document.entry, endsAt } };
  const { body } = await call('POST', '/journeys', { document: ends });
  const publishAt = (startsAt: string | null, revision: number) =>
    call('POST', `/journeys/${body.id}/publish`, { revision, startsAt });
  for (const [startsAt, code] of [
    ['2020-01-01T00:00:00Z', 'start-in-past'],
    ['2999-05-31T21:00:00-03:00', 'start-after-end'],
    ['tomorrow', 'wrong-format'],
  ] as const) {
    const refused = await publishAt(startsAt, 1);
    expect([refused.status, refused.body.errors[0]], startsAt).toMatchObject([
      422,
      { path: 'startsAt', code },
    ]);
  }
  const startsAt = '2999-05-01T09:00:00-03:00';
  const published = await publishAt(startsAt, 1);
  expect(published.body.version.document.entry).toEqual({ ...ends.entry, startsAt });
  const listed = async () => (await call('GET', '/journeys')).body.items[0].startsAt;
  expect(await listed()).toBe('2999-05-01T12:00:00.000Z');

  const edited = (await call('POST', `/journeys/${body.id}/edit`)).body;
  const atOnce = await publishAt(null, edited.revision);
  expect(atOnce.body.version.document.entry).toEqual(ends.entry);
  expect(await listed()).toBeNull();
});

test('names and notes of a live version change without a new one, and it is kept who changed them', async () => {
  const { call } = await openWithTrigger();
  const { id } = await publishNew(call);
  const plans = () => api.db.sql`select plan_hash from versions where journey_id = ${id}`;
  const [before] = await plans();
  const changeLabels = (body: object) => call('PATCH', `/journeys/${id}/labels`, body);
  const { revision } = (await call('GET', `/journeys/${id}`)).body;
  const changed = await changeLabels({
    name: 'Renamed',
    blocks: { b1: { name: 'Rest', note: 'An hour will do' } },
  });
  expect(changed.body).toMatchObject({
    name: 'Renamed',
    versionNumber: 1,
    hasDraft: false,
    revision,
    document: { name: 'Renamed', blocks: [{ name: 'Rest', note: 'An hour will do' }, {}] },
  });
  const labelEdits = async () =>
    (await call('GET', `/journeys/${id}/versions`)).body.items[0].labelEdits;
  const first = { blockId: null, field: 'name', before: 'Critical error', after: 'Renamed' };
  const rest = { blockId: 'b1', field: 'name', before: '', after: 'Rest' };
  const note = { blockId: 'b1', field: 'note', before: '', after: 'An hour will do' };
  expect(await labelEdits()).toMatchObject([{ by: 'API', note: '', changes: [first, rest, note] }]);
  const missing = await changeLabels({ blocks: { b9: { name: 'Nobody' } } });
  expect([missing.status, missing.body.errors[0]]).toMatchObject([
    422,
    { path: 'blocks.b9', code: 'step-not-found' },
  ]);

  // A draft with nothing else changes them the same way; with people to move it is a version.
  const publishLabels = async (name: string, choice: object) => {
    const edited = (await call('POST', `/journeys/${id}/edit`)).body;
    const document = { ...edited.document, name };
    const saved = await call('PUT', `/journeys/${id}/draft`, {
      document,
      revision: edited.revision,
    });
    expect((await changeLabels({ name: 'Meanwhile' })).body.code).toBe('journey-has-draft');
    const json = { revision: saved.body.revision, ...choice };
    return (await call('POST', `/journeys/${id}/publish`, json)).body.version;
  };
  const published = await publishLabels('Third name', { note: 'Clearer' });
  expect(published).toMatchObject({ number: 1, note: '', document: { name: 'Third name' } });
  expect((await labelEdits()).at(-1)).toMatchObject({
    note: 'Clearer',
    changes: [{ blockId: null, before: 'Renamed', after: 'Third name' }],
  });
  expect(await plans()).toEqual([before]);
  expect((await call('GET', `/journeys/${id}`)).body).toMatchObject({
    name: 'Third name',
    hasDraft: false,
  });
  expect(await publishLabels('Fourth name', { inside: 'move' })).toMatchObject({ number: 2 });
});

test('a second live journey on one trigger is warned of, not refused', async () => {
  const { call } = await openWithTrigger();
  const first = await publishNew(call);
  const { body } = await call('POST', '/journeys', { document: documentOf('Hi', 'Other') });
  expect(body.publishWarnings).toEqual([
    { key: 'same-trigger', journeyId: first.id, name: 'Critical error' },
  ]);
  const published = await call('POST', `/journeys/${body.id}/publish`, { revision: 1 });
  expect(published.status).toBe(200);
});

test('journeys that start one another by what they make happen are warned of, and by what', async () => {
  const { call } = await openWithTrigger();
  const document = (name: string, entry: object, blocks: object[]) => ({
    schema: 1,
    name,
    entry,
    settings: {},
    blocks,
  });
  const open = (priority: string) => ({
    id: 'b1',
    kind: 'create-case',
    config: { subject: 'Look', priority: { from: 'value', value: priority } },
  });
  const sms = { id: 'b1', kind: 'sms', config: { text: 'Hi' } };
  const high = { attribute: 'case.priority', operator: 'is', value: 'High' };
  const told = await publishNew(
    call,
    document('Tell', { trigger: 'case-opened', conditions: high }, [sms]),
  );
  const draft = (blocks: object[]) =>
    call('POST', '/journeys', { document: document('Open', { trigger: 'message-sent' }, blocks) });
  const { body: opener } = await draft([open('High')]);
  expect(opener.publishWarnings).toEqual([
    {
      key: 'cycle',
      journeyId: opener.id,
      name: 'Open → Tell → Open',
      links: [
        {
          journeyId: opener.id,
          name: 'Open',
          trigger: { key: 'case-opened', name: 'Case opened' },
        },
        {
          journeyId: told.id,
          name: 'Tell',
          trigger: { key: 'message-sent', name: 'Message sent' },
        },
      ],
    },
  ]);
  // No case of the second has the priority that the first asks for.
  expect((await draft([open('Low')])).body.publishWarnings).toEqual([]);
  const { body: alone } = await draft([sms]);
  expect(alone.publishWarnings).toMatchObject([{ key: 'cycle', name: 'Open → Open' }]);
  // What is sent by others than itself it does not send.
  const others = { attribute: 'trigger.journeyId', operator: 'is', value: told.id };
  const { body: follows } = await call('POST', '/journeys', {
    document: document('Follow', { trigger: 'message-sent', conditions: others }, [sms]),
  });
  expect(follows.publishWarnings).toEqual([]);
});

test('journeys are found by name and trigger, copied and deleted', async () => {
  const { call } = await openWithTrigger();
  const { id } = await publishNew(call, documentOf(undefined, 'Código crítico'));
  const copy = await call('POST', `/journeys/${id}/duplicate`);
  expect(copy).toMatchObject({ status: 201, body: { name: 'Código crítico (2)', state: 'draft' } });
  const again = await call('POST', `/journeys/${copy.body.id}/duplicate`);
  expect(again.body.name).toBe('Código crítico (3)');
  const names = async (query: string) =>
    (await call('GET', `/journeys?${query}`)).body.items.map((one: { name: string }) => one.name);
  expect(await names('search=codigo')).toHaveLength(3);
  expect(await names('search=device')).toHaveLength(3);
  expect(await names('state=live')).toEqual(['Código crítico']);
  expect(await names('trigger=device-broke')).toHaveLength(3);
  expect(await names('trigger=device')).toEqual([]);
  expect((await call('DELETE', `/journeys/${copy.body.id}`)).status).toBe(204);
  expect((await call('GET', `/journeys/${copy.body.id}`)).status).toBe(404);
  const first = await call('GET', '/journeys?limit=1');
  const second = await call('GET', `/journeys?limit=1&cursor=${first.body.nextCursor}`);
  expect([first.body.items[0].name, second.body.items[0].name]).toEqual([
    'Código crítico (3)',
    'Código crítico',
  ]);
  expect(second.body.nextCursor).toBeNull();
});

test('numbers balance at every block, and people are listed by where they stand', async () => {
  const workspace = await openWithTrigger();
  const { call } = workspace;
  const { id, version } = await publishNew(call);
  const standing = { journeyId: id, versionId: version.id, waiting: 3, done: 2, out: 1 };
  const { enrolmentIds } = await enrol(workspace, standing);
  const numbers = (await call('GET', `/journeys/${id}/numbers`)).body;
  expect(numbers).toMatchObject({
    versionNumber: 1,
    entry: {
      entered: 6,
      refused: [{ reason: 'conditions', n: 4 }],
      inside: 3,
      finished: 2,
      exited: 1,
      reasons: [{ reason: 'error', n: 1 }],
    },
    blocks: {
      b1: { entered: 6, here: 3, passed: 3, exited: 0, ports: { next: 3 } },
      b2: { entered: 3, here: 0, passed: 2, exited: 1, ports: { next: 2 } },
    },
  });
  const { revision } = (await call('POST', `/journeys/${id}/edit`)).body;
  const { status } = await call('POST', `/journeys/${id}/publish`, { revision });
  expect(status).toBe(200);
  const second = (await call('GET', `/journeys/${id}/numbers`)).body;
  expect(second).toMatchObject({ versionNumber: 2, entry: { entered: 0 } });
  const all = (await call('GET', `/journeys/${id}/numbers?version=all`)).body;
  const { asOf: _asOf, ...of1 } = numbers;
  expect(all).toMatchObject({ ...of1, versionNumber: 2 });
  expect((await call('GET', `/journeys/${id}/numbers?version=none`)).status).toBe(422);
  const here = (await call('GET', `/journeys/${id}/people?block=b1`)).body.items;
  expect(here).toHaveLength(3);
  expect(here[0]).toMatchObject({
    contact: { name: 'P2' },
    blockId: 'b1',
    status: 'inside',
    dueAt: '2030-01-01T00:00:00.000Z',
    reason: null,
  });
  const out = (await call('GET', `/journeys/${id}/people?status=exited`)).body.items;
  expect(out).toMatchObject([
    { status: 'exited', reason: 'error', blockId: null, workflowId: null },
  ]);
  const [first = ''] = enrolmentIds;
  for (const [block, port] of [
    ['b1', 'next'],
    ['b2', 'next'],
  ] as const) {
    await api.db.sql`
      insert into trail (id, workspace_id, enrolment_id, block_id, port, at)
      values (${v7()}, ${workspace.id}, ${first}, ${block}, ${port}, percurso_now())`;
  }
  const path = (await call('GET', `/journeys/${id}/people/${first}/path`)).body;
  expect(path).toMatchObject({ name: 'P0', blockId: 'b1' });
  expect(path.steps).toMatchObject([
    { blockId: 'b1', port: 'next' },
    { blockId: 'b2', port: 'next' },
  ]);
  const found = (await call('GET', `/journeys/${id}/people?search=p2`)).body.items;
  expect(found).toMatchObject([{ contact: { name: 'P2' } }]);
  expect((await call('GET', `/journeys/${id}/people?limit=4`)).body.nextCursor).not.toBeNull();
  // Longer ago than a week, one of those made by a test.
  await api.db.sql`
    update enrolments set entered_at = percurso_now() - interval '8 days' where id = ${first}`;
  await api.db.sql`update enrolments set test = true where id = ${enrolmentIds.at(-1) ?? ''}`;
  expect((await call('GET', `/journeys/${id}`)).body).toMatchObject({
    ...{ inside: 3, entered: 6, enteredLastWeek: 4 },
  });
});

test('administrators alone are told the workflow that drives somebody, and where its page is', async () => {
  const workspace = await openWithTrigger();
  const { id, version } = await publishNew(workspace.call);
  await enrol(workspace, { journeyId: id, versionId: version.id, waiting: 1, done: 1, out: 0 });
  const told = async (role: 'admin' | 'engineer') => {
    const { call } = await openTestMember(api, { role, workspaceIds: [workspace.id] });
    const { items } = (await call('GET', `/journeys/${id}/people`)).body;
    return items.map((one: { workflowId: string; workflowUrl: string }) => [
      one.workflowId,
      one.workflowUrl,
    ]);
  };
  expect(await told('admin')).toEqual([
    [null, null],
    ['c', `${workflowPages}/c`],
  ]);
  expect(await told('engineer')).toEqual([
    [null, null],
    [null, null],
  ]);
});

test('message numbers tell sent, failed and not sent apart, with reasons', async () => {
  const workspace = await openWithTrigger();
  const { call } = workspace;
  const { id, version } = await publishNew(call);
  const people = await enrol(workspace, {
    journeyId: id,
    versionId: version.id,
    waiting: 0,
    done: 4,
    out: 0,
  });
  const states = [
    ['accepted', null],
    ['accepted', null],
    ['failed', 'http-400'],
    ['skipped', 'no-contact-point'],
  ] as const;
  for (const [index, [state, reason]] of states.entries()) {
    const [contactId, enrolmentId] = [people.contactIds[index], people.enrolmentIds[index]];
    await api.db.sql`
      insert into messages (id, workspace_id, enrolment_id, journey_id, version_id, block_id, visit,
        contact_id, channel, class, state, reason, body, strand_id, fence, gates, created_at, updated_at)
      values (${v7()}, ${workspace.id}, ${enrolmentId ?? null}, ${id}, ${version.id}, 'b2', 1,
        ${contactId ?? null}, 'sms', 'transactional', ${state}, ${reason}, 'Hi', ${v7()}, 0,
        ${api.db.sql.json([{ gate: 'live', outcome: 'pass', inputs: { status: 'live' } }])},
        percurso_now(), percurso_now())`;
  }
  const [sent] = (await call('GET', `/messages?journeyId=${id}&state=accepted`)).body.items;
  await api.db.sql`update messages set delivery = 'delivered' where id = ${sent.id}`;
  for (const source of ['one', 'two']) {
    await api.db.sql`
      insert into message_interactions (id, workspace_id, message_id, kind, source, at)
      values (${v7()}, ${workspace.id}, ${sent.id}, 'opened', ${source}, percurso_now())`;
  }
  const { blocks } = (await call('GET', `/journeys/${id}/numbers`)).body;
  expect(blocks.b2.messages).toEqual({
    sent: 2,
    delivered: 1,
    opened: 1,
    clicked: 0,
    failed: 1,
    notSent: 1,
    unknown: 0,
    pending: 0,
    held: 0,
    reasons: [
      { state: 'failed', reason: 'http-400', n: 1 },
      { state: 'skipped', reason: 'no-contact-point', n: 1 },
    ],
  });
  const skipped = await call('GET', `/messages?journeyId=${id}&blockId=b2&state=skipped`);
  expect(skipped.body.items).toMatchObject([
    { contactName: 'P3', reason: 'no-contact-point', journeyName: 'Critical error', to: null },
  ]);
  const detail = (await call('GET', `/messages/${skipped.body.items[0].id}`)).body;
  expect(detail).toMatchObject({ versionNumber: 1, gates: [{ gate: 'live', outcome: 'pass' }] });
  const first = await call('GET', '/messages?limit=3');
  const rest = await call('GET', `/messages?limit=3&cursor=${first.body.nextCursor}`);
  expect([first.body.items.length, rest.body.items.length]).toEqual([3, 1]);
  const { call: elsewhere } = await api.openWorkspace();
  expect((await elsewhere('GET', `/messages/${detail.id}`)).status).toBe(404);
});

test('a stop takes everybody out, keeps the numbers balanced, and may be asked again', async () => {
  const workspace = await openWithTrigger();
  const { call } = workspace;
  const { id, version } = await publishNew(call);
  await enrol(workspace, { journeyId: id, versionId: version.id, waiting: 3, done: 1, out: 1 });
  const stopped = await call('POST', `/journeys/${id}/stop`, {});
  expect(stopped.body).toMatchObject({ state: 'stopped', inside: 3 });
  expect(await clearAll(api.db.sql)).toEqual({ exited: 3, moved: 0 });
  expect((await call('GET', `/journeys/${id}/versions`)).body.items).toMatchObject([
    { status: 'stopped', current: false },
  ]);
  const balanced = {
    entry: { entered: 5, inside: 0, finished: 1, exited: 4 },
    blocks: { b1: { entered: 5, here: 0, passed: 2, exited: 3 } },
  };
  expect((await call('GET', `/journeys/${id}/numbers`)).body).toMatchObject(balanced);
  expect((await call('POST', `/journeys/${id}/stop`, {})).status).toBe(200);
  expect(await clearAll(api.db.sql)).toEqual({ exited: 0, moved: 0 });
  expect((await call('GET', `/journeys/${id}/numbers`)).body).toMatchObject(balanced);
  const left = (await call('GET', `/journeys/${id}/people?status=exited`)).body.items;
  expect(left.filter((one: { reason: string }) => one.reason === 'stopped')).toHaveLength(3);

  const edited = (await call('POST', `/journeys/${id}/edit`)).body;
  const again = await call('POST', `/journeys/${id}/publish`, { revision: edited.revision });
  expect(again.body.version.number).toBe(2);
  expect((await call('GET', `/journeys/${id}`)).body.state).toBe('live');
});

test('numbers balance in every reading while people move', async () => {
  const workspace = await openWithTrigger();
  const { id, version } = await publishNew(workspace.call);
  const { enrolmentIds } = await enrol(workspace, {
    journeyId: id,
    versionId: version.id,
    waiting: 30,
    done: 1,
    out: 1,
  });
  let moving = true;
  const move = async () => {
    for (const enrolmentId of enrolmentIds.slice(0, 30)) {
      await api.db.sql.begin(async (tx) => {
        await tx`update enrolments set step = 1 where id = ${enrolmentId}`;
        await tx`
          update step_counts set n = n + 1 where version_id = ${version.id} and shard = 0
            and (block_id, port) in (('b1', 'next'), ('b2', 'in'))`;
      });
    }
    moving = false;
  };
  const readings: Record<
    string,
    { entered: number; here: number; passed: number; exited: number }
  >[] = [];
  const read = async () => {
    while (moving) {
      readings.push((await workspace.call('GET', `/journeys/${id}/numbers`)).body.blocks);
    }
  };
  await Promise.all([move(), read(), read()]);
  const seen = new Set<number>();
  for (const blocks of readings) {
    for (const { entered, here, passed, exited } of Object.values(blocks)) {
      expect(here + passed + exited).toBe(entered);
    }
    seen.add(blocks.b2?.here ?? 0);
  }
  // Readings of one state only would show nothing.
  expect(seen.size).toBeGreaterThan(2);
});

test('a stop of more people than fit one page takes out every one', async () => {
  const workspace = await openWithTrigger();
  const { id, version } = await publishNew(workspace.call);
  const { contactIds } = await enrol(workspace, {
    journeyId: id,
    versionId: version.id,
    waiting: 1,
    done: 0,
    out: 0,
  });
  await api.db.sql`
    insert into enrolments (id, workspace_id, journey_id, version_id, contact_id, key, status, strand_id,
      step, entry_event_id, entered_seq, entered_at, moved_at)
    select gen_random_uuid(), workspace_id, journey_id, version_id, contact_id, n::text, status,
      strand_id, step, gen_random_uuid(), n, entered_at, moved_at
    from enrolments, generate_series(2, 2300) n where contact_id = ${contactIds[0] ?? null}`;
  const startedAt = performance.now();
  const { body } = await workspace.call('POST', `/journeys/${id}/stop`, {});
  // The flag does not wait for the rows.
  expect(performance.now() - startedAt).toBeLessThan(1_000);
  expect(body).toMatchObject({ state: 'stopped', inside: 2300 });
  expect(await clearAll(api.db.sql)).toEqual({ exited: 2300, moved: 0 });
  const numbers = (await workspace.call('GET', `/journeys/${id}/numbers`)).body;
  expect(numbers.entry.exited).toBe(2300);
  expect(numbers.blocks.b1.exited).toBe(2300);
});

test('refusals are listed with what was compared', async () => {
  const workspace = await openWithTrigger();
  const { call, triggerId } = workspace;
  const { id, version } = await publishNew(call);
  const { body: contact } = await call('PUT', '/contacts/ana', { firstName: 'Ana' });
  const eventId = v7();
  await api.db.sql`
    insert into events (id, workspace_id, source, message_id, body_hash, trigger_id, contact_id, part,
      attributes, occurred_at)
    values (${eventId}, ${workspace.id}, 'app', 'm1', 'h', ${triggerId}, ${contact.id.slice(4)}, 0,
      ${api.db.sql.json({ ErrorCode: 10 })}, percurso_now())`;
  await api.db.sql`
    insert into event_decisions (event_seq, journey_id, version_id, outcome, reason, detail, at)
    select seq, ${id}, ${version.id}, 'refused', 'conditions', '{"why": {}}', percurso_now()
    from events where id = ${eventId}`;
  const { body } = await call('GET', `/journeys/${id}/refusals`);
  expect(body.items).toMatchObject([
    { eventId, contact: { id: contact.id, name: 'Ana' }, reason: 'conditions', versionNumber: 1 },
  ]);
  const { items } = (await call('GET', '/contacts/ana/timeline')).body;
  expect(items).toMatchObject([
    { type: 'refused', reason: 'conditions', journeyName: 'Critical error', detail: { why: {} } },
    { type: 'event', triggerKey: 'device-broke', eventId, attributes: { ErrorCode: 10 } },
  ]);
});

test('a journey of another workspace does not exist', async () => {
  const [{ call }, { call: elsewhere }] = [await openWithTrigger(), await openWithTrigger()];
  const { id } = await publishNew(call);
  const document = documentOf();
  for (const [method, path, body] of [
    ['GET', ''],
    ['PUT', '/draft', { document, revision: 1 }],
    ['DELETE', ''],
    ['POST', '/stop', {}],
    ['POST', '/edit'],
    ['POST', '/publish', { revision: 1 }],
    ['POST', '/duplicate'],
    ['GET', '/versions'],
    ['GET', '/versions/1'],
    ['GET', '/numbers'],
    ['GET', '/people'],
    ['GET', '/refusals'],
  ] as const) {
    expect((await elsewhere(method, `/journeys/${id}${path}`, body)).status, path).toBe(404);
  }
  expect((await call('GET', `/journeys/${id}`)).body.state).toBe('live');
});

test('a journey is exported as a file, and the same journey when it is imported again', async () => {
  const { call, headers } = await openWithTrigger();
  const { id } = await publishNew(
    call,
    documentOf('Erro {{ trigger.ErrorCode }}', 'Código crítico'),
  );
  const path = `/api/v1/journeys/${id}/export`;
  const file = await api.app.request(path, { headers });
  expect(file.headers.get('content-disposition')).toBe(
    'attachment; filename="codigo-critico.journey.json"',
  );
  const document = (await file.json()) as object;
  const imported = await call('POST', '/journeys', { document });
  expect(imported.status).toBe(201);
  expect((await call('GET', `/journeys/${imported.body.id}/export`)).body).toEqual(document);
  await call('POST', `/journeys/${id}/edit`);
  await call('PUT', `/journeys/${id}/draft`, {
    document: documentOf('Other', 'Other'),
    revision: (await call('GET', `/journeys/${id}`)).body.revision,
  });
  expect((await call('GET', `/journeys/${id}/export`)).body.name).toBe('Other');
  expect((await call('GET', `/journeys/${id}/export?version=1`)).body).toEqual(document);
});

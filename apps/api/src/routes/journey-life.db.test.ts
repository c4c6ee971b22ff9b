import { definitions } from '@percurso/blocks/definitions';
import { runs } from '@percurso/blocks/runs';
import { routePage } from '@percurso/db/routing/route-page';
import { clearAll } from '@percurso/db/testing/clear-all';
import { resumeDueJourneys } from '@percurso/services/journeys/resume-due-journeys';
import type { TestDatabase } from '@percurso/testing/template-database';
import { createTestDatabase } from '@percurso/testing/template-database';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
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

const hour = 3_600_000;

async function open(): Promise<TestWorkspace> {
  const workspace = await api.openWorkspace();
  const { call } = workspace;
  const made = await call('POST', '/triggers', { name: 'Device broke', kind: 'custom' });
  await call('POST', `/triggers/${made.body.key}/publish`);
  return workspace;
}

function wait(id: string, hours = 1) {
  return { id, kind: 'wait', config: { duration: { amount: hours, unit: 'hours' } } };
}

function sms(id: string) {
  return { id, kind: 'sms', config: { text: 'Hello', purpose: 'transactional' } };
}

function documentOf(blocks: object[]) {
  return { schema: 1, name: 'Care', entry: { trigger: 'device-broke' }, settings: {}, blocks };
}

/** Publishes a journey, or its next version where an id is given. */
async function publish(
  { call }: TestWorkspace,
  { id, blocks, ...choice }: { id?: string; blocks: object[] } & Record<string, unknown>,
) {
  const document = documentOf(blocks);
  if (id === undefined) {
    const { body } = await call('POST', '/journeys', { document });
    const revision = { revision: body.revision };
    return {
      id: body.id as string,
      ...(await call('POST', `/journeys/${body.id}/publish`, revision)),
    };
  }
  const { body } = await call('POST', `/journeys/${id}/edit`);
  const saved = await call('PUT', `/journeys/${id}/draft`, { document, revision: body.revision });
  const revision = { revision: saved.body.revision, ...choice };
  return { id, ...(await call('POST', `/journeys/${id}/publish`, revision)) };
}

/** People who stand at a step of a version; due so many hours from now, at once where null. */
async function stand(
  workspace: { id: string },
  at: { journeyId: string; versionId: string; step: number; people: number; dueIn: number | null },
): Promise<string> {
  const { sql } = api.db;
  const strandId = v7();
  const dueAt = at.dueIn === null ? null : new Date(Date.now() + at.dueIn * hour);
  await sql`
    insert into strands (id, workspace_id, version_id, cohort_id, step, op, kind, queue, size, since,
      due_at, bucket, check_at)
    values (${strandId}, ${workspace.id}, ${at.versionId}, 'c', ${at.step},
      ${dueAt ? 'sleep' : 'act'}, 'sms', 'q', ${at.people}, percurso_now(), ${dueAt},
      ${dueAt?.getTime() ?? null}, clock_timestamp() + interval '1 day')`;
  for (let index = 0; index < at.people; index += 1) {
    const contactId = v7();
    await sql`
      insert into contacts (id, workspace_id, created_at, updated_at)
      values (${contactId}, ${workspace.id}, percurso_now(), percurso_now())`;
    await sql`
      insert into enrolments (id, workspace_id, journey_id, version_id, contact_id, status, strand_id,
        step, entry_event_id, entered_seq, entered_at, moved_at)
      values (${v7()}, ${workspace.id}, ${at.journeyId}, ${at.versionId}, ${contactId}, 'inside',
        ${strandId}, ${at.step}, ${v7()}, ${index}, percurso_now(), percurso_now())`;
  }
  return strandId;
}

async function strandOf(id: string) {
  const [row] = await api.db.sql<{ dueAt: Date | null; bucket: number | null; checkIn: number }[]>`
    select due_at as "dueAt", bucket::float8 as bucket,
      extract(epoch from check_at - clock_timestamp())::float8 as "checkIn"
    from strands where id = ${id}`;
  return row ?? { dueAt: null, bucket: null, checkIn: 0 };
}

/** As if the pause had begun, and all strands had been made, so many milliseconds earlier. */
async function pausedFor(journeyId: string, ms: number): Promise<void> {
  await api.db.sql`
    update versions set paused_at = paused_at - ${ms} * interval '1 ms'
    where journey_id = ${journeyId}`;
  await api.db.sql`
    update strands set since = since - ${ms} * interval '1 ms' where version_id in
      (select id from versions where journey_id = ${journeyId})`;
}

test('a pause stands timers still, and a resume gives them what was left', async () => {
  const workspace = await open();
  const { call } = workspace;
  const { id, body } = await publish(workspace, { blocks: [wait('b1'), sms('b2')] });
  const at = { journeyId: id, versionId: body.version.id };
  const sleeping = await stand(workspace, { ...at, step: 0, people: 3, dueIn: 1 });
  const acting = await stand(workspace, { ...at, step: 1, people: 2, dueIn: null });
  const before = (await strandOf(sleeping)).dueAt?.getTime() ?? 0;

  const paused = await call('POST', `/journeys/${id}/pause`);
  expect(paused.status).toBe(200);
  expect(paused.body).toMatchObject({
    acknowledged: true,
    underWay: 0,
    journey: { id, state: 'paused', inside: 5 },
  });
  expect((await call('GET', `/journeys/${id}/versions`)).body.items).toMatchObject([
    { status: 'paused', current: true, inside: 5 },
  ]);
  await pausedFor(id, 5 * hour);

  const preview = await call('GET', `/journeys/${id}/resume-preview`);
  expect(preview.body).toMatchObject({
    inside: 5,
    due: { now: 2, hour: 0, day: 3, later: 0 },
    blocks: [
      { versionNumber: 1, blockId: 'b2', inside: 2, due: { now: 2 } },
      { versionNumber: 1, blockId: 'b1', inside: 3, due: { now: 0, day: 3 } },
    ],
  });

  const resumed = await call('POST', `/journeys/${id}/resume`);
  expect(resumed.body).toMatchObject({ state: 'live', inside: 5 });
  const slept = await strandOf(sleeping);
  const shift = (slept.dueAt?.getTime() ?? 0) - before;
  expect(shift).toBeGreaterThanOrEqual(5 * hour);
  expect(shift).toBeLessThan(5 * hour + 60_000);
  expect(slept.bucket).toBeNull();
  expect(slept.checkIn).toBeGreaterThan(5.9 * 3600);
  expect(slept.checkIn).toBeLessThan(6.1 * 3600);
  expect((await strandOf(acting)).checkIn).toBeLessThanOrEqual(0);
});

test('what begins to wait during a pause waits its whole time from the resume on', async () => {
  const workspace = await open();
  const { id, body } = await publish(workspace, { blocks: [wait('b1')] });
  await workspace.call('POST', `/journeys/${id}/pause`);
  await pausedFor(id, 5 * hour);
  const at = { journeyId: id, versionId: body.version.id };
  const strandId = await stand(workspace, { ...at, step: 0, people: 1, dueIn: 1 });
  await workspace.call('POST', `/journeys/${id}/resume`);
  const left = (await strandOf(strandId)).dueAt?.getTime() ?? 0;
  expect(left - Date.now()).toBeLessThanOrEqual(hour + 60_000);
  expect(left - Date.now()).toBeGreaterThan(hour - 60_000);
});

test('a wait for a moment of the calendar keeps it: at once where it came during the pause', async () => {
  const workspace = await open();
  const { call } = workspace;
  const date = { mode: 'date', date: '2030-01-01T09:00' };
  const weekday = { mode: 'weekday', days: [1], time: '09:00' };
  const blocks = [
    { id: 'b1', kind: 'wait', config: date },
    { id: 'b2', kind: 'wait', config: weekday },
    wait('b3'),
  ];
  const { id, body } = await publish(workspace, { blocks });
  const at = { journeyId: id, versionId: body.version.id };
  await call('POST', `/journeys/${id}/pause`);
  const soon = await stand(workspace, { ...at, step: 0, people: 1, dueIn: 2 });
  const passed = await stand(workspace, { ...at, step: 1, people: 1, dueIn: -3 });
  const span = await stand(workspace, { ...at, step: 2, people: 1, dueIn: -3 });
  await pausedFor(id, 5 * hour);
  const before = await Promise.all([soon, passed].map(strandOf));
  const preview = await call('GET', `/journeys/${id}/resume-preview`);
  expect(preview.body.due).toEqual({ now: 1, hour: 0, day: 2, later: 0 });
  await call('POST', `/journeys/${id}/resume`);
  const after = await Promise.all([soon, passed].map(strandOf));
  expect(after.map(({ dueAt, bucket }) => [dueAt, bucket])).toEqual(
    before.map(({ dueAt, bucket }) => [dueAt, bucket]),
  );
  expect(after[0]?.checkIn).toBeGreaterThan(1.9 * 3600);
  expect(after[0]?.checkIn).toBeLessThan(2.1 * 3600);
  expect(after[1]?.checkIn).toBeLessThanOrEqual(0);
  expect((await strandOf(span)).dueAt?.getTime()).toBeGreaterThan(Date.now() + 1.9 * hour);
});

test('a message that is held in a quiet time keeps its time through a pause', async () => {
  const workspace = await open();
  const { id, body } = await publish(workspace, { blocks: [sms('b1')] });
  const at = { journeyId: id, versionId: body.version.id };
  const later = await stand(workspace, { ...at, step: 0, people: 1, dueIn: 2 });
  const passed = await stand(workspace, { ...at, step: 0, people: 1, dueIn: -3 });
  const before = await Promise.all([later, passed].map(strandOf));
  await workspace.call('POST', `/journeys/${id}/pause`);
  await pausedFor(id, 5 * hour);
  await workspace.call('POST', `/journeys/${id}/resume`);
  const after = await Promise.all([later, passed].map(strandOf));
  expect(after.map(({ dueAt }) => dueAt)).toEqual(before.map(({ dueAt }) => dueAt));
  expect(after[0]?.checkIn).toBeGreaterThan(1.9 * 3600);
  expect(after[1]?.checkIn).toBeLessThanOrEqual(0);
});

test('a strand that was due before the pause is told of at once, with its time unchanged', async () => {
  const workspace = await open();
  const { id, body } = await publish(workspace, { blocks: [wait('b1')] });
  const at = { journeyId: id, versionId: body.version.id };
  const strandId = await stand(workspace, { ...at, step: 0, people: 1, dueIn: -1 });
  const before = await strandOf(strandId);
  await workspace.call('POST', `/journeys/${id}/pause`);
  await workspace.call('POST', `/journeys/${id}/resume`);
  const after = await strandOf(strandId);
  expect(after.dueAt).toEqual(before.dueAt);
  expect(after.checkIn).toBeLessThanOrEqual(0);
});

test('120 cohorts asleep are paused and resumed in a moment', async () => {
  const workspace = await open();
  const { id, body } = await publish(workspace, { blocks: [wait('b1')] });
  const at = { journeyId: id, versionId: body.version.id };
  for (let cohort = 0; cohort < 120; cohort += 1) {
    await stand(workspace, { ...at, step: 0, people: 1, dueIn: 1 + cohort / 100 });
  }
  for (const way of ['pause', 'resume']) {
    const startedAt = performance.now();
    expect((await workspace.call('POST', `/journeys/${id}/${way}`)).status).toBe(200);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  }
});

test('only a live journey is paused, only a paused one resumed, and each but once', async () => {
  const workspace = await open();
  const { call } = workspace;
  const { body: draft } = await call('POST', '/journeys', { document: documentOf([wait('b1')]) });
  const refused = await call('POST', `/journeys/${draft.id}/pause`);
  expect(refused).toMatchObject({ status: 409, body: { code: 'journey-not-live' } });
  const { id } = await publish(workspace, { blocks: [wait('b1')] });
  for (const path of ['resume', 'resume-preview']) {
    const method = path === 'resume' ? 'POST' : 'GET';
    const answer = await call(method, `/journeys/${id}/${path}`);
    expect(answer).toMatchObject({ status: 409, body: { code: 'journey-not-paused' } });
  }
  const twice = await Promise.all([1, 2].map(() => call('POST', `/journeys/${id}/pause`)));
  expect(twice.map(({ status }) => status)).toEqual([200, 200]);
  const raced = await Promise.all([1, 2, 3].map(() => call('POST', `/journeys/${id}/resume`)));
  expect(raced.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  expect((await call('GET', `/journeys/${id}`)).body.state).toBe('live');
  expect((await call('POST', `/journeys/${v7()}/pause`)).status).toBe(404);
});

test('a pause with an end is over by itself then, unless it is put off or resumed before', async () => {
  const workspace = await open();
  const { call } = workspace;
  const { id } = await publish(workspace, { blocks: [wait('b1')] });
  const at = (inHours: number) => new Date(Date.now() + inHours * hour).toISOString();
  const pause = (until: string) => call('POST', `/journeys/${id}/pause?until=${until}`);
  const journey = async () => (await call('GET', `/journeys/${id}`)).body;
  const { sql } = api.db;
  const end = () =>
    sql`update journeys set resume_at = percurso_now() - interval '1 second' where id = ${id}`;

  const past = await pause(at(-1));
  expect([past.status, past.body.errors]).toEqual([
    422,
    [expect.objectContaining({ path: 'until', code: 'pause-end-in-past' })],
  ]);
  expect(await journey()).toMatchObject({ state: 'live', pausedUntil: null });
  const [sooner, later] = [at(1), at(2)];
  expect((await pause(sooner)).body.journey.pausedUntil).toBe(sooner);
  expect((await pause(later)).body.journey.pausedUntil).toBe(later);
  await call('POST', `/journeys/${id}/pause`);
  expect(await journey()).toMatchObject({ state: 'paused', pausedUntil: later });
  expect(await resumeDueJourneys(sql)).toBe(0);
  await end();
  expect(await resumeDueJourneys(sql)).toBe(1);
  expect(await journey()).toMatchObject({ state: 'live', pausedUntil: null, updatedBy: null });

  // What was said of an earlier pause does not hold for the next one.
  await pause(later);
  await call('POST', `/journeys/${id}/resume`);
  await call('POST', `/journeys/${id}/pause`);
  expect(await journey()).toMatchObject({ state: 'paused', pausedUntil: null });
  await pause(later);
  await end();
  await call('POST', `/journeys/${id}/stop`, {});
  expect(await resumeDueJourneys(sql)).toBe(0);
  expect(await journey()).toMatchObject({ state: 'stopped', pausedUntil: null });
});

test('a journey that is published while paused stays paused, all its versions with it', async () => {
  const workspace = await open();
  const { id } = await publish(workspace, { blocks: [wait('b1')] });
  await workspace.call('POST', `/journeys/${id}/pause`);
  const next = await publish(workspace, { id, blocks: [wait('b1'), sms('b2')] });
  expect(next.body.version).toMatchObject({ number: 2, status: 'paused', current: true });
  expect((await workspace.call('GET', `/journeys/${id}`)).body.state).toBe('paused');
  await workspace.call('POST', `/journeys/${id}/resume`);
  const { body } = await workspace.call('GET', `/journeys/${id}/versions`);
  expect(body.items).toMatchObject([{ status: 'live' }, { status: 'live' }]);
});

test('a pause waits for what was handed over, and its answer says what is still under way', async () => {
  const workspace = await open();
  const { id, body } = await publish(workspace, { blocks: [sms('b1')] });
  const at = { journeyId: id, versionId: body.version.id };
  const strandId = await stand(workspace, { ...at, step: 0, people: 1, dueIn: null });
  const messageId = v7();
  await api.db.sql`
    insert into messages (id, workspace_id, enrolment_id, journey_id, version_id, block_id, visit,
      contact_id, channel, class, state, body, strand_id, fence, answer_by, created_at, updated_at)
    select ${messageId}, workspace_id, id, journey_id, version_id, 'b1', 1, contact_id, 'sms',
      'transactional', 'handed', 'Hello', strand_id, 1, clock_timestamp() + interval '20 s',
      percurso_now(), percurso_now()
    from enrolments where strand_id = ${strandId}`;
  let answered = false;
  const pausing = workspace.call('POST', `/journeys/${id}/pause`).then((answer) => {
    answered = true;
    return answer;
  });
  await expect
    .poll(async () => (await workspace.call('GET', `/journeys/${id}`)).body.state)
    .toBe('paused');
  expect(answered).toBe(false);
  await api.db.sql`update messages set state = 'accepted' where id = ${messageId}`;
  expect((await pausing).body).toMatchObject({ acknowledged: true, underWay: 0 });
});

test('one version is stopped, and the others go on', async () => {
  const workspace = await open();
  const { call } = workspace;
  const first = await publish(workspace, { blocks: [wait('b1')] });
  const { id } = first;
  const second = await publish(workspace, { id, blocks: [wait('b1'), sms('b2')] });
  for (const { body } of [first, second]) {
    const at = { journeyId: id, versionId: body.version.id };
    await stand(workspace, { ...at, step: 0, people: 2, dueIn: 1 });
  }
  expect((await call('POST', `/journeys/${id}/stop`, { version: 9 })).status).toBe(404);
  expect((await call('POST', `/journeys/${id}/stop`, { versoin: 1 })).status).toBe(422);
  const stopped = await call('POST', `/journeys/${id}/stop`, { version: 1 });
  expect(stopped.body).toMatchObject({ state: 'live', inside: 4 });
  expect(await clearAll(api.db.sql)).toEqual({ exited: 2, moved: 0 });
  const { body } = await call('GET', `/journeys/${id}/versions`);
  expect(body.items).toMatchObject([
    { number: 2, status: 'live', inside: 2 },
    { number: 1, status: 'stopped', inside: 0 },
  ]);
  await call('POST', `/journeys/${id}/pause`);
  const alone = await call('POST', `/journeys/${id}/stop`, { version: 2 });
  expect(alone.body.state).toBe('stopped');
  expect(await clearAll(api.db.sql)).toEqual({ exited: 2, moved: 0 });
});

test('the current version of a paused journey is not stopped without the older ones', async () => {
  const workspace = await open();
  const { id } = await publish(workspace, { blocks: [wait('b1')] });
  await publish(workspace, { id, blocks: [wait('b1'), sms('b2')] });
  await workspace.call('POST', `/journeys/${id}/pause`);
  const alone = await workspace.call('POST', `/journeys/${id}/stop`, { version: 2 });
  expect(alone).toMatchObject({ status: 409, body: { code: 'journey-paused' } });
  const all = await workspace.call('POST', `/journeys/${id}/stop`, {});
  expect(all.body.state).toBe('stopped');
});

test('a journey is archived once it is stopped, hidden in the list, only read, and taken out again', async () => {
  const workspace = await open();
  const { call } = workspace;
  const { id, body } = await publish(workspace, { blocks: [wait('b1')] });
  const at = { journeyId: id, versionId: body.version.id };
  await stand(workspace, { ...at, step: 0, people: 3, dueIn: 1 });
  const refused = await call('POST', `/journeys/${id}/archive`, {});
  expect(refused).toMatchObject({
    status: 409,
    body: { code: 'journey-people-inside', values: { inside: 3 } },
  });
  expect((await call('POST', `/journeys/${id}/unarchive`)).body.code).toBe('journey-not-archived');
  const archived = await call('POST', `/journeys/${id}/archive`, { stop: true });
  expect(archived.body.state).toBe('archived');
  expect(await clearAll(api.db.sql)).toEqual({ exited: 3, moved: 0 });
  const idsOf = async (query: string) =>
    (await call('GET', `/journeys${query}`)).body.items.map((one: { id: string }) => one.id);
  expect(await idsOf('')).toEqual([]);
  expect(await idsOf('?state=archived')).toEqual([id]);
  for (const path of ['', '/numbers', '/versions', '/people']) {
    expect((await call('GET', `/journeys/${id}${path}`)).status).toBe(200);
  }
  const { revision } = (await call('GET', `/journeys/${id}`)).body;
  for (const [method, path, sent] of [
    ['POST', 'edit', undefined],
    ['DELETE', 'draft', undefined],
    ['PUT', 'draft', { document: documentOf([]), revision }],
    ['POST', 'publish', { revision }],
    ['POST', 'rollback', { toVersion: 1 }],
    ['POST', 'stop', {}],
  ] as const) {
    const answer = await call(method, `/journeys/${id}/${path}`, sent);
    expect(answer, path).toMatchObject({ status: 409, body: { code: 'journey-archived' } });
  }
  for (const path of ['pause', 'resume']) {
    expect((await call('POST', `/journeys/${id}/${path}`)).status).toBe(409);
  }
  expect((await call('POST', `/journeys/${id}/unarchive`)).body.state).toBe('stopped');
  expect(await idsOf('')).toEqual([id]);
});

test('publishing says whom it touches, and those inside finish unless it is said otherwise', async () => {
  const workspace = await open();
  const { call } = workspace;
  const { id, body } = await publish(workspace, { blocks: [wait('b1'), sms('b2'), wait('b3')] });
  const at = { journeyId: id, versionId: body.version.id };
  await stand(workspace, { ...at, step: 0, people: 5, dueIn: 1 });
  await stand(workspace, { ...at, step: 1, people: 2, dueIn: null });
  await stand(workspace, { ...at, step: 2, people: 3, dueIn: 1 });
  const none = await call('GET', `/journeys/${id}/publish-preview`);
  expect(none).toMatchObject({ status: 409, body: { code: 'journey-no-draft' } });
  const { body: edited } = await call('POST', `/journeys/${id}/edit`);
  const document = documentOf([wait('b1', 2), wait('b2', 1), sms('b4')]);
  const { revision } = edited;
  const saved = await call('PUT', `/journeys/${id}/draft`, { document, revision });
  const preview = await call('GET', `/journeys/${id}/publish-preview`);
  expect(preview.body).toEqual({
    inside: 10,
    versions: [{ number: 1, inside: 10 }],
    blocks: [
      { blockId: 'b3', kind: 'wait', inside: 3, fate: 'removed', deadlineChanges: false },
      { blockId: 'b2', kind: 'sms', inside: 2, fate: 'replaced', deadlineChanges: false },
      { blockId: 'b1', kind: 'wait', inside: 5, fate: 'stays', deadlineChanges: true },
    ].map((one) => ({ versionNumber: 1, name: null, ...one })),
    targets: expect.arrayContaining([{ blockId: 'b4', kind: 'sms', name: null }]),
  });
  const nowhere = await call('POST', `/journeys/${id}/publish`, {
    revision: saved.body.revision,
    inside: 'move',
    map: { b3: 'b9' },
  });
  expect(nowhere.status).toBe(422);
  expect(nowhere.body.errors).toMatchObject([{ path: 'map.b3', code: 'block-not-found' }]);
  await call('POST', `/journeys/${id}/publish`, { revision: saved.body.revision });
  expect(await clearAll(api.db.sql)).toEqual({ exited: 0, moved: 0 });
  expect((await call('GET', `/journeys/${id}/versions`)).body.items).toMatchObject([
    { number: 2, inside: 0, movesTo: null },
    { number: 1, inside: 10, movesTo: null, status: 'live' },
  ]);
});

test('people leave with the older version, or are moved back by a roll-back that keeps the draft', async () => {
  const workspace = await open();
  const { call } = workspace;
  const { id, body } = await publish(workspace, { blocks: [wait('b1')] });
  await stand(workspace, {
    journeyId: id,
    versionId: body.version.id,
    step: 0,
    people: 2,
    dueIn: 1,
  });
  const second = await publish(workspace, { id, blocks: [wait('b2')], inside: 'exit' });
  expect(await clearAll(api.db.sql)).toEqual({ exited: 2, moved: 0 });
  const left = (await call('GET', `/journeys/${id}/people?status=exited`)).body.items;
  expect(left.map((one: { reason: string }) => one.reason)).toEqual(['superseded', 'superseded']);

  const { body: edited } = await call('POST', `/journeys/${id}/edit`);
  expect((await call('POST', `/journeys/${id}/rollback`, { toVersion: 7 })).status).toBe(404);
  const back = await call('POST', `/journeys/${id}/rollback`, { toVersion: 1, note: 'Back' });
  expect(back.body.version).toMatchObject({ number: 3, note: 'Back', current: true });
  expect(back.body.version.document.blocks).toEqual([wait('b1')]);
  expect((await call('GET', `/journeys/${id}`)).body).toMatchObject({
    revision: edited.revision,
    isDraft: true,
    document: { blocks: [wait('b2')] },
  });
  expect(second.body.version.number).toBe(2);
});

test('a sender is not taken out while a version sends as it that people enter, or are inside of', async () => {
  const workspace = await open();
  const { call } = workspace;
  const named = { ...sms('b2'), config: { ...sms('b2').config, sender: 'Sales' } };
  const setSenders = (senders: string[]) => call('PUT', '/channels/sms/senders', { senders });
  await setSenders(['Sales', 'Support']);
  const { id, body } = await publish(workspace, { blocks: [wait('b1'), named] });
  const first = { journeyId: id, versionId: body.version.id };
  const strandId = await stand(workspace, { ...first, step: 0, people: 1, dueIn: 1 });
  const usedIn = [{ journeyId: id, name: 'Care', sender: 'Sales' }];
  const refused = {
    status: 409,
    body: { code: 'sender-used', values: { sender: '“Sales”', journeys: '“Care”' }, usedIn },
  };
  expect(await setSenders(['Support'])).toMatchObject(refused);
  expect((await setSenders(['Sales'])).status).toBe(200);

  // Somebody finishes on the older version.
  await publish(workspace, { id, blocks: [wait('b1'), sms('b2')] });
  expect(await setSenders([])).toMatchObject(refused);
  expect((await call('GET', '/channels')).body.items[0].senders).toEqual(['Sales']);
  await api.db.sql`
    update enrolments set status = 'exited', strand_id = null where strand_id = ${strandId}`;
  expect(await setSenders([])).toMatchObject({ status: 200, body: { senders: [] } });

  const unknown = await call('PUT', '/channels/sms/senders', { senders: [], sender: 'Sales' });
  expect(unknown).toMatchObject({ status: 422, body: { errors: [{ path: 'sender' }] } });
});

test('a customer is started by hand in one journey, for real, and a second time told why not', async () => {
  const workspace = await open();
  const { call } = workspace;
  await call('PUT', '/contacts/ana', { firstName: 'Ana' });
  const { body: draft } = await call('POST', '/journeys', { document: documentOf([wait('b1')]) });
  const begin = { contactId: 'ana', attributes: {} };
  expect(await call('POST', `/journeys/${draft.id}/start`, begin)).toMatchObject({
    status: 422,
    body: { code: 'journey-not-running' },
  });
  const chosen = await publish(workspace, { blocks: [wait('b1')] });
  const other = await publish(workspace, { blocks: [wait('b1')] });
  const wrong = { contactId: 'ana', attributes: { Colour: 'red' } };
  expect(await call('POST', `/journeys/${chosen.id}/start`, wrong)).toMatchObject({
    status: 422,
    body: { errors: [{ path: 'attributes.Colour', code: 'attribute-unknown' }] },
  });
  const told = async () => {
    const started = await call('POST', `/journeys/${chosen.id}/start`, begin);
    expect(started.status).toBe(202);
    while ((await routePage({ sql: api.db.sql, runs, definitions, limit: 100 })).routed > 0);
    return (await call('GET', `/events/${started.body.eventId}`)).body;
  };
  const first = await told();
  expect(first).toMatchObject({ outcome: 'enrolled', test: false });
  expect(first.decisions).toMatchObject([{ journeyId: chosen.id, outcome: 'enrolled' }]);
  expect((await told()).decisions).toMatchObject([
    { journeyId: chosen.id, outcome: 'refused', reason: 'already-inside' },
  ]);
  const { entry } = (await call('GET', `/journeys/${chosen.id}/numbers`)).body;
  expect(entry).toMatchObject({ refused: [{ reason: 'already-inside', n: 1 }] });
  expect((await call('GET', `/journeys/${chosen.id}`)).body).toMatchObject({
    inside: 1,
    entered: 1,
  });
  expect((await call('GET', `/journeys/${other.id}`)).body.inside).toBe(0);
  const { items } = (await call('GET', '/contacts/ana/timeline')).body;
  expect(items.find(({ type }: { type: string }) => type === 'event')).toMatchObject({
    source: 'api',
  });
  const listed = await call('GET', '/journeys?triggerKind=custom&state=live');
  expect(listed.body.items.map(({ id }: { id: string }) => id).sort()).toEqual(
    [chosen.id, other.id].sort(),
  );
  expect((await call('GET', '/journeys?triggerKind=record')).body.items).toEqual([]);
});

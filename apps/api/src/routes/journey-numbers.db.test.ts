import type { TestDatabase } from '@percurso/testing/template-database';
import { createTestDatabase } from '@percurso/testing/template-database';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Answer, TestWorkspace } from '../open-test-app.ts';
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

interface Stage extends TestWorkspace {
  journeyId: string;
  versionId: string;
  strandId: string;
  /** Numbers of the journey, by what is behind the `?`. */
  numbers(query?: string): Promise<Answer['body']>;
}

/** A journey that waits at b1, sends at b2 and is left by rule x1; it has the goal g1. */
async function openJourney(): Promise<Stage> {
  const workspace = await api.openWorkspace();
  const { sql } = api.db;
  await sql`
    insert into triggers (id, workspace_id, key, name, kind, state, attributes, created_at, updated_at)
    values (${v7()}, ${workspace.id}, 'device-broke', 'Device broke', 'custom', 'ready', '[]',
      percurso_now(), percurso_now())`;
  const document = {
    schema: 1,
    name: 'Critical error',
    entry: { trigger: 'device-broke' },
    exit: [{ id: 'x1', trigger: 'device-broke' }],
    goals: [{ id: 'g1', name: 'Repaired', trigger: 'device-broke' }],
    settings: {},
    blocks: [
      { id: 'b1', kind: 'wait', config: { duration: { amount: 1, unit: 'hours' } } },
      { id: 'b2', kind: 'sms', config: { text: 'Broken', purpose: 'transactional' } },
    ],
  };
  const { body } = await workspace.call('POST', '/journeys', { document });
  const published = await workspace.call('POST', `/journeys/${body.id}/publish`, { revision: 1 });
  const stage = {
    ...workspace,
    journeyId: body.id as string,
    versionId: published.body.version.id as string,
    strandId: v7(),
    async numbers(query = '') {
      const { asOf, ...numbers } = (
        await workspace.call('GET', `/journeys/${body.id}/numbers?${query}`)
      ).body;
      expect(asOf).toMatch(/^20/);
      return numbers;
    },
  };
  await sql`
    insert into strands (id, workspace_id, version_id, cohort_id, step, op, kind, queue, size, since,
      due_at, check_at)
    values (${stage.strandId}, ${stage.id}, ${stage.versionId}, 'c', 0, 'sleep', 'wait', 'engine', 9,
      percurso_now(), '2040-01-01T00:00:00Z', percurso_now())`;
  return stage;
}

type Way = 'waits' | 'finished' | 'left-by-rule';

/** Somebody as the engine leaves them: enrolment, trail and, but for a test, counters. */
async function enter(
  { id, journeyId, versionId, strandId }: Stage,
  { at, way = 'finished', test = false }: { at: string; way?: Way; test?: boolean },
): Promise<string> {
  const { sql } = api.db;
  const [contactId, enrolmentId] = [v7(), v7()];
  const status = { waits: 'inside', finished: 'finished', 'left-by-rule': 'exited' }[way];
  await sql`
    insert into contacts (id, workspace_id, first_name, created_at, updated_at)
    values (${contactId}, ${id}, ${at}, percurso_now(), percurso_now())`;
  await sql`
    insert into enrolments (id, workspace_id, journey_id, version_id, contact_id, status, strand_id,
      step, exit_reason, entry_event_id, entered_seq, test, entered_at, moved_at)
    values (${enrolmentId}, ${id}, ${journeyId}, ${versionId}, ${contactId}, ${status},
      ${way === 'waits' ? strandId : null}, ${way === 'waits' ? 0 : 1},
      ${way === 'left-by-rule' ? 'exit-rule' : null}, ${v7()}, 1, ${test}, ${at}, percurso_now())`;
  const passed = {
    waits: [],
    finished: [
      ['b1', 'next', null],
      ['b2', 'next', null],
    ],
    'left-by-rule': [['b1', 'exited', 'exit-rule: x1']],
  }[way];
  for (const [block = '', port = '', reason = null] of passed) {
    await sql`
      insert into trail (id, workspace_id, enrolment_id, block_id, port, reason, at)
      values (${v7()}, ${id}, ${enrolmentId}, ${block}, ${port}, ${reason}, percurso_now())`;
  }
  const counted = [
    ['@entry', 'enrolled'],
    ['b1', 'in'],
    ...(way === 'finished' ? [['b2', 'in']] : []),
    ...passed,
    ...(way === 'left-by-rule' ? [['@entry', 'exit:x1']] : []),
  ];
  for (const [block = '', port = ''] of test ? [] : counted) {
    await sql`
      insert into step_counts values (${versionId}, ${block}, ${port}, 3, 1)
      on conflict (version_id, block_id, port, shard) do update set n = step_counts.n + 1`;
  }
  return enrolmentId;
}

/** An event that was refused entry. */
async function refuse({ id, journeyId, versionId }: Stage, at: string): Promise<void> {
  const { sql } = api.db;
  const [event] = await sql<{ seq: number }[]>`
    insert into events (id, workspace_id, source, message_id, body_hash, trigger_id, part, attributes,
      occurred_at)
    select ${v7()}::uuid, ${id}::uuid, 'test', ${v7()}, 'hash', id, 0, '{}', percurso_now()
    from triggers where workspace_id = ${id} and key = 'device-broke' returning seq::int`;
  await sql`
    insert into event_decisions (event_seq, journey_id, version_id, outcome, reason, at)
    values (${event?.seq ?? 0}, ${journeyId}, ${versionId}, 'refused', 'conditions', ${at})`;
  await sql`
    insert into step_counts values (${versionId}, '@entry', 'refused:conditions', 3, 1)
    on conflict (version_id, block_id, port, shard) do update set n = step_counts.n + 1`;
}

async function reachGoal({ versionId }: Stage, enrolmentId: string): Promise<void> {
  await api.db.sql`
    insert into goal_hits (enrolment_id, goal_id, version_id, event_id, at)
    values (${enrolmentId}, 'g1', ${versionId}, ${v7()}, percurso_now())`;
  await api.db.sql`insert into step_counts values (${versionId}, '@entry', 'goal:g1', 3, 1)`;
}

async function send(
  { id, journeyId, versionId, strandId }: Stage,
  {
    enrolmentId,
    state = 'accepted',
    channel = 'sms',
  }: { enrolmentId: string; state?: string; channel?: string },
): Promise<void> {
  await api.db.sql`
    insert into messages (id, workspace_id, enrolment_id, journey_id, version_id, block_id, visit,
      contact_id, channel, class, state, body, strand_id, fence, created_at, updated_at)
    select ${v7()}::uuid, ${id}::uuid, e.id, ${journeyId}::uuid, ${versionId}::uuid, 'b2', 1,
      e.contact_id, ${channel}, 'transactional', ${state}, 'Broken', ${strandId}::uuid, 0,
      percurso_now(), percurso_now()
    from enrolments e where e.id = ${enrolmentId}`;
}

// The clocks of New York went forward in the night of 8 March 2026: its day had 23 hours.
const day = { from: '2026-03-08T00:00:00-05:00', to: '2026-03-09T00:00:00-04:00' };
const ofDay = new URLSearchParams(day).toString();

test('numbers of a period are of those who came in then, up to its two ends', async () => {
  const stage = await openJourney();
  await enter(stage, { at: '2026-03-08T04:59:59.999Z', way: 'waits' });
  const first = await enter(stage, { at: '2026-03-08T05:00:00.000Z', way: 'waits' });
  const last = await enter(stage, { at: '2026-03-09T03:59:59.999Z' });
  const left = await enter(stage, { at: '2026-03-08T12:00:00.000Z', way: 'left-by-rule' });
  await enter(stage, { at: '2026-03-09T04:00:00.000Z', way: 'left-by-rule' });
  const tried = await enter(stage, { at: '2026-03-08T12:00:00.000Z', way: 'waits', test: true });
  await refuse(stage, '2026-03-08T12:00:00.000Z');
  await refuse(stage, '2026-03-09T04:00:00.000Z');
  await reachGoal(stage, last);
  await send(stage, { enrolmentId: last });
  await send(stage, { enrolmentId: left, state: 'failed' });

  const entry = {
    entered: 3,
    inside: 1,
    finished: 1,
    exited: 1,
    movedIn: 0,
    movedOut: 0,
    reasons: [{ reason: 'exit-rule', n: 1 }],
    refused: [{ reason: 'conditions', n: 1 }],
    goals: { g1: 1 },
    exits: { x1: 1 },
  };
  const none = { movedIn: 0, again: 0 };
  const { blocks, ...rest } = await stage.numbers(ofDay);
  expect(rest).toEqual({ versionNumber: 1, entry });
  expect(blocks.b1).toEqual({
    ...none,
    entered: 3,
    here: 1,
    passed: 1,
    exited: 1,
    ports: { next: 1 },
  });
  expect(blocks.b2).toMatchObject({ entered: 1, here: 0, passed: 1, exited: 0 });
  expect(blocks.b2.messages).toMatchObject({ sent: 1, failed: 1, notSent: 0 });

  const people = async (query: string): Promise<string[]> => {
    const { body } = await stage.call('GET', `/journeys/${stage.journeyId}/people?${query}`);
    return body.items.map((person: { enrolmentId: string }) => person.enrolmentId).sort();
  };
  expect(await people(ofDay)).toEqual([first, last, left].sort());
  expect(await people(`${ofDay}&block=b1&version=1`)).toEqual([first]);
  expect(await people(`${ofDay}&block=b1&version=2`)).toEqual([]);
  expect(await people('block=b1')).toContain(tried);
  const refused = await stage.call('GET', `/journeys/${stage.journeyId}/refusals?${ofDay}`);
  expect(refused.body.items).toMatchObject([{ reason: 'conditions' }]);

  const messages = async (query: string): Promise<number> =>
    (await stage.call('GET', `/messages?journeyId=${stage.journeyId}&${query}`)).body.items.length;
  const entered = new URLSearchParams({ enteredFrom: day.from, enteredTo: day.to });
  expect(await messages(`${entered}&state=accepted`)).toBe(1);
  expect(await messages(`enteredFrom=${encodeURIComponent(day.to)}`)).toBe(0);
  expect(await messages('reachedBy=email')).toBe(0);
  expect(await messages(`${entered}&state=accepted&version=1`)).toBe(1);
  expect(await messages('version=2')).toBe(0);

  // Everybody there ever was, with whom the counters count.
  const ever = await stage.numbers('from=2000-01-01T00:00:00Z&version=all');
  expect(ever).toEqual(await stage.numbers('version=all'));
  expect(ever.entry).toMatchObject({ entered: 5, inside: 2, refused: [{ n: 2 }] });
  expect((await stage.numbers(`to=${day.from}`)).entry).toMatchObject({ entered: 1, inside: 1 });
});

test('numbers of a channel are of those to whom something was sent by it', async () => {
  const stage = await openJourney();
  const sent = await enter(stage, { at: '2026-03-08T12:00:00Z' });
  const failed = await enter(stage, { at: '2026-03-08T12:00:00Z' });
  await enter(stage, { at: '2026-03-08T12:00:00Z', way: 'waits' });
  await refuse(stage, '2026-03-08T12:00:00Z');
  await send(stage, { enrolmentId: sent });
  await send(stage, { enrolmentId: failed, state: 'failed' });
  const { entry, blocks } = await stage.numbers('channel=sms');
  expect(entry).toMatchObject({ entered: 1, inside: 0, finished: 1, refused: [] });
  expect(blocks.b1).toMatchObject({ entered: 1, here: 0, passed: 1 });
  expect(blocks.b2.messages).toMatchObject({ sent: 1, failed: 0 });
  expect((await stage.numbers('channel=email')).entry).toMatchObject({ entered: 0 });
  expect((await stage.numbers(`channel=sms&to=${day.from}`)).entry).toMatchObject({ entered: 0 });
});

test('who was moved is counted in each version where they were, from the trail as by the counters', async () => {
  const stage = await openJourney();
  const { sql } = api.db;
  const enrolmentId = await enter(stage, { at: '2026-03-08T12:00:00Z', way: 'waits' });
  const { revision } = (await stage.call('POST', `/journeys/${stage.journeyId}/edit`)).body;
  const next = (
    await stage.call('POST', `/journeys/${stage.journeyId}/publish`, {
      revision,
      inside: 'move',
    })
  ).body.version;
  await sql`
    insert into event_decisions (event_seq, journey_id, version_id, outcome, enrolment_id, at)
    values (1, ${stage.journeyId}, ${stage.versionId}, 'enrolled', ${enrolmentId}, percurso_now())`;
  await sql`
    insert into trail (id, workspace_id, enrolment_id, block_id, port, reason, at)
    values (${v7()}, ${stage.id}, ${enrolmentId}, 'b1', 'moved-out', 'moved: 2', percurso_now())`;
  await sql`update enrolments set version_id = ${next.id} where id = ${enrolmentId}`;
  const listed = (await stage.call('GET', `/journeys/${stage.journeyId}/versions`)).body.items;
  expect(listed).toMatchObject([
    { number: 2, entered: 0 },
    { number: 1, entered: 1 },
  ]);
  const before = await stage.numbers(`${ofDay}&version=1`);
  expect(before.entry).toMatchObject({ entered: 0, movedOut: 1, movedIn: 0 });
  expect(before.blocks.b1).toMatchObject({ entered: 1, here: 0, ports: { 'moved-out': 1 } });
  const after = await stage.numbers(`${ofDay}&version=2`);
  expect(after.entry).toMatchObject({ entered: 1, inside: 1, movedOut: 0, movedIn: 1 });
  expect(after.blocks.b1).toMatchObject({ entered: 1, here: 1, movedIn: 1, ports: {} });
  const all = await stage.numbers(`${ofDay}&version=all`);
  expect(all.entry).toMatchObject({ entered: 1, movedIn: 1, movedOut: 1 });
  expect(all.blocks.b1).toMatchObject({ entered: 2, here: 1, passed: 1, movedIn: 1 });
});

test('a period that is none is refused, naming the field', async () => {
  const { call, journeyId } = await openJourney();
  const refused = async (query: string) => {
    const { status, body } = await call('GET', `/journeys/${journeyId}/${query}`);
    return [status, body.errors?.map(({ path }: { path: string }) => path)];
  };
  const backwards = `from=${day.from}&to=${day.from}`;
  expect(await refused(`numbers?${backwards}`)).toEqual([422, ['to']]);
  expect(await refused(`people?${backwards}`)).toEqual([422, ['to']]);
  expect(await refused(`refusals?${backwards}`)).toEqual([422, ['to']]);
  const messages = 'messages?enteredFrom=2026-03-08T00:00:00Z&enteredTo=2026-03-07T00:00:00Z';
  expect((await call('GET', `/${messages}`)).body.errors[0].path).toBe('enteredTo');
  expect(await refused('numbers?from=yesterday')).toEqual([422, ['from']]);
  expect(await refused('numbers?to=2026-03-08')).toEqual([422, ['to']]);
  expect(await refused('numbers?channel=letter')).toEqual([422, ['channel']]);
});

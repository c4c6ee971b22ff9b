import { countBeat } from '@percurso/db/engine/count-beat';
import { claimPage } from '@percurso/db/testing/handed-page';
import { createScene } from '@percurso/db/testing/journey-scene';
import type { Health } from '@percurso/services/health/balance-schema';
import { getHealth } from '@percurso/services/health/get-health';
import { runWatchdogs } from '@percurso/services/health/run-watchdogs';
import type { TestDatabase } from '@percurso/testing/template-database';
import { createTestDatabase } from '@percurso/testing/template-database';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

const sms = {
  id: 'b1',
  kind: 'sms',
  name: 'Tell them',
  config: { text: 'Hi', purpose: 'transactional' },
};

/** People who stand at a message, in a workspace of their own. */
async function openPeople() {
  const scene = await createScene(api.db.sql);
  const version = await scene.publish([sms]);
  const { strandId } = await scene.enter(5);
  const ctx = {
    db: api.db,
    workspaceId: scene.workspaceId,
    actor: { type: 'system' },
    publicUrl: '',
    secret: '',
  } as const;
  return { scene, version, strandId, ctx, read: () => getHealth({ ctx }) };
}

async function watch(): Promise<void> {
  await api.db.sql`update watchdogs set checked_at = '2000-01-01'`;
  await runWatchdogs(api.db.sql);
}

function failing({ balances }: Health): Record<string, string[]> {
  const broken = balances.filter(({ ok }) => !ok);
  return Object.fromEntries(
    broken.map(({ name, rows }) => [name, rows.map(({ kind, id }) => `${kind} ${id}`)]),
  );
}

describe('each balance that is broken on purpose is said to be, with the rows', () => {
  test('events', async () => {
    const { scene, read } = await openPeople();
    const { sql } = api.db;
    const ids = await sql<{ id: string }[]>`
      select id from events where workspace_id = ${scene.workspaceId} order by seq`;
    const [late, lost, unroutable] = ids.map(({ id }) => id);
    await sql`update events set routed_at = null, outcome = null,
      received_at = percurso_now() - interval '2 minutes' where id = ${late ?? ''}`;
    await sql`update events set outcome = null where id = ${lost ?? ''}`;
    await sql`update events set outcome = 'failed', reason = 'error 22023'
      where id = ${unroutable ?? ''}`;
    await watch();
    const health = await read();
    expect(failing(health)).toEqual({
      events: [`event-pending ${late}`, `event-without-outcome ${lost}`],
    });
    expect(health.failedEvents).toMatchObject([
      { id: unroutable, trigger: 'device-failed', reason: 'error 22023' },
    ]);
    await sql`update events set outcome = 'enrolled', routed_at = percurso_now()
      where workspace_id = ${scene.workspaceId}`;
  });

  test('counters', async () => {
    const { version, read } = await openPeople();
    await api.db.sql`
      update step_counts set n = n + 1 where version_id = ${version.id} and block_id = 'b1'
        and shard = (select min(shard) from step_counts where version_id = ${version.id} and block_id = 'b1')`;
    await api.db.sql`
      update step_counts set n = n - 1 where version_id = ${version.id} and block_id = '@entry'
        and shard = (select min(shard) from step_counts where version_id = ${version.id} and block_id = '@entry')`;
    await watch();
    const health = await read();
    expect(failing(health)).toEqual({
      counters: [`entries-miscounted ${version.id}`, `block-unbalanced ${version.id}/b1`],
    });
    const [, block] = health.balances.find(({ name }) => name === 'counters')?.rows ?? [];
    expect(block).toMatchObject({
      journeyId: version.journeyId,
      values: { block: 'b1', came: 6, went: 0, here: 5 },
      blockKind: 'sms',
      blockName: 'Tell them',
    });
  });

  test('positions', async () => {
    const { strandId, scene, read } = await openPeople();
    const { sql } = api.db;
    const rows = await sql<{ id: string }[]>`
      select id from enrolments where strand_id = ${strandId} order by id`;
    const [first, second] = rows.map(({ id }) => id);
    await sql`update enrolments set strand_id = ${v7()} where id = ${first ?? ''}`;
    for (const id of [v7(), v7()]) {
      await sql`
        insert into trail (id, workspace_id, enrolment_id, block_id, port, at)
        values (${id}, ${scene.workspaceId}, ${second ?? ''}, 'b0', 'next', percurso_now())`;
    }
    await sql`update strands set size = 2 where id = ${strandId}`;
    await watch();
    expect(failing(await read())).toEqual({
      positions: [
        `inside-nowhere ${first}`,
        `strand-too-small ${strandId}`,
        `block-left-twice ${second}`,
      ],
    });
  });

  test('driven and waits', async () => {
    const { strandId, read } = await openPeople();
    const { sql } = api.db;
    await sql`update strands set check_at = clock_timestamp() - interval '2 minutes',
      since = percurso_now() - interval '2 minutes' where id = ${strandId}`;
    await watch();
    expect(failing(await read())).toEqual({
      driven: [`strand-not-driven ${strandId}`],
      waits: [`strand-overdue ${strandId}`],
    });
    await sql`update strands set nudges = 10, check_at = clock_timestamp() + interval '1 day'
      where id = ${strandId}`;
    await watch();
    expect(failing(await read())).toMatchObject({ driven: [`strand-nudged ${strandId}`] });
  });

  test('messages and workspaces', async () => {
    const { scene, version, strandId, read } = await openPeople();
    const { sql } = api.db;
    const other = await createScene(sql);
    const rows = await sql<{ id: string; contactId: string }[]>`
      select id, contact_id as "contactId" from enrolments where strand_id = ${strandId} order by id`;
    const [first, second] = rows;
    const ids = [v7(), v7()].sort();
    for (const [index, row] of [first, second].entries()) {
      await sql`
        insert into messages (id, workspace_id, enrolment_id, journey_id, version_id, block_id, visit,
          contact_id, channel, class, state, body, strand_id, fence, answer_by, created_at, updated_at)
        values (${ids[index] ?? ''}, ${scene.workspaceId}, ${row?.id ?? ''}, ${version.journeyId},
          ${version.id}, 'b1', 1, ${row?.contactId ?? ''}, 'sms', 'transactional',
          ${index === 0 ? 'handed' : 'reserved'}, 'Hi', ${strandId}, 1,
          clock_timestamp() - interval '2 minutes', percurso_now(), percurso_now())`;
    }
    await sql`update enrolments set status = 'finished', strand_id = null where id = ${second?.id ?? ''}`;
    await sql`insert into step_counts values (${version.id}, 'b1', 'next', 99, 1)`;
    await sql`update contacts set workspace_id = ${other.workspaceId}
      where id = ${first?.contactId ?? ''}`;
    await watch();
    expect(failing(await read())).toEqual({
      messages: [`message-unanswered ${ids[0]}`, `message-left-open ${ids[1]}`],
      workspaces: [`foreign-row ${first?.id}`],
    });
    // Its person sleeps until it is asked for again.
    await sql`update strands set op = 'sleep', due_at = percurso_now() + interval '8 hours',
      check_at = clock_timestamp() + interval '8 hours' where id = ${strandId}`;
    await watch();
    expect(failing(await read())).toMatchObject({ messages: [`message-left-open ${ids[1]}`] });
  });
});

test('members read their own workspace only, and a mended balance is forgotten', async () => {
  const { strandId, ctx } = await openPeople();
  const { sql } = api.db;
  const own = await api.openWorkspace();
  await sql`update strands set check_at = clock_timestamp() - interval '2 minutes' where id = ${strandId}`;
  await watch();
  const { body } = await own.call('GET', '/health/balances');
  expect(body.balances).toHaveLength(7);
  for (const balance of body.balances) {
    expect(balance).toMatchObject({ ok: true, total: 0, rows: [], failingSince: null });
    expect(balance.ageSeconds).toBeLessThan(60);
  }
  const before = (await getHealth({ ctx })).balances.find(({ name }) => name === 'driven');
  await watch();
  const after = (await getHealth({ ctx })).balances.find(({ name }) => name === 'driven');
  expect(after).toMatchObject({ ok: false, failingSince: before?.failingSince });
  await sql`update strands set check_at = clock_timestamp() + interval '1 hour' where id = ${strandId}`;
  await watch();
  expect(failing(await getHealth({ ctx }))).not.toHaveProperty('driven');
});

test('several workers compute a balance once in its interval', async () => {
  await watch();
  const found = await Promise.all([1, 2, 3].map(() => runWatchdogs(api.db.sql)));
  expect(found.map((one) => one.size)).toEqual([0, 0, 0]);
  await api.db.sql`update watchdogs set checked_at = clock_timestamp() - interval '31 s'`;
  const again = await Promise.all([1, 2, 3].map(() => runWatchdogs(api.db.sql)));
  expect(again.flatMap((one) => [...one.keys()])).toHaveLength(7);
});

test('while sending is held, it is said how many messages wait for the decision, of each class', async () => {
  const { sql } = api.db;
  const { scene, version, strandId, read } = await openPeople();
  await countBeat(sql, 0);
  expect((await read()).heldMessages).toEqual({ transactional: 0, commercial: 0 });
  await countBeat(sql, 1_000);
  const page = await claimPage({ scene, version, strandId }, { messageClass: 'commercial' });
  await scene.store.handOver(page.input);
  expect((await read()).heldMessages).toEqual({ transactional: 0, commercial: 5 });
  const stranger = await openPeople();
  expect((await stranger.read()).heldMessages).toEqual({ transactional: 0, commercial: 0 });
  await sql`update beat set held_since = null`;
});

test('held sending goes on as is said, and what was due in the gap with it', async () => {
  const { sql } = api.db;
  const workspace = await api.openWorkspace();
  await sql`
    insert into beat (id, n, at, held_since) values (1, 1, percurso_now(), percurso_now())
    on conflict (id) do update set held_since = percurso_now()`;
  const release = async (body: object) =>
    (await workspace.call('POST', '/health/sending/release', body)).status;
  const beat = async () =>
    (await sql`select held_since is not null as held, gap_sent as sent from beat`)[0];
  expect((await workspace.call('GET', '/health/balances')).body.sendingHeldSince).not.toBeNull();
  expect(await release({ countAsSent: ['everything'] })).toBe(422);
  expect(await beat()).toEqual({ held: true, sent: [] });
  expect(await release({ countAsSent: ['commercial', 'commercial'] })).toBe(204);
  expect(await beat()).toEqual({ held: false, sent: ['commercial'] });
  // Asked twice, the second has nothing to decide.
  expect(await release({})).toBe(204);
  expect(await beat()).toEqual({ held: false, sent: ['commercial'] });
});

import { definitions } from '@percurso/blocks/definitions';
import { runs } from '@percurso/blocks/runs';
import { openScenes } from '@percurso/testing/open-scenes';
import { v7 } from 'uuid';
import { beforeEach, expect, test } from 'vitest';
import { insertEvents } from '../events/insert-events.ts';
import { partOf } from '../events/part-of.ts';
import type { Scene } from '../testing/journey-scene.ts';
import { routeNext } from './route-next.ts';
import { routePage } from './route-page.ts';
import type { Turns } from './take-turns.ts';
import { createTurns } from './take-turns.ts';

const scenes = openScenes({ each: true });
let scene: Scene;

// The router takes events of all workspaces, so each test has a database of its own.
beforeEach(async () => {
  scene = await scenes.open();
});

const sms = { id: 'b1', kind: 'sms', config: { text: 'Hello' } };
const above10 = { attribute: 'trigger.ErrorCode', operator: 'greater-than', value: 10 } as const;

function page(limit: number, own: { turns?: Turns; aside?: boolean } = {}) {
  return routePage({ sql: scenes.sql, runs, definitions, limit, ...own });
}

/** Events of which each partition has some; answers their contacts. */
async function fillAllParts({ workspaceId, post }: Scene): Promise<string[]> {
  const contacts = Array.from({ length: 100 }, () => v7());
  await scenes.sql`
    insert into contacts (id, workspace_id, created_at, updated_at)
    select id, ${workspaceId}, percurso_now(), percurso_now()
    from unnest(${contacts}::uuid[]) as c (id)`;
  await post(contacts);
  expect(new Set(contacts.map(partOf)).size).toBe(8);
  return contacts;
}

/** How many events of a workspace were routed. */
async function routedOf({ workspaceId }: Scene): Promise<number> {
  const rows = await scenes.sql`
    select 1 from events where workspace_id = ${workspaceId} and routed_at is not null`;
  return rows.length;
}

async function events() {
  return await scenes.sql<
    {
      id: string;
      outcome: string | null;
      reason: string | null;
      routed: boolean;
      attempts: number;
    }[]
  >`select id, outcome, reason, routed_at is not null as routed, attempts from events order by seq`;
}

async function counts(versionId: string): Promise<Record<string, number>> {
  const rows = await scenes.sql<{ name: string; n: number }[]>`
    select block_id || '.' || port as name, sum(n)::int as n from step_counts
    where version_id = ${versionId} group by 1`;
  return Object.fromEntries(rows.map(({ name, n }) => [name, n]));
}

test('a page leaves a partition that is being routed to whoever routes it', async () => {
  await scene.publish([sms]);
  const contacts = Array.from({ length: 100 }, () => v7());
  await scenes.sql`
    insert into contacts (id, workspace_id, created_at, updated_at)
    select id, ${scene.workspaceId}, percurso_now(), percurso_now()
    from unnest(${contacts}::uuid[]) as c (id)`;
  await scene.post(contacts);
  const taken = contacts.filter((id) => partOf(id) === 3).length;
  expect(taken).toBeGreaterThan(0);
  await scenes.sql.begin(async (tx) => {
    await tx`select 1 from router_parts where part = 3 for update`;
    expect(await page(1_000)).toMatchObject({ routed: 100 - taken });
    expect(await page(1_000)).toMatchObject({ routed: 0 });
  });
  expect(await page(1_000)).toMatchObject({ routed: taken });
});

test('a page is the oldest events of one partition, and the rest waits', async () => {
  await scene.publish([sms]);
  const posted = await scene.post(await scene.addContacts(5));
  expect(await page(3)).toMatchObject({ routed: 3, started: [{ items: [{ n: 3 }] }] });
  const rows = await events();
  const inOrder = rows.map(({ id }) => id);
  expect([...inOrder].sort()).toEqual([...posted].sort());
  expect(rows.map(({ routed }) => routed)).toEqual([true, true, true, false, false]);
  expect(await page(3)).toMatchObject({ routed: 2 });
  expect(await page(3)).toEqual({ routed: 0, started: [], told: [] });
});

test('a thousand events of many contacts are one page, whatever their partitions, and one cohort', async () => {
  const version = await scene.publish([sms]);
  const contacts = Array.from({ length: 1_000 }, () => v7());
  await scenes.sql`
    insert into contacts (id, workspace_id, created_at, updated_at)
    select id, ${scene.workspaceId}, percurso_now(), percurso_now()
    from unnest(${contacts}::uuid[]) as c (id)`;
  await scene.post(contacts);
  const cohorts = await scene.route();
  expect(new Set(contacts.map(partOf)).size).toBe(8);
  expect(cohorts).toMatchObject([{ items: [{ n: 1_000 }] }]);
  expect(await counts(version.id)).toEqual({ '@entry.enrolled': 1_000, 'b1.in': 1_000 });
});

test('each event gets its outcome, each journey its decision with what was compared', async () => {
  const picky = await scene.publish([sms], { conditions: above10 });
  const open = await scene.publish([sms]);
  const [contact] = await scene.addContacts(1);
  await scene.post([contact ?? ''], { ErrorCode: 10 });
  await scene.post([contact ?? ''], { ErrorCode: 12 });
  await scene.post([contact ?? ''], { ErrorCode: null });
  await scene.route();
  expect((await events()).map(({ outcome, reason }) => ({ outcome, reason }))).toEqual([
    { outcome: 'enrolled', reason: null },
    { outcome: 'enrolled', reason: null },
    { outcome: 'refused', reason: expect.any(String) },
  ]);
  const decisions = await scenes.sql`
    select d.journey_id = ${picky.journeyId} as picky, d.outcome, d.reason,
      d.enrolment_id is not null as "hasEnrolment", d.detail ? 'why' as "saysWhy"
    from event_decisions d order by d.event_seq, d.journey_id`;
  expect(decisions.filter((row) => row.picky)).toMatchObject([
    { outcome: 'refused', reason: 'conditions', hasEnrolment: false, saysWhy: true },
    { outcome: 'enrolled', reason: null, hasEnrolment: true },
    { outcome: 'refused', reason: 'conditions' },
  ]);
  expect(decisions.filter((row) => !row.picky).map(({ reason }) => reason)).toEqual([
    null,
    'already-inside',
    'already-inside',
  ]);
  expect(await counts(picky.id)).toEqual({
    '@entry.enrolled': 1,
    '@entry.refused:conditions': 2,
    'b1.in': 1,
  });
  expect(await counts(open.id)).toEqual({
    '@entry.enrolled': 1,
    '@entry.refused:already-inside': 2,
    'b1.in': 1,
  });
});

test('an event nobody waits for has no journey', async () => {
  await scene.post(await scene.addContacts(1));
  expect(await scene.route()).toEqual([]);
  expect(await events()).toMatchObject([{ outcome: 'no-match', reason: 'no-journey' }]);
});

test('who ends at once may enter again with the next event of the page', async () => {
  const version = await scene.publish([{ id: 'b1', kind: 'exit', config: {} }]);
  const [contact = ''] = await scene.addContacts(1);
  await scene.post([contact, contact, contact]);
  expect(await scene.route()).toEqual([]);
  const rows = await scenes.sql`select status, exit_reason as reason, strand_id from enrolments`;
  expect(rows).toHaveLength(3);
  expect(rows[0]).toEqual({ status: 'exited', reason: 'exit', strand_id: null });
  expect(await counts(version.id)).toEqual({
    '@entry.enrolled': 3,
    'b1.in': 3,
    'b1.exited': 3,
  });
});

test('the same message posted twice enrols once', async () => {
  await scene.publish([sms]);
  const [contactId = ''] = await scene.addContacts(1);
  const event = {
    workspaceId: scene.workspaceId,
    source: 'key:1',
    messageId: 'same',
    bodyHash: 'hash',
    triggerId: scene.triggerId,
    contactId,
    attributes: {},
  };
  await insertEvents(scenes.sql, [event]);
  await scene.route();
  await insertEvents(scenes.sql, [event]);
  await scene.route();
  expect(await scenes.sql`select 1 from enrolments`).toHaveLength(1);
  expect(await events()).toHaveLength(1);
});

test('claimers at once take different partitions and each event is routed once, in order', async () => {
  const version = await scene.publish([sms], { key: 'DeviceID' });
  const contacts = Array.from({ length: 40 }, () => v7());
  await scenes.sql`
    insert into contacts (id, workspace_id, created_at, updated_at)
    select id, ${scene.workspaceId}, percurso_now(), percurso_now()
    from unnest(${contacts}::uuid[]) as c (id)`;
  for (let round = 0; round < 10; round += 1) {
    await scene.post(contacts, { DeviceID: `device ${round}` });
  }
  const claimer = async () => {
    // A claimer that finds every partition taken tries again, as the worker does.
    while ((await scenes.sql`select 1 from events where routed_at is null limit 1`).length > 0) {
      await page(7);
    }
  };
  await Promise.all([claimer(), claimer(), claimer()]);
  const entered = await scenes.sql<{ contact: string; keys: string[] }[]>`
    select contact_id as contact, array_agg(key order by id) as keys from enrolments
    where version_id = ${version.id} group by contact_id`;
  expect(entered).toHaveLength(40);
  const inOrder = Array.from({ length: 10 }, (_, round) => `device ${round}`);
  for (const { keys } of entered) expect(keys).toEqual(inOrder);
});

test('workspaces take turns, however many partitions of one are waiting', async () => {
  const small = await scenes.open();
  await fillAllParts(scene);
  for (let round = 1; round <= 3; round += 1) {
    expect(await page(1)).toMatchObject({ routed: 1 });
    expect(await routedOf(scene)).toBe(round);
    // Also of a partition that never had an event before.
    await small.post(round === 1 ? await small.addContacts(2) : []);
    if (round < 3) expect(await page(1)).toMatchObject({ routed: 1 });
    expect(await routedOf(small)).toBe(Math.min(round, 2));
  }
});

test('while one router is on a workspace, the others take another first, and one takes no other', async () => {
  const small = await scenes.open();
  const turns = createTurns();
  const aside = { turns, aside: true };
  await fillAllParts(scene);
  const end = turns.begin(scene.workspaceId);
  expect(await page(1, aside)).toMatchObject({ routed: 0 });
  await small.post(await small.addContacts(2));
  expect(await page(1, aside)).toMatchObject({ routed: 1 });
  // Served last, it is first all the same: nobody is on it.
  expect(await page(1, { turns })).toMatchObject({ routed: 1 });
  expect([await routedOf(small), await routedOf(scene)]).toEqual([2, 0]);
  expect(await page(1, aside)).toMatchObject({ routed: 0 });
  expect(await page(1, { turns })).toMatchObject({ routed: 1 });
  expect(turns.busy).toEqual([scene.workspaceId]);
  end();
  expect(await page(1, aside)).toMatchObject({ routed: 0 });
  expect(await routedOf(scene)).toBe(1);
});

test('a workspace is busy from the claim of its page until the end of it, also where that fails', async () => {
  await scene.publish([sms]);
  const [contact = ''] = await scene.addContacts(1);
  await scene.post([contact]);
  const turns = createTurns();
  let held: Promise<unknown> = Promise.resolve();
  await scenes.sql.begin(async (tx) => {
    await tx`select 1 from contacts where id = ${contact} for update`;
    held = page(1, { turns }).catch((error: unknown) => error);
    await expect.poll(() => turns.busy).toEqual([scene.workspaceId]);
    await tx`alter table step_counts rename to step_counts_away`;
  });
  expect(await held).toMatchObject({ code: '42P01' });
  expect(turns.busy).toEqual([]);
  await scenes.sql`alter table step_counts_away rename to step_counts`;
  expect(await page(1, { turns })).toMatchObject({ routed: 1 });
});

test('paused journeys are entered, stopped ones are not', async () => {
  const version = await scene.publish([sms]);
  await scenes.sql`update versions set status = 'paused' where id = ${version.id}`;
  await scene.post(await scene.addContacts(1));
  expect(await scene.route()).toHaveLength(1);
  await scenes.sql`update versions set status = 'stopped' where id = ${version.id}`;
  await scene.post(await scene.addContacts(1));
  await scene.route();
  expect((await events()).map(({ outcome }) => outcome)).toEqual(['enrolled', 'no-match']);
});

test('an event that cannot be routed is found by halving, tried three times and kept as failed', async () => {
  const version = await scene.publish([sms]);
  const contacts = await scene.addContacts(9);
  await scene.post(contacts);
  const inOrder = await events();
  const poison = inOrder[5]?.id ?? '';
  // Its enrolment is there already, which no transaction that writes it again survives.
  await scenes.sql`
    insert into enrolments (id, workspace_id, journey_id, version_id, contact_id, status,
      entry_event_id, entered_seq, entered_at, moved_at)
    select ${v7()}, workspace_id, ${version.journeyId}, ${version.id}, contact_id, 'finished', id,
      seq, percurso_now(), percurso_now()
    from events where id = ${poison}`;
  let rounds = 0;
  let routed = 0;
  do {
    ({ routed } = await routeNext({ sql: scenes.sql, runs, definitions }));
    rounds += 1;
  } while (routed > 0 && rounds < 50);
  expect(routed).toBe(0);
  const rows = await events();
  expect(rows.find(({ id }) => id === poison)).toMatchObject({
    outcome: 'failed',
    reason: 'error 23505',
    attempts: 3,
  });
  const others = rows.filter(({ id }) => id !== poison);
  expect(others.every(({ outcome, attempts }) => outcome === 'enrolled' && attempts === 0)).toBe(
    true,
  );
  expect(await counts(version.id)).toEqual({ '@entry.enrolled': 8, 'b1.in': 8 });
});

test('a failure that is not in the data is thrown, and the page waits', async () => {
  await scene.publish([sms]);
  await scene.post(await scene.addContacts(2));
  await scenes.sql`alter table step_counts rename to step_counts_away`;
  await expect(routeNext({ sql: scenes.sql, runs, definitions })).rejects.toMatchObject({
    code: '42P01',
  });
  await scenes.sql`alter table step_counts_away rename to step_counts`;
  expect(await events()).toMatchObject([
    { routed: false, attempts: 0 },
    { routed: false, attempts: 0 },
  ]);
  expect(await scene.route()).toHaveLength(1);
});

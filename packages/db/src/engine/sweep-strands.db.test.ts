import { openScenes } from '@percurso/testing/open-scenes';
import { v7 } from 'uuid';
import { beforeEach, expect, test } from 'vitest';
import type { Scene } from '../testing/journey-scene.ts';
import {
  confirmTold,
  deleteDoneStrands,
  hastenNudged,
  sweepStrands,
  untellCohorts,
} from './sweep-strands.ts';

const scenes = openScenes({ each: true });
let scene: Scene;

// The sweeper looks at all workspaces, so each test has a database of its own.
beforeEach(async () => {
  scene = await scenes.open();
});

const sms = { id: 'b1', kind: 'sms', config: { text: 'Hello' } };
const wait = { id: 'b1', kind: 'wait', config: { duration: { amount: 10, unit: 'minutes' } } };

/** Real seconds until the sweeper looks at a strand again. */
async function checkIn(strandId: string): Promise<number> {
  const [row] = await scenes.sql<{ s: number }[]>`
    select extract(epoch from check_at - clock_timestamp())::float8 as s
    from strands where id = ${strandId}`;
  // The column rounds up by as much as half a millisecond.
  return Math.floor((row?.s ?? Number.NaN) * 1_000) / 1_000;
}

async function overdue(): Promise<void> {
  await scenes.sql`update strands set check_at = clock_timestamp() - interval '1 s'`;
}

test('a strand nobody was told of is found after two seconds, with its cohort', async () => {
  await scene.publish([sms]);
  const { strandId, cohortId } = await scene.enter(2);
  expect(await sweepStrands(scenes.sql)).toEqual([]);
  expect(await checkIn(strandId)).toBeLessThanOrEqual(2);
  await overdue();
  expect(await sweepStrands(scenes.sql)).toMatchObject([
    { cohortId, items: [{ id: strandId, n: 2, op: 'act', kind: 'sms', ms: 0 }] },
  ]);
  expect(await sweepStrands(scenes.sql)).toEqual([]);
});

test('a nudge that reached nobody does not count, so an outage is not waited out twice', async () => {
  await scene.publish([sms]);
  const { strandId } = await scene.enter(1);
  for (let outage = 0; outage < 5; outage += 1) {
    await overdue();
    await untellCohorts(scenes.sql, await sweepStrands(scenes.sql));
    expect(await checkIn(strandId)).toBeLessThanOrEqual(2.1);
  }
  await overdue();
  expect(await sweepStrands(scenes.sql)).toHaveLength(1);
  expect(await checkIn(strandId)).toBeLessThanOrEqual(60.1);
});

test('each nudge doubles the time to the next up to five minutes, and a claim begins again', async () => {
  await scene.publish([sms]);
  const { strandId } = await scene.enter(1);
  for (const seconds of [60, 120, 240, 300, 300]) {
    await overdue();
    expect(await sweepStrands(scenes.sql)).toHaveLength(1);
    const left = await checkIn(strandId);
    expect(left).toBeGreaterThan(seconds - 5);
    expect(left).toBeLessThanOrEqual(seconds);
  }
  await scene.store.claim([strandId]);
  await overdue();
  await sweepStrands(scenes.sql);
  expect(await checkIn(strandId)).toBeLessThanOrEqual(60);
});

test('a workflow that was told in vain is not told a second time: another one is', async () => {
  await scene.publish([sms]);
  const { strandId, cohortId } = await scene.enter(2);
  const told: string[] = [];
  for (let nudge = 0; nudge < 3; nudge += 1) {
    await overdue();
    told.push(...(await sweepStrands(scenes.sql)).map((cohort) => cohort.cohortId));
  }
  expect(told[0]).toBe(cohortId);
  expect(new Set(told).size).toBe(3);
  const [row] = await scenes.sql<{ cohortId: string }[]>`
    select cohort_id as "cohortId" from strands where id = ${strandId}`;
  expect(row?.cohortId).toBe(told[2]);
});

test('a worker that starts has told again at once what was told in vain, and nothing else', async () => {
  await scene.publish([sms]);
  const vain = await scene.enter(1);
  await overdue();
  await sweepStrands(scenes.sql);
  const fresh = await scene.enter(1);
  await scenes.sql`
    update strands set check_at = clock_timestamp() + interval '50 s' where id = ${fresh.strandId}`;
  await hastenNudged(scenes.sql);
  const again = await sweepStrands(scenes.sql);
  expect(again.flatMap(({ items }) => items.map(({ id }) => id))).toEqual([vain.strandId]);
});

test('once its workflow is told, a strand is left alone a minute beyond its time', async () => {
  await scene.publish([wait]);
  await scene.post(await scene.addContacts(1));
  const [told] = await scene.route();
  if (!told) throw new Error('Expected a cohort.');
  const strandId = told.items[0]?.id ?? '';
  expect(await checkIn(strandId)).toBeLessThanOrEqual(2);
  await confirmTold(scenes.sql, told);
  const left = await checkIn(strandId);
  expect(left).toBeGreaterThan(600 + 55);
  expect(left).toBeLessThanOrEqual(601 + 60);
});

test('what was claimed meanwhile keeps the time of its claim', async () => {
  await scene.publish([sms]);
  await scene.post(await scene.addContacts(1));
  const [told] = await scene.route();
  if (!told) throw new Error('Expected a cohort.');
  const strandId = told.items[0]?.id ?? '';
  await scene.store.claim([strandId]);
  await confirmTold(scenes.sql, told);
  expect(await checkIn(strandId)).toBeGreaterThan(80);
});

test('paused versions are passed over, stopped ones are not', async () => {
  const version = await scene.publish([sms]);
  await scene.enter(1);
  await overdue();
  await scenes.sql`update versions set status = 'paused' where id = ${version.id}`;
  expect(await sweepStrands(scenes.sql)).toEqual([]);
  await scenes.sql`update versions set status = 'stopped' where id = ${version.id}`;
  expect(await sweepStrands(scenes.sql)).toHaveLength(1);
});

test('sweepers at once share the work, two hundred strands at a time', async () => {
  const version = await scene.publish([sms]);
  const { strandId } = await scene.enter(1);
  const ids = Array.from({ length: 449 }, () => v7());
  await scenes.sql`
    insert into strands (id, workspace_id, version_id, cohort_id, step, op, kind, queue, size, since,
      check_at)
    select id, workspace_id, version_id, cohort_id, step, op, kind, queue, size, since, check_at
    from unnest(${ids}::uuid[]) as new (id)
      cross join (select workspace_id, version_id, cohort_id, step, op, kind, queue, size, since,
        check_at from strands where id = ${strandId} and version_id = ${version.id}) as old`;
  await overdue();
  const swept = await Promise.all([sweepStrands(scenes.sql), sweepStrands(scenes.sql)]);
  const seen = swept.flat().flatMap(({ items }) => items.map(({ id }) => id));
  expect(seen).toHaveLength(400);
  seen.push(...(await sweepStrands(scenes.sql)).flatMap(({ items }) => items.map(({ id }) => id)));
  expect(new Set(seen)).toEqual(new Set([strandId, ...ids]));
  expect(seen).toHaveLength(450);
});

test('strands that were done more than two days ago are deleted, others stay', async () => {
  await scene.publish([sms]);
  const old = await scene.enter(1);
  const recent = await scene.enter(1);
  const open = await scene.enter(1);
  await scenes.sql`
    update strands set state = 'done', done_at = clock_timestamp() - interval '49 hours'
    where id = ${old.strandId}`;
  await scenes.sql`
    update strands set state = 'done', done_at = clock_timestamp() - interval '47 hours'
    where id = ${recent.strandId}`;
  expect(await deleteDoneStrands(scenes.sql)).toBe(1);
  const left = await scenes.sql`select id from strands order by id`;
  expect(left.map(({ id }) => id)).toEqual([recent.strandId, open.strandId].sort());
  expect(await scene.store.claim([old.strandId])).toMatchObject({ claimed: [], items: [] });
});

import { connectDatabase } from '@percurso/db/connect';
import type { Scene } from '@percurso/db/testing/journey-scene';
import { createScene } from '@percurso/db/testing/journey-scene';
import type { Block } from '@percurso/journey/document';
import { createTestDatabase } from '@percurso/testing/template-database';
import { afterAll, expect, test } from 'vitest';
import { createDriver } from './kit/driver.ts';
import { expectBalances } from './kit/expect-balances.ts';

const database = await createTestDatabase();
const db = connectDatabase({ url: database.url, connections: 24 });
const { sql } = db;
afterAll(async () => {
  await db.close();
  await database.drop();
});

const people = Number(process.env.PERCURSO_PEOPLE ?? 400);
const cohorts = 4;
const limitSeconds = 4;
/** What the second journey waits for: all of them, in whatever order. */
const three = ['answered', 'called', 'visited'];

/** Random numbers in [0, 1) that a printed seed repeats (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Keeps what was waited for, and until when: the rows themselves are gone once somebody goes on. */
async function logWaits(): Promise<void> {
  await sql`create table waits_log (enrolment_id uuid primary key, contact_id uuid, since timestamptz(3))`;
  await sql`
    create function log_wait() returns trigger language plpgsql as $$ begin
      insert into waits_log values (new.enrolment_id, new.contact_id, new.since)
      on conflict do nothing;
      return new;
    end $$`;
  await sql`create trigger log_waits after insert on waits for each row execute function log_wait()`;
  await sql`
    create table limits_log (enrolment_id uuid primary key, due_at timestamptz(3))`;
  await sql`
    create function log_limit() returns trigger language plpgsql as $$ begin
      insert into limits_log select new.id, s.due_at from strands s
        where s.id = new.strand_id and s.op = 'await'
      on conflict (enrolment_id) do nothing;
      -- Who was found to have answered when the wait opened has gone on without one.
      insert into waits_log select new.id, new.contact_id, s.since from strands s
        where s.id = new.strand_id and s.op = 'act' and s.step = 2
      on conflict (enrolment_id) do nothing;
      insert into limits_log select new.id, 'infinity' from strands s
        where s.id = new.strand_id and s.op = 'act' and s.step = 2
      on conflict (enrolment_id) do nothing;
      return new;
    end $$`;
  await sql`
    create trigger log_limits after insert or update of strand_id on enrolments
      for each row when (new.strand_id is not null) execute function log_limit()`;
}

async function enterInWaves(scene: Scene): Promise<string[]> {
  const contactIds: string[] = [];
  for (let wave = 0; wave < cohorts; wave += 1) {
    const ids = await scene.addContacts(people / cohorts);
    await scene.post(ids);
    // Routed wave by wave: each is a cohort of its own.
    await scene.route();
    contactIds.push(...ids);
  }
  return contactIds;
}

/** A journey that asks, waits for events, and says thanks. */
function asking(wait: { mode: 'any' | 'all'; triggers: readonly string[] }): Block[] {
  const events = wait.triggers.map((trigger, index) => ({
    id: `e${index + 1}`,
    trigger,
    correlate: 'key',
  }));
  const limit = { amount: limitSeconds, unit: 'seconds' };
  return [
    { id: 'b1', kind: 'sms', config: { text: 'How was it?' } },
    { id: 'b2', kind: 'wait-for', config: { events, mode: wait.mode, limit } },
    { id: 'b3', kind: 'sms', config: { text: 'Thank you' } },
  ];
}

/** Ways out of the wait as they were, and as the rows of what came say they have to be. */
async function readWays(journeyId: string) {
  return await sql<{ port: string; came: string[]; outcome: string | null }[]>`
    select t.port, coalesce(e.came, '{}') as came, e.outcome
    from trail t
      join enrolments n on n.id = t.enrolment_id
      join waits_log w on w.enrolment_id = t.enrolment_id
      join limits_log l on l.enrolment_id = t.enrolment_id
      left join lateral (
        select array_agg(distinct g.key) as came,
          (array_agg(e.outcome order by e.seq) filter (where g.key = 'answered'))[1] as outcome
        from events e join triggers g on g.id = e.trigger_id
        where g.key = any(${three}) and e.contact_id = w.contact_id
          and e.received_at >= w.since and e.received_at <= l.due_at
      ) e on true
    where t.block_id = 'b2' and n.journey_id = ${journeyId}`;
}

test('await-any-order: what becomes of a wait depends on recorded times only', async () => {
  const seed = Number(process.env.PERCURSO_SEED ?? Math.floor(Math.random() * 1e9));
  const random = randomFrom(seed);
  await logWaits();
  const scene = await createScene(sql);
  const one = await scene.publish(asking({ mode: 'any', triggers: ['answered'] }));
  const all = await scene.publish(asking({ mode: 'all', triggers: three }));
  const contactIds = await enterInWaves(scene);
  const driver = createDriver(sql);
  let over = false;
  const loop = async (work: () => Promise<unknown>) => {
    while (!over) {
      if ((await work()) === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  const hands = [
    ...Array.from({ length: 2 }, () => loop(() => driver.route())),
    ...Array.from({ length: 4 }, (_, hand) => loop(() => driver.move({ hand, of: 4 }))),
  ];
  // Answers from before anyone is asked until after the last limit; a third never answers.
  const spread = (limitSeconds + 3) * 1_000;
  const send = async (ids: string[], trigger: string) => {
    const near = random() < 0.4 ? limitSeconds * 1_000 + random() * 1_500 : random() * spread;
    await new Promise((resolve) => setTimeout(resolve, near));
    await scene.post(ids, {}, { trigger });
  };
  const answers = contactIds.flatMap((id) => (random() < 0.67 ? [send([id], 'answered')] : []));
  // The others of the three come for some people at a time, in any order with the answer.
  for (let at = 0; at < people; at += 8) {
    const some = contactIds.slice(at, at + 8);
    answers.push(send(some, 'called'), send(some, 'visited'));
  }
  await Promise.all(answers);
  const inside = async () => {
    const [row] = await sql<{ n: number }[]>`
      select count(*)::int as n from enrolments where status = 'inside'`;
    return row?.n ?? 0;
  };
  const deadline = performance.now() + 60_000;
  while ((await inside()) > 0 && performance.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  over = true;
  await Promise.all(hands);
  while ((await driver.route()) > 0);
  await driver.close();

  const ofOne = await readWays(one.journeyId);
  const ofAll = await readWays(all.journeyId);
  for (const ways of [ofOne, ofAll]) expect(ways, `seed ${seed}`).toHaveLength(people);
  const answered = ofOne.filter(({ came }) => came.includes('answered'));
  const wrong = [
    ...ofOne.filter((way) => way.port !== (answered.includes(way) ? 'e1' : 'timeout')),
    ...ofAll.filter(({ port, came }) => port !== (came.length === 3 ? 'all' : 'timeout')),
  ];
  expect(wrong, `seed ${seed}`).toEqual([]);
  for (const ways of [ofOne, ofAll]) {
    expect(new Set(ways.map(({ port }) => port)).size, `both ways, seed ${seed}`).toBe(2);
  }
  // Every event that decided a wait says so, and no other does.
  for (const { outcome } of answered) expect(outcome, `seed ${seed}`).toBe('woke');
  const woke = await sql`
    select event_seq from event_decisions
    where journey_id = ${one.journeyId} and outcome = 'woke'`;
  expect(woke, `seed ${seed}`).toHaveLength(answered.length);
  const { enrolments, messages } = await expectBalances(sql);
  expect(enrolments).toEqual({ finished: people * 2 });
  expect(messages).toEqual({ accepted: people * 4 });
});

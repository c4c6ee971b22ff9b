import { connectDatabase } from '@percurso/db/connect';
import type { Scene } from '@percurso/db/testing/journey-scene';
import { createScene } from '@percurso/db/testing/journey-scene';
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

test('await-any-order: what becomes of a wait depends on recorded times only', async () => {
  const seed = Number(process.env.PERCURSO_SEED ?? Math.floor(Math.random() * 1e9));
  const random = randomFrom(seed);
  await logWaits();
  const scene = await createScene(sql);
  await scene.publish([
    { id: 'b1', kind: 'sms', config: { text: 'How was it?' } },
    {
      id: 'b2',
      kind: 'wait-for',
      config: {
        events: [{ id: 'e1', trigger: 'answered', correlate: 'key' }],
        mode: 'any',
        limit: { amount: limitSeconds, unit: 'seconds' },
      },
    },
    { id: 'b3', kind: 'sms', config: { text: 'Thank you' } },
  ]);
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
  const answering = contactIds.filter(() => random() < 0.67);
  const spread = (limitSeconds + 3) * 1_000;
  const answers = answering.map(async (contactId) => {
    const near = random() < 0.4 ? limitSeconds * 1_000 + random() * 1_500 : random() * spread;
    await new Promise((resolve) => setTimeout(resolve, near));
    await scene.post([contactId], {}, { trigger: 'answered' });
  });
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

  const rows = await sql<{ port: string; expected: string; outcome: string | null }[]>`
    select t.port, case when e.seq is null then 'timeout' else 'e1' end as expected, e.outcome
    from trail t
      join waits_log w on w.enrolment_id = t.enrolment_id
      join limits_log l on l.enrolment_id = t.enrolment_id
      left join lateral (
        select e.seq, e.outcome from events e join triggers g on g.id = e.trigger_id
        where g.key = 'answered' and e.contact_id = w.contact_id
          and e.received_at >= w.since and e.received_at <= l.due_at
        order by e.seq limit 1
      ) e on true
    where t.block_id = 'b2'`;
  expect(rows, `seed ${seed}`).toHaveLength(people);
  const wrong = rows.filter(({ port, expected }) => port !== expected);
  expect(wrong, `seed ${seed}`).toEqual([]);
  // Every event that decided a wait says so, and no other does.
  for (const { expected, outcome } of rows) {
    if (expected === 'e1') expect(outcome, `seed ${seed}`).toBe('woke');
  }
  const woke = await sql`
    select e.seq from events e join triggers g on g.id = e.trigger_id
    where g.key = 'answered' and e.outcome = 'woke'`;
  expect(woke, `seed ${seed}`).toHaveLength(rows.filter(({ port }) => port === 'e1').length);
  const { enrolments, messages } = await expectBalances(sql);
  expect(enrolments).toEqual({ finished: people });
  expect(messages).toEqual({ accepted: people * 2 });
});

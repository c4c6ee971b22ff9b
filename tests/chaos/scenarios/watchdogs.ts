import assert from 'node:assert/strict';
import type { Sql } from '@percurso/db/connect';
import { getHealth } from '@percurso/services/health/get-health';
import { post, publish, readyTrigger, sms, useGateway, wait } from '../../engine/kit/scenario.ts';
import { until } from '../../engine/kit/until.ts';
import type { Run, Scenario } from '../scenario.ts';

const people = 200;
/** What the catalogue of tests allows. */
const alarmMs = 120_000;

interface Break {
  /** Breaks the balance and names the rows it did it to; undoing it gives everything back. */
  do(sql: Sql): Promise<string[]>;
  undo(sql: Sql): Promise<unknown>;
}

/** Breaks each balance under a running worker and waits until the product itself names the rows. */
async function breakEach({ stage }: Run, breaks: Record<string, Break>) {
  const { sql } = stage.db;
  const ctx = await stage.openWorkspace();
  const stranger = await stage.openWorkspace();
  await readyTrigger(ctx);
  await useGateway(ctx, stage.gateway, { idempotent: true, timeoutMs: 5_000 });
  await publish(ctx, { name: 'Wait', blocks: [sms('b1'), wait('b2', 3_600), sms('b3')] });
  await stage.startWorker();
  await post(ctx, { people });
  await until('everybody waits', async () => {
    const rows = await sql`
      select 1 from enrolments e join strands s on s.id = e.strand_id where s.op = 'sleep'`;
    return rows.length === people;
  });
  const brokenAt = performance.now();
  const expected: Record<string, string[]> = {};
  for (const [name, one] of Object.entries(breaks)) expected[name] = (await one.do(sql)).sort();
  const seconds: Record<string, number> = {};
  await until(
    () => `every balance is said to be broken (so far ${Object.keys(seconds)})`,
    async () => {
      const { balances } = await getHealth({ ctx });
      for (const { name, rows } of balances) {
        const wanted = expected[name];
        const found = rows.map(({ id }) => id);
        if (seconds[name] || !wanted?.every((id) => found.includes(id))) continue;
        assert.deepEqual(found.sort(), wanted);
        seconds[name] = Math.round((performance.now() - brokenAt) / 1_000);
      }
      return Object.keys(seconds).length === Object.keys(breaks).length;
    },
    { withinMs: alarmMs },
  );
  const others = await getHealth({ ctx: stranger });
  assert.ok(
    others.balances.every(({ ok }) => ok),
    'another workspace sees the rows',
  );
  for (const one of Object.values(breaks)) await one.undo(sql);
  await until(
    'all is well again',
    async () => {
      const { balances } = await getHealth({ ctx });
      return balances.every(({ ok }) => ok);
    },
    { withinMs: alarmMs },
  );
  return Object.fromEntries(
    Object.entries(seconds).map(([name, after]) => [`${name} said after s`, after]),
  );
}

const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

export const l1: Scenario = {
  id: 'L1',
  about: 'break the balance of events on purpose: the product says so and names the rows',
  run: (run) =>
    breakEach(run, {
      events: {
        do: async (sql) =>
          ids(
            await sql`
            update events set outcome = null where seq in (select seq from events order by seq limit 3)
            returning id`,
          ),
        undo: (sql) => sql`update events set outcome = 'enrolled' where outcome is null`,
      },
    }),
};

export const l2: Scenario = {
  id: 'L2',
  about: 'break the balances of numbers and places on purpose: the product names the rows',
  run: (run) =>
    breakEach(run, {
      counters: {
        do: async (sql) =>
          ids(
            await sql`
            update step_counts set n = n + 7 where (version_id, block_id, port, shard) in (
              select version_id, block_id, port, shard from step_counts
              where block_id = 'b2' and port = 'in' limit 1)
            returning version_id || '/' || block_id as id`,
          ),
        undo: (sql) => sql`
          update step_counts set n = n - 7 where (version_id, block_id, port, shard) in (
            select version_id, block_id, port, shard from step_counts
            where block_id = 'b2' and port = 'in' limit 1)`,
      },
      positions: {
        do: async (sql) => {
          await sql`
            create table chosen as select id, strand_id from enrolments
            where status = 'inside' order by id limit 3`;
          return ids(
            await sql`
            update enrolments e set strand_id = gen_random_uuid() from chosen c where c.id = e.id
            returning e.id`,
          );
        },
        undo: (sql) => sql`
          update enrolments e set strand_id = c.strand_id from chosen c where c.id = e.id`,
      },
    }),
};

export const l3: Scenario = {
  id: 'L3',
  about: 'break the balances of driving, waits and messages on purpose: the product names the rows',
  run: (run) => {
    let strand = '';
    return breakEach(run, {
      // Paused for the sweeper only, which would mend it.
      driven: {
        do: async (sql) => {
          const [row] = await sql<{ id: string }[]>`
            update strands set nudges = 12 where id = (
              select id from strands where state = 'open' order by id limit 1) returning id`;
          strand = row?.id ?? '';
          return [strand];
        },
        undo: (sql) => sql`update strands set nudges = 0 where id = ${strand}`,
      },
      messages: {
        do: async (sql) =>
          ids(
            await sql`
            update messages set state = 'handed', answer_by = clock_timestamp() - interval '5 minutes'
            where id in (select id from messages order by id limit 3) returning id`,
          ),
        undo: (sql) => sql`update messages set state = 'accepted' where state = 'handed'`,
      },
      waits: {
        do: async (sql) =>
          ids(
            await sql`
            with made as (
              insert into strands (id, workspace_id, version_id, cohort_id, step, op, kind, queue,
                size, since, due_at, check_at)
              select gen_random_uuid(), workspace_id, version_id, cohort_id, step, op, kind, queue, 0,
                since, percurso_now() - interval '5 minutes', clock_timestamp() + interval '1 hour'
              from strands where state = 'open' limit 1 returning id)
            select id from made`,
          ),
        undo: (sql) => sql`
          delete from strands where state = 'open' and size = 0`,
      },
    });
  },
};

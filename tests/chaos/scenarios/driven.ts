import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { resolveTemporalBinary } from '@percurso/tools/temporal-binary';
import { startTemporal } from '@percurso/tools/temporal-server';
import { signalCohort, startCohort } from '@percurso/worker/tell-cohort';
import { Client, Connection } from '@temporalio/client';
import { openSender, post, publish, sms, wait } from '../../engine/kit/scenario.ts';
import { until } from '../../engine/kit/until.ts';
import { untilEnded } from '../../engine/kit/until-ended.ts';
import { createDriverOf } from '../route-only.ts';
import type { Scenario } from '../scenario.ts';
import { openClasses } from '../three-classes.ts';

export const temporalLost: Scenario = {
  id: 'temporal-lost',
  about: 'Temporal is killed and comes back empty under 300 people who sleep and act',
  async run({ stage, undo, random }) {
    const { sql } = stage.db;
    const binary = await resolveTemporalBinary();
    const first = await undo.add(startTemporal({ binary }), (one) => one.stop());
    const here = { address: first.address, namespace: 'default' };
    const port = Number(first.address.split(':').at(-1));
    const { both } = await openClasses(stage);
    stage.gateway.answer = () => ({ slowMs: 100 + random.below(200) });
    await stage.startWorker(here);
    for (const ctx of both) await post(ctx, { people: 200 });
    await until('some act', () => stage.gateway.requests.length > 20);
    process.kill(first.pid, 'SIGKILL');
    await first.exited;
    for (const ctx of both) await post(ctx, { from: 200, people: 100 });
    await delay(3_000);
    await undo.add(startTemporal({ binary, port }), (one) => one.stop());
    const backAt = performance.now();
    await untilEnded(sql, 900, 240_000);
    return { people: 300, 'done after s': Math.round((performance.now() - backAt) / 1_000) };
  },
};

export const everyOpenStrandIsDriven: Scenario = {
  id: 'every-open-strand-is-driven',
  about: 'worker, Temporal and Postgres killed at random for a minute; then nothing stays overdue',
  async run({ rig, stage, random }) {
    const { sql } = stage.db;
    const { both } = await openClasses(stage);
    stage.gateway.answer = () => ({ slowMs: random.below(300) });
    let worker = await stage.startWorker();
    const killed = { worker: 0, temporal: 0, postgres: 0 };
    let people = 0;
    const endAt = performance.now() + 60_000;
    while (performance.now() < endAt) {
      for (const ctx of both) await insist(() => post(ctx, { from: people, people: 20 }));
      people += 20;
      await delay(random.below(2_500));
      const victim = random.pick(['worker', 'worker', 'temporal', 'postgres'] as const);
      killed[victim] += 1;
      if (victim === 'postgres') {
        await rig.postgres.kill(random.pick(['SIGINT', 'SIGQUIT', 'SIGKILL'] as const));
        await rig.postgres.startAgain();
      } else if (victim === 'temporal') {
        await rig.temporal.kill();
        await rig.temporal.startAgain();
      } else {
        await worker.kill();
        worker = await stage.startWorker();
      }
    }
    const quietAt = performance.now();
    await until('the database answers', () => sql`select 1`.catch(() => undefined));
    await untilEnded(sql, 3 * people, 300_000);
    return { people, ...killed, 'done after s': Math.round((performance.now() - quietAt) / 1_000) };
  },
};

/** Does it again until it succeeds: until the database, or Temporal, answers. */
async function insist(work: () => Promise<unknown>): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await work();
      return;
    } catch (error) {
      if (attempt >= 100) throw error;
      await delay(100);
    }
  }
}

export const lastSignal: Scenario = {
  id: 'last-signal',
  about: '200 cohorts are signalled at the moment they end: no strand is left behind',
  async run({ stage, undo, random }) {
    const { sql } = stage.db;
    const cohorts = 200;
    const ctx = await openSender(stage);
    await publish(ctx, { name: 'Send', blocks: [sms('b1')] });
    const route = createDriverOf(sql);
    await post(ctx, { people: cohorts });
    await post(ctx, { from: cohorts, people: cohorts });
    await route.splitAll();
    const rows = await sql<
      { id: string; cohortId: string; step: number; kind: string; queue: string }[]
    >`
      select id, cohort_id as "cohortId", step, kind, queue from strands order by id`;
    assert.equal(rows.length, 2 * cohorts);
    const connection = await undo.add(Connection.connect({ address: stage.here.address }), (open) =>
      open.close(),
    );
    const client = new Client({ connection, namespace: stage.here.namespace });
    await stage.startWorker();
    const itemOf = ({ id, step, kind, queue }: (typeof rows)[number]) =>
      ({ id, step, kind, queue, n: 1, op: 'act', ms: 0 }) as const;
    await Promise.all(
      rows.slice(0, cohorts).map(async (first, index) => {
        const second = rows[cohorts + index];
        if (!second) return;
        const { cohortId } = first;
        await sql`update strands set cohort_id = ${cohortId} where id = ${second.id}`;
        await delay(50 * index);
        await insist(() => startCohort(client, { cohortId, items: [itemOf(first)] }));
        await until(
          'it is about to end',
          async () => {
            const [row] = await sql`select 1 from strands where id = ${first.id} and fence > 0`;
            return row;
          },
          { withinMs: 120_000 },
        );
        await delay(random.below(120));
        await insist(() => signalCohort(client, { cohortId, items: [itemOf(second)] }));
      }),
    );
    await untilEnded(sql, 2 * cohorts, 60_000);
    const nudged = await sql`select id from strands where nudges > 0`;
    assert.deepEqual([...nudged], [], 'the sweeper had to help');
    return { cohorts };
  },
};

export const drip: Scenario = {
  id: 'drip',
  about: 'ten people a second for a minute through two sleeps share workflows',
  async run({ stage }) {
    const { sql } = stage.db;
    const ctx = await openSender(stage);
    await publish(ctx, {
      name: 'Drip',
      blocks: [wait('b1', 20), sms('b2'), wait('b3', 20), sms('b4')],
    });
    await stage.startWorker();
    const people = 600;
    const connection = await Connection.connect({ address: stage.here.address });
    const client = new Client({ connection, namespace: stage.here.namespace });
    let mostOpen = 0;
    let mostBuckets = 0;
    const startedAt = performance.now();
    for (let person = 0; person < people; person += 1) {
      await post(ctx, { from: person, people: 1 });
      if (person % 50 === 49) {
        const { count } = await client.workflow.count("ExecutionStatus = 'Running'");
        const buckets = await sql`
          select distinct version_id, step, due_at from strands where state = 'open'`;
        mostOpen = Math.max(mostOpen, count);
        mostBuckets = Math.max(mostBuckets, buckets.length);
      }
      await delay(Math.max(0, startedAt + (person + 1) * 100 - performance.now()));
    }
    await connection.close();
    await untilEnded(sql, people, 120_000);
    assert.equal(new Set(stage.gateway.accepted).size, 2 * people);
    assert.ok(mostOpen <= mostBuckets + 5, `${mostOpen} workflows open for ${mostBuckets} buckets`);
    return { people, 'most open workflows': mostOpen, 'most buckets': mostBuckets };
  },
};

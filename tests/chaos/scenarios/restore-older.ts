import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { getHealth } from '@percurso/services/health/get-health';
import { releaseSending } from '@percurso/services/health/release-sending';
import { eventOf, openApiClient } from '../../engine/kit/api-client.ts';
import { openSender, post, publish, sms, wait } from '../../engine/kit/scenario.ts';
import { until } from '../../engine/kit/until.ts';
import { untilEnded } from '../../engine/kit/until-ended.ts';
import type { Run, Scenario } from '../scenario.ts';

const people = 200;

async function openSleepers({ stage }: Run) {
  const { sql } = stage.db;
  const ctx = await openSender(stage);
  await publish(ctx, { name: 'Wait', blocks: [sms('b1'), wait('b2', 20), sms('b3')] });
  await stage.startWorker();
  await post(ctx, { people });
  await until(
    'they sleep, and the beat is counted',
    async () => {
      const asleep = await sql`
      select 1 from enrolments e join strands s on s.id = e.strand_id where s.op = 'sleep'`;
      const beat = await sql`select 1 from beat where n > 0`;
      return asleep.length === people && beat.length === 1;
    },
    { withinMs: 60_000 },
  );
  return ctx;
}

export const restoreOlderTemporal: Scenario = {
  id: 'restore-older-temporal',
  about: 'Temporal is put back to an older state: nobody is lost, nothing is sent twice',
  async run(run) {
    const { rig, stage } = run;
    const { sql } = stage.db;
    const ctx = await openSleepers(run);
    await rig.temporal.save();
    await post(ctx, { from: people, people });
    await untilEnded(sql, 2 * people, 180_000);
    await post(ctx, { from: 2 * people, people });
    await rig.temporal.putBack();
    const backAt = performance.now();
    await untilEnded(sql, 3 * people, 240_000);
    assert.equal(new Set(stage.gateway.accepted).size, 6 * people);
    const seconds = Math.round((performance.now() - backAt) / 1_000);
    const { sendingHeldSince } = await getHealth({ ctx });
    assert.equal(sendingHeldSince, null, 'an older Temporal was taken for an older Postgres');
    return { people: 3 * people, 'done after s': seconds };
  },
};

export const restoreOlderPostgres: Scenario = {
  id: 'restore-older-postgres',
  about:
    'Postgres is put back to an older state: sending is held, Health asks, keys refuse repeats',
  async run(run) {
    const { rig, stage } = run;
    const { sql } = stage.db;
    const ctx = await openSleepers(run);
    await rig.postgres.save();
    const beats = async () => {
      const rows = await sql<{ n: number }[]>`select n::int as n from beat`.catch(() => []);
      return rows[0]?.n ?? 0;
    };
    const before = await until('the beat is read', beats);
    await untilEnded(sql, people, 120_000);
    await until('another beat was counted', async () => (await beats()) > before, {
      withinMs: 90_000,
    });
    await rig.postgres.putBack();
    const backAt = performance.now();
    const held = async () =>
      (await getHealth({ ctx }).catch(() => undefined))?.sendingHeldSince ?? undefined;
    await until('sending is held', held, { withinMs: 90_000 });
    const seconds = Math.round((performance.now() - backAt) / 1_000);
    await delay(2_000);
    const sent = stage.gateway.requests.length;
    await post(ctx, { from: people, people });
    await delay(8_000);
    assert.equal(stage.gateway.requests.length, sent, 'something was sent while it was held');
    // Those who came later were not due in the gap.
    const { heldMessages } = await getHealth({ ctx });
    assert.deepEqual(heldMessages, { transactional: people, commercial: 0 });
    await releaseSending({ ctx, input: { countAsSent: [] } });
    await untilEnded(sql, 2 * people, 180_000);
    assert.equal(new Set(stage.gateway.accepted).size, 4 * people);
    return { people: 2 * people, 'held after s': seconds };
  },
};

export const s2: Scenario = {
  id: 'S2',
  about:
    'both are put back to one backup after everything failed: everybody goes on, keys refuse repeats, nothing is unexplained',
  async run({ rig, stage }) {
    const { sql } = stage.db;
    const ctx = await openSender(stage);
    const client = await openApiClient(stage, ctx);
    await publish(ctx, { name: 'Wait', blocks: [sms('b1'), wait('b2', 12), sms('b3')] });
    const before = await stage.startWorker();
    const events = (from: number) =>
      Array.from({ length: people }, (_, index) => eventOf(from + index));
    await client.insist(events(0));
    await untilSent(stage, people);
    // One after the other, with people who come in between, as backups of two stores are taken.
    await rig.temporal.save();
    await client.insist(events(people));
    await rig.postgres.save();
    await untilEnded(sql, 2 * people, 180_000);
    const kept = new Set(stage.gateway.accepted).size;
    const requests = stage.gateway.requests.length;
    assert.equal(kept, 4 * people);
    await before.kill();
    await rig.temporal.putBack();
    await rig.postgres.putBack();
    const backAt = performance.now();
    await stage.startWorker();
    // What was answered before the backup is known still; what came after it is sent again.
    assert.equal((await client.insist(events(0))).body.accepted, 0);
    assert.equal((await client.insist(events(people))).body.accepted, 0);
    assert.equal((await client.insist(events(2 * people))).body.accepted, people);
    await untilEnded(sql, 3 * people, 240_000);
    const seconds = Math.round((performance.now() - backAt) / 1_000);
    assert.equal(new Set(stage.gateway.accepted).size, 6 * people);
    const repeats = stage.gateway.requests.length - requests - 2 * people;
    assert.ok(repeats >= people, 'nothing that the backup did not know was sent again');
    return { people: 3 * people, 'refused repeats': repeats, 'done after s': seconds };
  },
};

async function untilSent({ gateway }: Run['stage'], n: number): Promise<void> {
  await until('they got the first message', () => new Set(gateway.accepted).size >= n, {
    withinMs: 60_000,
  });
}

import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { openSender, post, publish, sms, wait } from '../../engine/kit/scenario.ts';
import { untilEnded } from '../../engine/kit/until-ended.ts';
import type { Scenario } from '../scenario.ts';

const preload = fileURLToPath(new URL('../preload/shift-clock.mjs', import.meta.url));
const hour = 3_600_000;
const pairs = [
  [hour, -hour],
  [24 * hour, -24 * hour],
] as const;
const perPair = 150;
const waitSeconds = 5;

export const c1: Scenario = {
  id: 'C1',
  about: 'two workers whose clocks are wrong by an hour, then a day, one ahead and one behind',
  async run({ stage }) {
    const { sql } = stage.db;
    const ctx = await openSender(stage);
    await publish(ctx, { name: 'Wait', blocks: [sms('b1'), wait('b2', waitSeconds), sms('b3')] });
    for (const [index, pair] of pairs.entries()) {
      const workers = await Promise.all(
        pair.map((shift) =>
          stage.startWorker({
            env: { NODE_OPTIONS: `--import ${preload}`, SHIFT_CLOCK_MS: String(shift) },
          }),
        ),
      );
      await post(ctx, { from: index * perPair, people: perPair });
      await untilEnded(sql, (index + 1) * perPair, 90_000);
      await Promise.all(workers.map((worker) => worker.stop()));
    }
    const [row] = await sql<{ least: number; most: number; n: number }[]>`
      select min(s)::float8 as least, max(s)::float8 as most, count(*)::int as n from (
        select extract(epoch from second.handed_at - first.at) as s
        from messages second join trail first on first.enrolment_id = second.enrolment_id
          and first.block_id = 'b1'
        where second.block_id = 'b3'
      ) waited`;
    assert.equal(row?.n, pairs.length * perPair);
    // A wait counts from the beginning of the step before it, and is measured here from its end.
    assert.ok(row.least >= waitSeconds - 2, `somebody waited ${row.least} s only`);
    assert.ok(row.most < waitSeconds + 60, `somebody waited ${row.most} s`);
    assert.equal(new Set(stage.gateway.accepted).size, 2 * pairs.length * perPair);
    const [off] = await sql`
      select id from messages where abs(extract(epoch from created_at - clock_timestamp())) > 1800`;
    assert.equal(off, undefined, 'a time of the ledger is the clock of a worker');
    return { people: pairs.length * perPair, 'waited s': `${row.least} to ${row.most}` };
  },
};

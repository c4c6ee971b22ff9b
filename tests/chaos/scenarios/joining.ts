import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import {
  openSender,
  post,
  publish,
  readyTrigger,
  sms,
  useGateway,
  wait,
} from '../../engine/kit/scenario.ts';
import { until } from '../../engine/kit/until.ts';
import { untilEnded } from '../../engine/kit/until-ended.ts';
import { busiestSecond } from '../busiest-second.ts';
import { readHistoryCosts } from '../history-costs.ts';
import type { Scenario } from '../scenario.ts';

export const joinOrClose: Scenario = {
  id: 'join-or-close',
  about: 'people join sleeping groups at the moment these wake: nobody is left in a closed one',
  async run({ stage, random }) {
    const { sql } = stage.db;
    const people = 1_500;
    const ctx = await openSender(stage);
    // Buckets of a second, which wake all the time while others join the next.
    await publish(ctx, { name: 'Join', blocks: [wait('b1', 1), wait('b2', 1), sms('b3')] });
    await Promise.all([stage.startWorker(), stage.startWorker()]);
    let posted = 0;
    while (posted < people) {
      const size = Math.min(people - posted, 1 + random.below(12));
      await post(ctx, { from: posted, people: size });
      posted += size;
      await delay(random.below(60));
    }
    await untilEnded(sql, people, 180_000);
    assert.equal(new Set(stage.gateway.accepted).size, people);
    const [row] = await sql<{ n: number; largest: number }[]>`
      select count(*)::int as n, max(size)::int as largest from strands where op = 'sleep'`;
    return { people, 'sleeping groups': row?.n ?? 0, largest: row?.largest ?? 0 };
  },
};

export const thundering: Scenario = {
  id: 'thundering',
  about: '2,000 people due in the same second are through at the rate of their gateway, once each',
  async run({ stage }) {
    const { sql } = stage.db;
    const people = 2_000;
    const ctx = await stage.openWorkspace();
    await readyTrigger(ctx);
    const perSecond = 500;
    const gateway = { idempotent: true, timeoutMs: 5_000, perSecond };
    await useGateway(ctx, stage.gateway, gateway);
    await publish(ctx, { name: 'Due', blocks: [wait('b1', 3_600), sms('b2')] });
    await stage.startWorker();
    for (let from = 0; from < people; from += 100) await post(ctx, { from, people: 100 });
    await until('they sleep', async () => {
      const rows = await sql`select 1 from enrolments where status = 'inside'`;
      return rows.length === people;
    });
    const { open } = await readHistoryCosts(stage);
    // An hour passes for all of them at once.
    await sql`update clock set virtual = virtual + interval '61 minutes'`;
    await sql`update strands set check_at = clock_timestamp() where state = 'open'`;
    const dueAt = performance.now();
    await untilEnded(sql, people, 180_000);
    const seconds = Math.round((performance.now() - dueAt) / 1_000);
    assert.equal(new Set(stage.gateway.accepted).size, people);
    const busiest = busiestSecond(stage.gateway.requests);
    assert.ok(busiest <= perSecond, `${busiest} requests in one second, ${perSecond} are allowed`);
    return {
      people,
      'open workflows': open,
      'through after s': seconds,
      'busiest second': busiest,
    };
  },
};

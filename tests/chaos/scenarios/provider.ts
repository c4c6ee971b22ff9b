import assert from 'node:assert/strict';
import type { GatewayAnswer } from '../../engine/kit/gateway.ts';
import { post, publish, readyTrigger, useGateway } from '../../engine/kit/scenario.ts';
import { until } from '../../engine/kit/until.ts';
import { untilEnded } from '../../engine/kit/until-ended.ts';
import { busiestSecond } from '../busiest-second.ts';
import { readHistoryCosts } from '../history-costs.ts';
import type { Scenario } from '../scenario.ts';
import { openClasses, sendOnce } from '../three-classes.ts';

export const p1: Scenario = {
  id: 'P1',
  about: 'a gateway with a rate, and 429 with and without Retry-After, from two workers',
  async run({ stage, random }) {
    const { gateway, db } = stage;
    const ctx = await stage.openWorkspace();
    await readyTrigger(ctx);
    const perSecond = 50;
    const people = 600;
    await useGateway(ctx, gateway, { idempotent: false, timeoutMs: 5_000, perSecond });
    await publish(ctx, { name: 'One', blocks: sendOnce('transactional') });
    await publish(ctx, { name: 'Two', blocks: sendOnce('commercial') });
    let refused = 0;
    gateway.answer = () => {
      if (random.below(100) >= 2) return 'accept';
      refused += 1;
      return random.below(2) === 0 ? { status: 429 } : { status: 429, retryAfter: 1 };
    };
    await Promise.all([stage.startWorker(), stage.startWorker()]);
    await post(ctx, { people: people / 2 });
    await post(ctx, { from: people / 2, people: people / 2 });
    await untilEnded(db.sql, 2 * people, 180_000);
    const busiest = busiestSecond(gateway.requests);
    const failed = await db.sql`select id, state, reason from messages where state <> 'accepted'`;
    assert.deepEqual([...failed], []);
    assert.equal(gateway.accepted.length, 2 * people);
    assert.ok(busiest <= perSecond, `${busiest} requests in one second, ${perSecond} are allowed`);
    return { people, refused, allowed: `${perSecond}/s`, 'busiest second': busiest };
  },
};

export const p2: Scenario = {
  id: 'P2',
  about: '500, cut connections, no answer, an answer nobody can read: up to three times a message',
  async run({ stage, random }) {
    const { gateway, db } = stage;
    const { both } = await openClasses(stage, { blocks: sendOnce, timeoutMs: 2_000 });
    const people = 200;
    const times = new Map<string, number>();
    const bad: GatewayAnswer[] = [{ status: 500 }, 'refuse', 'cut', 'never', 'garbled'];
    gateway.answer = ({ id }) => {
      const before = times.get(id) ?? 0;
      times.set(id, before + 1);
      return before < 3 && random.below(3) === 0 ? random.pick(bad) : 'accept';
    };
    await stage.startWorker();
    for (const ctx of both) await post(ctx, { people });
    await untilEnded(db.sql, 3 * people, 180_000);
    const wrong = await db.sql`
      select id, class, state from messages
      where state <> 'accepted' and (state <> 'unknown' or class <> 'commercial')`;
    assert.deepEqual([...wrong], []);
    const [row] = await db.sql<{ most: number }[]>`select max(attempt)::int as most from messages`;
    assert.ok((row?.most ?? 0) <= 4);
    return { people, requests: gateway.requests.length, 'most attempts': row?.most ?? 0 };
  },
};

export const p3: Scenario = {
  id: 'P3',
  about: 'the gateway accepts and then never answers, with keys and without',
  async run({ stage }) {
    const { gateway, db } = stage;
    const { both } = await openClasses(stage, { blocks: sendOnce, timeoutMs: 2_000 });
    const people = 200;
    const seen = new Set<string>();
    gateway.answer = ({ id }) => {
      if (seen.has(id)) return 'accept';
      seen.add(id);
      return 'never';
    };
    await stage.startWorker();
    for (const ctx of both) await post(ctx, { people });
    await untilEnded(db.sql, 3 * people, 120_000);
    const rows = await db.sql<{ name: string; state: string; n: number }[]>`
      select j.name, m.state, count(*)::int as n from messages m
      join journeys j on j.id = m.journey_id group by 1, 2 order by 1, 2`;
    assert.deepEqual(
      [...rows],
      [
        { name: 'Commercial', state: 'unknown', n: people },
        { name: 'Keyed', state: 'accepted', n: people },
        { name: 'Transactional', state: 'accepted', n: people },
      ],
    );
    assert.equal(gateway.requests.length, 5 * people);
    return { people };
  },
};

export const p4: Scenario = {
  id: 'P4',
  about: 'the gateway is down for a minute with 2,000 waiting, then takes 200 a second',
  async run({ stage }) {
    const { gateway, db } = stage;
    const ctx = await stage.openWorkspace();
    await readyTrigger(ctx);
    const people = 2_000;
    const perSecond = 200;
    await useGateway(ctx, gateway, { idempotent: true, timeoutMs: 2_000, perSecond });
    await publish(ctx, { name: 'Send', blocks: sendOnce('transactional') });
    gateway.answer = () => ({ status: 503, retryAfter: 5 });
    await stage.startWorker();
    for (let from = 0; from < people; from += 500) await post(ctx, { from, people: 500 });
    const downAt = performance.now();
    await until('a minute has passed', () => performance.now() - downAt > 60_000, {
      withinMs: 70_000,
    });
    const during = gateway.requests.length;
    assert.equal(gateway.accepted.length, 0);
    gateway.release();
    const upAt = performance.now();
    await untilEnded(db.sql, people, 180_000);
    const seconds = Math.round((performance.now() - upAt) / 1_000);
    const busiest = busiestSecond(gateway.requests.slice(during));
    assert.ok(busiest <= perSecond, `${busiest} requests in one second, ${perSecond} are allowed`);
    const { events } = await readHistoryCosts(stage);
    // A hand-written workflow needs 11 for each person, and would retry without events too.
    assert.ok(events < 11 * people, `${events} events for ${people} people`);
    return {
      people,
      'requests while down': during,
      'done after s': seconds,
      'busiest second': busiest,
      'events a person': (events / people).toFixed(2),
    };
  },
};

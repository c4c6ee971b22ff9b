import assert from 'node:assert/strict';
import type { Reentry } from '@percurso/journey/entry';
import type { ApiClient, ClientEvent } from '../../engine/kit/api-client.ts';
import { eventOf, openApiClient } from '../../engine/kit/api-client.ts';
import { openSender, phoneOf, publish, sms, triggerKey, wait } from '../../engine/kit/scenario.ts';
import { until } from '../../engine/kit/until.ts';
import { untilEnded } from '../../engine/kit/until-ended.ts';
import type { Run, Scenario } from '../scenario.ts';

const people = 200;

async function openJourney({ stage }: Run, waitSeconds: number): Promise<ApiClient> {
  const ctx = await openSender(stage);
  const blocks = waitSeconds > 0 ? [wait('b1', waitSeconds), sms('b2')] : [sms('b2')];
  await publish(ctx, { name: 'Send', blocks });
  await stage.startWorker();
  return openApiClient(stage, ctx);
}

async function sendAll(client: ApiClient, events: ClientEvent[], connections: number) {
  const batches: ClientEvent[][] = [];
  for (let at = 0; at < events.length; at += 50) batches.push(events.slice(at, at + 50));
  let accepted = 0;
  const senders = Array.from({ length: connections }, async () => {
    for (let batch = batches.pop(); batch; batch = batches.pop()) {
      const { status, body } = await client.send(batch);
      assert.equal(status, 202);
      accepted += body.accepted ?? 0;
    }
  });
  await Promise.all(senders);
  return accepted;
}

export const d1 = eventsDoubled(600);

/** So many ids, each sent once at least. */
export function eventsDoubled(ids: number): Scenario {
  return {
    id: 'D1',
    about: 'every event sent one to five times, shuffled, over three connections',
    async run(run) {
      const { stage, random } = run;
      const client = await openJourney(run, 0);
      const copies = random.shuffled(
        Array.from({ length: ids }, (_, number) =>
          Array.from({ length: 1 + random.below(5) }, () => eventOf(number)),
        ).flat(),
      );
      const accepted = await sendAll(client, copies, 3);
      await untilEnded(stage.db.sql, ids, 90_000);
      assert.equal(accepted, ids);
      assert.equal(new Set(stage.gateway.accepted).size, ids);
      return { ids, sent: copies.length, enrolled: ids };
    },
  };
}

export const d2: Scenario = {
  id: 'D2',
  about: '50 events of the same person at once, 200 persons: one of them enters',
  async run(run) {
    const { stage, random } = run;
    const client = await openJourney(run, 30);
    const events = Array.from({ length: people * 50 }, (_, index) => ({
      ...eventOf(index % people),
      messageId: `event-${index}`,
    }));
    const accepted = await sendAll(client, random.shuffled(events), 5);
    await untilEnded(stage.db.sql, people, 90_000);
    const counted = await stage.db.sql<{ outcome: string; reason: string | null; n: number }[]>`
      select outcome, reason, count(*)::int as n from events group by 1, 2 order by 1`;
    assert.deepEqual(
      [...counted],
      [
        { outcome: 'enrolled', reason: null, n: people },
        { outcome: 'refused', reason: 'already-inside', n: people * 49 },
      ],
    );
    return { people, events: accepted, enrolled: people };
  },
};

const reentries: Reentry[] = [
  { mode: 'always' },
  { mode: 'once' },
  { mode: 'after', after: { amount: 1, unit: 'days' } },
];

export const d3: Scenario = {
  id: 'D3',
  about:
    'the same entry again, by each rule of re-entry: inside, after the run, and after its rows were cleared away',
  async run({ stage, random }) {
    const { sql } = stage.db;
    const ctx = await openSender(stage);
    for (const reentry of reentries) {
      const entry = { trigger: triggerKey, reentry };
      await publish(ctx, { name: reentry.mode, entry, blocks: [wait('b1', 5), sms('b2')] });
    }
    await stage.startWorker();
    const client = await openApiClient(stage, ctx);
    const first = Array.from({ length: people }, (_, number) => eventOf(number));
    let rounds = 0;
    /** Everybody once more, with ids of their own and, without effect, with those of the first time. */
    const again = async (round: string) => {
      assert.equal(await sendAll(client, random.shuffled(first), 3), 0);
      const others = first.map((event) => ({ ...event, messageId: `${round}-${event.messageId}` }));
      assert.equal(await sendAll(client, random.shuffled(others), 3), people);
      rounds += 1;
      await until('they are routed', async () => {
        const pending = await sql`select 1 from events where routed_at is null limit 1`;
        return pending.length === 0;
      });
    };
    assert.equal(await sendAll(client, first, 3), people);
    await until('they are inside', async () => {
      const inside = await sql`select 1 from enrolments where status = 'inside'`;
      return inside.length === 3 * people;
    });
    await again('inside');
    await untilEnded(sql, 3 * people, 60_000);
    await again('after');
    await untilEnded(sql, 4 * people, 60_000);
    await sql`update strands set done_at = done_at - interval '3 days' where state = 'done'`;
    await sql`update enrolments set entered_at = entered_at - interval '3 days'`;
    await until('the rows of done strands are cleared away', async () => {
      const done = await sql`select 1 from strands where state = 'done'`;
      return done.length === 0;
    });
    await again('later');
    await untilEnded(sql, 6 * people, 60_000);
    const decided = await sql<{ name: string; reason: string | null; n: number }[]>`
      select j.name, d.reason, count(*)::int as n
      from event_decisions d join journeys j on j.id = d.journey_id
      group by 1, 2 order by 1, 2 nulls first`;
    assert.deepEqual(
      decided.map(({ name, reason, n }) => `${name}: ${reason ?? 'enrolled'} ${n}`),
      [
        // After a day: at first, and three days later.
        `after: enrolled ${2 * people}`,
        `after: already-inside ${people}`,
        `after: re-entry ${people}`,
        `always: enrolled ${3 * people}`,
        `always: already-inside ${people}`,
        `once: enrolled ${people}`,
        `once: already-inside ${people}`,
        `once: re-entry ${2 * people}`,
      ],
    );
    return { people, rounds: 1 + rounds, enrolled: 6 * people };
  },
};

export const d4: Scenario = {
  id: 'D4',
  about: 'the same id with another body: 409, and nothing is changed',
  async run(run) {
    const { stage, random } = run;
    const { sql } = stage.db;
    const client = await openJourney(run, 0);
    const first = Array.from({ length: people }, (_, number) => eventOf(number));
    await sendAll(client, first, 3);
    await untilEnded(sql, people, 90_000);
    const state = () => sql`
      select seq::text, message_id, body_hash, contact_id, outcome,
        (select count(*)::int from contacts) as contacts from events order by seq`;
    const before = [...(await state())];
    const changes: ((event: ClientEvent) => ClientEvent)[] = [
      (event) => ({ ...event, attributes: { ...event.attributes, Code: 13 } }),
      (event) => ({ ...event, attributes: {} }),
      (event) => ({ ...event, contact: { phone: phoneOf(people + random.below(1_000)) } }),
    ];
    for (let number = 0; number < people; number += 1) {
      const changed = random.pick(changes)(eventOf(number));
      // Beside events that are new, which must not be stored either.
      const others = [eventOf(10_000 + number), eventOf(20_000 + number)];
      const { status } = await client.send(random.shuffled([changed, ...others]));
      assert.equal(status, 409);
    }
    assert.deepEqual([...(await state())], before);
    return { people, refused: people };
  },
};

import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { publishNext } from '../../engine/kit/publish-next.ts';
import { openSender, phoneOf, post, publish, sms, wait } from '../../engine/kit/scenario.ts';
import { until } from '../../engine/kit/until.ts';
import { untilEnded } from '../../engine/kit/until-ended.ts';
import type { Scenario } from '../scenario.ts';

export const v1: Scenario = {
  id: 'V1',
  about:
    'publish with 1,000 waiting in each of three journeys: they finish, are moved, leave; each by its rule',
  async run({ stage }) {
    const { sql } = stage.db;
    const people = 1_000;
    await stage.startWorker();
    const choices = ['finish', 'move', 'exit'] as const;
    const journeys = await Promise.all(
      choices.map(async (inside, index) => {
        const ctx = await openSender(stage);
        const blocks = [wait('b1', 60), sms('b2')];
        const id = await publish(ctx, { name: inside, blocks });
        await post(ctx, { people, from: index * people });
        return { ctx, id, inside, index, blocks };
      }),
    );
    await until('they wait', async () => {
      const rows = await sql`select 1 from enrolments where status = 'inside'`;
      return rows.length === 3 * people;
    });
    assert.equal(stage.gateway.requests.length, 0);
    for (const { ctx, id, inside, blocks } of journeys) {
      await publishNext(ctx, { id, blocks: [...blocks, sms('b3')], choice: { inside } });
    }
    await untilEnded(sql, 3 * people, 180_000);
    const figures: Record<string, number> = { people: 3 * people };
    for (const { id, inside, index } of journeys) {
      const phones = new Set(
        Array.from({ length: people }, (_, one) => phoneOf(index * people + one)),
      );
      const sent = stage.gateway.requests.filter(({ to }) => phones.has(to)).length;
      assert.equal(sent, { finish: people, move: 2 * people, exit: 0 }[inside], inside);
      const [where] = await sql<{ number: number; n: number }[]>`
        select v.number, count(*)::int as n from enrolments e join versions v on v.id = e.version_id
        where e.journey_id = ${id} group by 1`;
      assert.deepEqual({ ...where }, { number: inside === 'move' ? 2 : 1, n: people });
      figures[`${inside}: sent`] = sent;
    }
    return figures;
  },
};

export const moveWhileSending: Scenario = {
  id: 'move-while-sending',
  about: '800 are being sent to while they are moved twice: nobody lost, no message twice',
  async run({ stage, random }) {
    const { gateway, db } = stage;
    const people = 800;
    const ctx = await openSender(stage, { idempotent: false, timeoutMs: 5_000, perSecond: 300 });
    const id = await publish(ctx, { name: 'Send', blocks: [sms('b1'), wait('b2', 1), sms('b3')] });
    gateway.answer = () => ({ slowMs: 50 + random.below(200) });
    await stage.startWorker();
    await post(ctx, { people });
    const some = people / 8 + random.below(people / 4);
    await until('it is sending', () => gateway.requests.length > some, { withinMs: 60_000 });
    const second = [sms('b1'), wait('b2', 1), sms('b4')];
    await publishNext(ctx, { id, blocks: second, choice: { inside: 'move', map: { b3: 'b4' } } });
    await delay(random.below(1_000));
    const third = [sms('b1'), sms('b4'), sms('b5')];
    await publishNext(ctx, { id, blocks: third, choice: { inside: 'move', map: { b2: 'b4' } } });
    await untilEnded(db.sql, people, 120_000);
    const ids = gateway.requests.map((request) => request.id);
    assert.equal(new Set(ids).size, ids.length, 'a message was sent twice');
    const firsts = gateway.requests.filter(({ text }) => text.startsWith('b1:'));
    assert.equal(firsts.length, people);
    const moved = await db.sql`select 1 from trail where port = 'moved-out'`;
    return { people, sent: ids.length, moves: moved.length };
  },
};

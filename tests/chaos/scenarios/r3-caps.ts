import assert from 'node:assert/strict';
import { setCap } from '@percurso/services/channels/set-cap';
import { openSender, post, publish, sms } from '../../engine/kit/scenario.ts';
import { untilEnded } from '../../engine/kit/until-ended.ts';
import type { Scenario } from '../scenario.ts';

const people = 200;
const journeys = 20;
const most = 2;

export const r3: Scenario = {
  id: 'R3',
  about: '20 journeys at once write to the same 200 people, who get two messages at most each',
  async run({ stage, random }) {
    const { sql } = stage.db;
    const ctx = await openSender(stage);
    await setCap({ ctx, input: { channel: 'sms', cap: { most, days: 7 } } });
    for (let journey = 1; journey <= journeys; journey += 1) {
      await publish(ctx, { name: `Journey ${journey}`, blocks: [sms('b1', 'commercial')] });
    }
    stage.gateway.answer = () => ({ slowMs: random.below(50) });
    await Promise.all([stage.startWorker(), stage.startWorker()]);
    await post(ctx, { people });
    await untilEnded(sql, people * journeys, 120_000);
    const rows = await sql<{ contactId: string; sent: number; capped: number }[]>`
      select contact_id as "contactId", count(*) filter (where state = 'accepted')::int as sent,
        count(*) filter (where reason = 'frequency-cap')::int as capped
      from messages group by 1`;
    const wrong = rows.filter(({ sent, capped }) => sent !== most || capped !== journeys - most);
    assert.deepEqual(wrong, []);
    assert.equal(rows.length, people);
    assert.equal(new Set(stage.gateway.accepted).size, most * people);
    return { people, journeys, sent: most * people };
  },
};

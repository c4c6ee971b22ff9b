import assert from 'node:assert/strict';
import type { Block } from '@percurso/journey/document';
import { ingestEvents } from '@percurso/services/events/ingest-events';
import { eventOf } from '../../engine/kit/api-client.ts';
import { openSender, publish, sms } from '../../engine/kit/scenario.ts';
import { untilEnded } from '../../engine/kit/until-ended.ts';
import { countEvents, readHistories } from '../histories.ts';
import type { Scenario } from '../scenario.ts';

const branches = 25;
const people = 1_000;

/** A tree of conditions with a leaf for each code from `low` up to, and without, `high`. */
export function fan(low: number, high: number, leaf: (code: number) => Block[]): Block[] {
  if (high - low === 1) return leaf(low);
  const middle = Math.ceil((low + high) / 2);
  const when = {
    all: [{ attribute: 'trigger.Code', operator: 'greater-than', value: middle - 1 }],
  };
  return [
    {
      id: `c${low}x${high}`,
      kind: 'condition',
      config: { when },
      branches: { yes: fan(middle, high, leaf), no: fan(low, middle, leaf) },
    },
  ];
}

function eventsOfAll() {
  return Array.from({ length: people }, (_, number) =>
    eventOf(number, { Code: number % branches }),
  );
}

export const fanOut25: Scenario = {
  id: 'fan-out-25',
  about: '1,000 people through 25 branches with a block each, then four more blocks',
  async run({ stage }) {
    const ctx = await openSender(stage, { idempotent: true, timeoutMs: 10_000 });
    const after = ['a1', 'a2', 'a3', 'a4'];
    await publish(ctx, {
      name: 'Fan',
      blocks: [...fan(0, branches, (code) => [sms(`b${code}`)]), ...after.map((id) => sms(id))],
    });
    // All of them are there when the router first looks.
    await ingestEvents({ ctx, input: { events: eventsOfAll() } });
    await stage.startWorker();
    await untilEnded(stage.db.sql, people, 120_000);
    const histories = await readHistories(stage.here);
    const activities = countEvents(histories, 'activityTaskScheduledEventAttributes');
    const events = histories.reduce((sum, { events }) => sum + (events?.length ?? 0), 0);
    assert.equal(new Set(stage.gateway.accepted).size, 5 * people);
    assert.ok(activities <= 45, `${activities} activities`);
    return { people, workflows: histories.length, activities, events };
  },
};

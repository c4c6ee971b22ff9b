import assert from 'node:assert/strict';
import type { Block } from '@percurso/journey/document';
import { ingestEvents } from '@percurso/services/events/ingest-events';
import { resolveTemporalBinary } from '@percurso/tools/temporal-binary';
import { startTemporal } from '@percurso/tools/temporal-server';
import { eventOf } from '../../engine/kit/api-client.ts';
import { openCase, openSender, publish, sms, wait } from '../../engine/kit/scenario.ts';
import { untilEnded } from '../../engine/kit/until-ended.ts';
import { countEvents, readHistories } from '../histories.ts';
import type { Scenario } from '../scenario.ts';

const branches = 25;
const people = 1_000;

/** A tree of conditions with a leaf for each code from `low` up to, and without, `high`. */
function fan(low: number, high: number, leaf: (code: number) => Block[]): Block[] {
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

export const seam: Scenario = {
  id: 'seam',
  about:
    'continue-as-new again and again under people who sleep and act: nothing lost, nothing twice',
  async run({ stage, undo }) {
    const { sql } = stage.db;
    const binary = await resolveTemporalBinary();
    const dynamicConfig = ['limit.historyCount.suggestContinueAsNew=40'];
    const temporal = await undo.add(startTemporal({ binary, dynamicConfig }), (one) => one.stop());
    const here = { address: temporal.address, namespace: 'default' };
    const ctx = await openSender(stage, { idempotent: true, timeoutMs: 10_000 });
    const way = (code: number): Block[] => [
      openCase(`b${code}`),
      wait(`w${code}`, 1 + (code % 7)),
      sms(`s${code}`),
    ];
    await publish(ctx, { name: 'Seam', blocks: fan(0, branches, way) });
    await ingestEvents({ ctx, input: { events: eventsOfAll() } });
    await stage.startWorker(here);
    await untilEnded(sql, people, 120_000);
    assert.equal(new Set(stage.gateway.accepted).size, people);
    assert.equal((await sql`select 1 from cases`).length, people);
    const histories = await readHistories(here);
    const runs = countEvents(histories, 'workflowExecutionContinuedAsNewEventAttributes');
    assert.ok(runs >= 2, `continued as new ${runs} times only`);
    const nudged = await sql`select id from strands where nudges > 0`;
    assert.deepEqual([...nudged], [], 'the sweeper had to help');
    return { people, 'continued as new': runs };
  },
};

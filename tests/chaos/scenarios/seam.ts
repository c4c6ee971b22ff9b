import assert from 'node:assert/strict';
import type { Sql } from '@percurso/db/connect';
import type { Block } from '@percurso/journey/document';
import { ingestEvents } from '@percurso/services/events/ingest-events';
import { createTrigger } from '@percurso/services/triggers/create-trigger';
import { publishTrigger } from '@percurso/services/triggers/publish-trigger';
import { resolveTemporalBinary } from '@percurso/tools/temporal-binary';
import { startTemporal } from '@percurso/tools/temporal-server';
import { eventOf } from '../../engine/kit/api-client.ts';
import { openCase, openSender, phoneOf, publish, sms, wait } from '../../engine/kit/scenario.ts';
import { until } from '../../engine/kit/until.ts';
import { untilEnded } from '../../engine/kit/until-ended.ts';
import { countEvents, readHistories } from '../histories.ts';
import type { Scenario } from '../scenario.ts';
import { fan } from './fan-out.ts';

/** Codes whose people sleep; those of the next one wait for an answer, each for one of their own. */
const sleeping = 50;
const perSleep = 10;
const answers = 440;
const people = sleeping * perSleep + answers;
const leastRuns = 16;
const answered = 'answered';

function wayOf(code: number): Block[] {
  const events = [{ id: 'e1', trigger: answered, correlate: 'contact' }];
  const listen = { events, mode: 'any', limit: { amount: 1, unit: 'days' } };
  const pause: Block =
    code === sleeping
      ? { id: `w${code}`, kind: 'wait-for', config: listen, branches: { e1: [], timeout: [] } }
      : wait(`w${code}`, 25 + (code % 7));
  return [openCase(`b${code}`), pause, sms(`s${code}`)];
}

export const seam: Scenario = {
  id: 'seam',
  about: `${sleeping} sleeping strands, ${answers} signals and ${leastRuns} runs in a row of one workflow: nothing lost, nothing twice`,
  async run({ stage, undo }) {
    const { sql } = stage.db;
    const binary = await resolveTemporalBinary();
    const dynamicConfig = ['limit.historyCount.suggestContinueAsNew=120'];
    const temporal = await undo.add(startTemporal({ binary, dynamicConfig }), (one) => one.stop());
    const here = { address: temporal.address, namespace: 'default' };
    const ctx = await openSender(stage, { idempotent: true, timeoutMs: 10_000 });
    const trigger = { key: answered, name: 'Answered', description: '', attributes: [] };
    await createTrigger({ ctx, input: { ...trigger, kind: 'custom' } });
    await publishTrigger({ ctx, input: { key: answered } });
    await publish(ctx, { name: 'Seam', blocks: fan(0, sleeping + 1, wayOf) });
    const events = Array.from({ length: people }, (_, number) =>
      eventOf(number, { Code: Math.min(sleeping, Math.floor(number / perSleep)) }),
    );
    // All of them are there when the router first looks, so that they are one cohort.
    await ingestEvents({ ctx, input: { events } });
    await stage.startWorker(here);
    await until('they sleep, or wait for their answers', async () => {
      const waits = await sql`select 1 from waits`;
      const strands = await sql`select 1 from strands where state = 'open' and op = 'sleep'`;
      return waits.length === answers && strands.length === sleeping;
    });
    for (let number = people - answers; number < people; number += 1) {
      const contact = { phone: phoneOf(number) };
      await ingestEvents({
        ctx,
        input: { events: [{ trigger: answered, contact, attributes: {} }] },
      });
      await untilRouted(sql);
    }
    await untilEnded(sql, people, 120_000);
    assert.equal(stage.gateway.accepted.length, people);
    assert.equal(new Set(stage.gateway.accepted).size, people);
    assert.equal((await sql`select 1 from cases`).length, people);
    const histories = await readHistories(here);
    const runs = countEvents(histories, 'workflowExecutionContinuedAsNewEventAttributes');
    const signals = countEvents(histories, 'workflowExecutionSignaledEventAttributes');
    assert.ok(runs >= leastRuns, `continued as new ${runs} times only`);
    assert.ok(signals >= answers, `${signals} signals only`);
    const nudged = await sql`select id from strands where nudges > 0`;
    assert.deepEqual([...nudged], [], 'the sweeper had to help');
    return { people, signals, 'continued as new': runs };
  },
};

/** Each answer is a page of the router of its own, and so a signal of its own. */
async function untilRouted(sql: Sql): Promise<void> {
  await until('the answer is routed', async () => {
    const pending = await sql`select 1 from events where routed_at is null limit 1`;
    return pending.length === 0;
  });
}

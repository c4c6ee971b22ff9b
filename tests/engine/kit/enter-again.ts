import assert from 'node:assert/strict';
import type { ServiceContext } from '@percurso/services/context';
import { readStart } from './compare-ways.ts';
import { startPairs } from './run-pairs.ts';
import type { SimulatedPair } from './simulated-pair.ts';
import { simulatePair } from './simulated-pair.ts';
import { until } from './until.ts';

/**
 * Those whose journeys limit how often somebody comes in try it a second time: the router has to refuse
 * them for the reason that the simulation gives. Answers how many tried.
 */
export async function enterAgain(ctx: ServiceContext, pairs: SimulatedPair[]): Promise<number> {
  const limited = pairs.filter(({ journey, simulated }) => {
    const { caps, reentry } = journey.document.entry;
    return simulated.entry.enrolled && (caps !== undefined || reentry !== undefined);
  });
  await startPairs(ctx, limited);
  const { sql } = ctx.db;
  await until(
    () => 'the second events are routed',
    async () => {
      const pending = await sql<object[]>`select seq from events where routed_at is null limit 1`;
      return pending.length === 0;
    },
    { withinMs: 30_000 },
  );
  for (const pair of limited) {
    const { seq, at, attributes } = await readStart(ctx, pair, 'last');
    const [decision] = await sql<{ outcome: string; reason: string | null }[]>`
      select outcome, reason from event_decisions
      where event_seq = ${seq} and journey_id = ${pair.id}`;
    const { entry } = await simulatePair(ctx, {
      ...pair,
      event: attributes,
      at: at.toISOString(),
    });
    const foretold = { outcome: entry.enrolled ? 'enrolled' : 'refused', reason: entry.reason };
    assert.deepEqual({ ...decision }, foretold, `seed ${pair.journey.seed}, the second time`);
    assert.notEqual(entry.reason, null, `seed ${pair.journey.seed} came in twice`);
  }
  return limited.length;
}

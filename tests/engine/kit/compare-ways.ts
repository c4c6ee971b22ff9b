import assert from 'node:assert/strict';
import type { ServiceContext } from '@percurso/services/context';
import type { Simulation } from '@percurso/services/journeys/simulation-schema';
import type { SimulatedPair } from './simulated-pair.ts';
import { simulatePair } from './simulated-pair.ts';

/** What is compared; times are compared apart, because real timers are coarse at this speed. */
interface Way {
  entered: boolean;
  trail: { blockId: string; visit: number; port: string }[];
  messages: object[];
  activations: number;
  cases: object[];
  ended: { status: string; reason: string | null } | null;
}

/** Fails where the way that was really gone differs from the simulated one. */
export async function compareWays(ctx: ServiceContext, pair: SimulatedPair): Promise<void> {
  const { sql } = ctx.db;
  const [event] = await sql<{ at: Date }[]>`
    select e.received_at as at from events e join triggers t on t.id = e.trigger_id
    where e.workspace_id = ${ctx.workspaceId} and t.key = ${pair.journey.document.entry.trigger}
    order by e.seq limit 1`;
  const at = event?.at ?? new Date(0);
  const again = await simulatePair(ctx, { ...pair, at: at.toISOString() });
  const real = await readReal(ctx, pair.id);
  const about = `seed ${pair.journey.seed}: ${JSON.stringify(pair.journey, null, 1)}`;
  assert.deepEqual(real.way, simulatedWay(again), about);
  // Whoever waits is never let go early; how much later is a matter of the real timers.
  for (const [index, { blockId, at: then }] of again.trail.entries()) {
    const passed = (Date.parse(then) - at.getTime()) * 0.999 - 2_000 * (index + 1);
    const really = (real.times[index]?.getTime() ?? 0) - at.getTime();
    assert.ok(really >= passed, `${blockId} after ${really} ms, simulated ${passed} ms; ${about}`);
  }
}

function simulatedWay({ entry, trail, messages, activations, cases, ended }: Simulation): Way {
  return {
    entered: entry.enrolled,
    trail: trail.map(({ blockId, visit, port }) => ({ blockId, visit, port })),
    messages: messages.map(({ at: _, gates, ...message }) => ({
      ...message,
      gates: gates.map(({ gate, outcome }) => `${gate} ${outcome}`),
    })),
    activations: activations.length,
    cases: cases.map(({ blockId, visit, subject, priority }) => {
      return { blockId, visit, subject, priority };
    }),
    ended: ended && { status: ended.status, reason: ended.reason },
  };
}

async function readReal(
  { db: { sql }, workspaceId }: ServiceContext,
  journeyId: string,
): Promise<{ way: Way; times: Date[] }> {
  const enrolments = await sql<{ id: string; status: string; reason: string | null }[]>`
    select id, status, exit_reason as reason from enrolments
    where journey_id = ${journeyId} and workspace_id = ${workspaceId}`;
  assert.ok(enrolments.length <= 1, 'the journey was entered twice');
  const [enrolment] = enrolments;
  const id = enrolment?.id ?? null;
  const trail = await sql<(Way['trail'][number] & { at: Date })[]>`
    select block_id as "blockId", visit, port, at from trail where enrolment_id = ${id} order by id`;
  const messages = await sql<{ gates: { gate: string; outcome: string }[] }[]>`
    select block_id as "blockId", visit, channel, class, "to", subject, body as text, html, state,
      reason, gates
    from messages where enrolment_id = ${id} order by created_at, id`;
  const [activations] = await sql<{ n: number }[]>`
    select count(*)::int as n from activations where enrolment_id = ${id}`;
  const cases = await sql<object[]>`
    select block_id as "blockId", visit, subject, priority from cases
    where enrolment_id = ${id} order by number`;
  return {
    times: trail.map(({ at }) => at),
    way: {
      entered: enrolment !== undefined,
      trail: trail.map(({ blockId, visit, port }) => ({ blockId, visit, port })),
      messages: messages.map(({ gates, ...message }) => ({
        ...message,
        gates: gates.map(({ gate, outcome }) => `${gate} ${outcome}`),
      })),
      activations: activations?.n ?? 0,
      cases: cases.map((one) => ({ ...one })),
      ended: enrolment ? { status: enrolment.status, reason: enrolment.reason } : null,
    },
  };
}

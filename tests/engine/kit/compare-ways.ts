import assert from 'node:assert/strict';
import { loadContactFacts } from '@percurso/db/engine/load-facts';
import type { JsonValue } from '@percurso/journey/json-value';
import { findContact } from '@percurso/services/contacts/find-contact';
import type { ServiceContext } from '@percurso/services/context';
import type { Simulation } from '@percurso/services/journeys/simulation-schema';
import { putContactBack } from './kept-contact.ts';
import type { SimulatedPair } from './simulated-pair.ts';
import { simulatePair } from './simulated-pair.ts';

/** What is compared; times are compared apart, because real timers are coarse at this speed. */
interface Way {
  entered: boolean;
  trail: { blockId: string; visit: number; port: string }[];
  messages: object[];
  activations: number;
  cases: object[];
  goals: string[];
  vars: Record<string, JsonValue>;
  contact: Record<string, JsonValue>;
  ended: { status: string; reason: string | null } | null;
}

/** Fails where the way that was really gone differs from the simulated one. */
export async function compareWays(ctx: ServiceContext, pair: SimulatedPair): Promise<void> {
  const { at, attributes } = await readStart(ctx, pair, 'first');
  const real = await readReal(ctx, pair);
  if (pair.kept) await putContactBack(ctx, { contact: pair.contact, kept: pair.kept });
  const before = await readContact(ctx, pair);
  const again = await simulatePair(ctx, { ...pair, event: attributes, at: at.toISOString() });
  const about = `seed ${pair.journey.seed}: ${JSON.stringify(pair.journey, null, 1)}`;
  assert.deepEqual(real.way, simulatedWay(again, before), about);
  // Whoever waits is never let go early; how much later is a matter of the real timers.
  for (const [index, { blockId, at: then }] of again.trail.entries()) {
    const passed = (Date.parse(then) - at.getTime()) * 0.999 - 2_000 * (index + 1);
    const really = (real.times[index]?.getTime() ?? 0) - at.getTime();
    assert.ok(really >= passed, `${blockId} after ${really} ms, simulated ${passed} ms; ${about}`);
  }
}

/** The event that started the journey, or tried to start it again. */
export async function readStart(
  { db: { sql }, workspaceId }: ServiceContext,
  { journey, contact }: SimulatedPair,
  which: 'first' | 'last',
): Promise<{ seq: number; at: Date; attributes: Record<string, JsonValue> }> {
  const events = await sql<{ seq: number; at: Date; attributes: Record<string, JsonValue> }[]>`
    select e.seq::float8 as seq, e.received_at as at, e.attributes
    from events e join triggers t on t.id = e.trigger_id join contacts c on c.id = e.contact_id
    where e.workspace_id = ${workspaceId} and t.key = ${journey.document.entry.trigger}
      and c.external_id = ${contact}
    order by e.seq`;
  const event = which === 'first' ? events[0] : events.at(-1);
  if (!event) throw new Error(`Nothing started the journey of seed ${journey.seed}.`);
  return event;
}

function simulatedWay(done: Simulation, before: Way['contact']): Way {
  const { entry, trail, messages, activations, cases, goals, vars, contactChanges, ended } = done;
  return {
    entered: entry.enrolled,
    trail: trail.map(({ blockId, visit, port }) => ({ blockId, visit, port })),
    messages: messages.map(({ at: _, heldUntil, gates, ...message }) => ({
      ...message,
      held: heldUntil !== null,
      gates: gates.map(({ gate, outcome }) => `${gate} ${outcome}`),
    })),
    activations: activations.length,
    cases: cases.map(({ blockId, visit, subject, priority }) => {
      return { blockId, visit, subject, priority };
    }),
    goals: goals.map(({ goalId }) => goalId).sort(),
    vars,
    contact: withoutEmpty({ ...before, ...contactChanges }),
    ended: ended && { status: ended.status, reason: ended.reason },
  };
}

async function readReal(
  ctx: ServiceContext,
  pair: SimulatedPair,
): Promise<{ way: Way; times: Date[] }> {
  const {
    db: { sql },
    workspaceId,
  } = ctx;
  const { id: journeyId } = pair;
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
      reason, sender, held_until is not null as held, gates
    from messages where enrolment_id = ${id} order by created_at, id`;
  const [activations] = await sql<{ n: number }[]>`
    select count(*)::int as n from activations where enrolment_id = ${id}`;
  const cases = await sql<object[]>`
    select block_id as "blockId", visit, subject, priority from cases
    where enrolment_id = ${id} order by number`;
  const goals = await sql<{ id: string }[]>`
    select goal_id as id from goal_hits where enrolment_id = ${id} order by goal_id collate "C"`;
  const [data] = await sql<{ vars: Record<string, JsonValue> }[]>`
    select vars from enrolment_data where enrolment_id = ${id}`;
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
      goals: goals.map((goal) => goal.id),
      vars: data?.vars ?? {},
      contact: withoutEmpty(await readContact(ctx, pair)),
      ended: enrolment ? { status: enrolment.status, reason: enrolment.reason } : null,
    },
  };
}

/** What `contact.*` reads. */
async function readContact(
  { db: { sql }, workspaceId }: ServiceContext,
  { contact }: SimulatedPair,
): Promise<Record<string, JsonValue>> {
  const id = await findContact(sql, { workspaceId, ref: contact });
  return (await loadContactFacts(sql, [id])).get(id) ?? {};
}

/** A name that has no value is as one there is not. */
function withoutEmpty(facts: Record<string, JsonValue>): Record<string, JsonValue> {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null));
}

import assert from 'node:assert/strict';
import { insertEvents } from '@percurso/db/events/insert-events';
import { notifyRouter } from '@percurso/db/events/notify-router';
import { setClockSpeed } from '@percurso/services/clock/set-clock-speed';
import { setConsent } from '@percurso/services/consents/set-consent';
import { upsertContact } from '@percurso/services/contacts/upsert-contact';
import type { ServiceContext } from '@percurso/services/context';
import { ingestEvents } from '@percurso/services/events/ingest-events';
import { compileDocument } from '@percurso/services/journeys/compile-document';
import { createJourney } from '@percurso/services/journeys/create-journey';
import { createRenderer } from '@percurso/services/journeys/create-renderer';
import { publishJourney } from '@percurso/services/journeys/publish-journey';
import { readTriggerInfos } from '@percurso/services/journeys/read-trigger-infos';
import { simulateJourney } from '@percurso/services/journeys/simulate-journey';
import type { Simulation } from '@percurso/services/journeys/simulation-schema';
import { createTrigger } from '@percurso/services/triggers/create-trigger';
import { publishTrigger } from '@percurso/services/triggers/publish-trigger';
import { createRandom } from '../../chaos/random.ts';
import type { Stage } from './build-stage.ts';
import type { RandomJourney } from './random-journey.ts';
import { randomAttributes, randomJourney } from './random-journey.ts';
import { useGateway } from './scenario.ts';
import { until } from './until.ts';

/** Virtual seconds in a real one: waits of hours pass while Temporal's timers fire at all. */
const speed = 20_000;
/** Waits with a limit longer than this are ended by an event. */
const longMs = 30 * 86_400_000;

/** One journey that is run both ways. */
interface Pair {
  journey: RandomJourney;
  id: string;
  contact: string;
  choices: Record<string, string[]>;
  simulated: Simulation;
}

/** What is compared; times are compared apart, because real timers are coarse at this speed. */
interface Way {
  entered: boolean;
  trail: { blockId: string; visit: number; port: string }[];
  messages: object[];
  activations: number;
  cases: object[];
  ended: { status: string; reason: string | null } | null;
}

/**
 * Runs `count` random journeys through the simulation and through the whole system, with workers of
 * the stage's own, and fails where they differ; the seed that made a journey is told. Answers
 * figures of what was covered.
 */
export async function expectSimulationEquals(
  stage: Stage,
  { count, seed, atOnce = 100 }: { count: number; seed: number; atOnce?: number },
): Promise<Record<string, number>> {
  const renderer = createRenderer();
  const ctx = { ...(await stage.openWorkspace()), render: renderer.render };
  await useGateway(ctx, stage.gateway, { idempotent: true, timeoutMs: 5_000 });
  await setClockSpeed(stage.db, speed);
  await stage.startWorker();
  const figures = { journeys: 0, steps: 0, messages: 0, 'events awaited': 0, refused: 0 };
  try {
    for (let from = 0; from < count; from += atOnce) {
      const pairs = await prepare(ctx, { from, count: Math.min(atOnce, count - from), seed });
      await runReal(ctx, pairs);
      for (const pair of pairs) {
        await compare(ctx, pair);
        figures.journeys += 1;
        figures.steps += pair.simulated.trail.length;
        figures.messages += pair.simulated.messages.length;
        figures['events awaited'] += pair.simulated.assumed.length;
        figures.refused += pair.simulated.entry.enrolled ? 0 : 1;
      }
    }
  } finally {
    await renderer.close();
  }
  return figures;
}

/** Publishes random journeys, each with a person of its own, and simulates them to their end. */
async function prepare(
  ctx: ServiceContext,
  { from, count, seed }: { from: number; count: number; seed: number },
): Promise<Pair[]> {
  const pairs: Pair[] = [];
  const lanes = Array.from({ length: 6 }, async (_, lane) => {
    for (let index = lane; index < count; index += 6) {
      pairs.push(await prepareOne(ctx, from + index, seed));
    }
  });
  await Promise.all(lanes);
  return pairs;
}

async function prepareOne(ctx: ServiceContext, index: number, seed: number): Promise<Pair> {
  const triggers = { start: `start-${index}`, other: `other-${index}` };
  for (const key of Object.values(triggers)) {
    const base = { name: key, description: '', kind: 'custom' } as const;
    await createTrigger({ ctx, input: { key, ...base, attributes: randomAttributes } });
    await publishTrigger({ ctx, input: { key } });
  }
  const { journey, id } = await publishRandom(ctx, { index, seed, triggers });
  const { optedOut, ...fields } = journey.person;
  const contact = `person-${index}`;
  await upsertContact({ ctx, input: { contact, fields } });
  for (const { channel, purpose } of optedOut) {
    if (fields[channel === 'sms' ? 'phone' : 'email'] === null) continue;
    const consent = { channel, purpose, state: 'opted-out' } as const;
    await setConsent({ ctx, input: { contact, ...consent } });
  }
  const choices: Pair['choices'] = {};
  const random = createRandom(journey.seed);
  for (;;) {
    const simulated = await simulate(ctx, { journey, id, contact, choices });
    const [question] = simulated.questions;
    if (!question) return { journey, id, contact, choices, simulated };
    const { blockId, at, until: limit, ports } = question;
    const long = limit !== null && Date.parse(limit) - Date.parse(at) > longMs;
    const fit = ports.filter(({ trigger }) => (trigger !== null) === long);
    choices[blockId] = [...(choices[blockId] ?? []), random.pick(fit).port];
  }
}

/** The first of the journeys that seeds after this one make which publishing does not refuse. */
async function publishRandom(
  ctx: ServiceContext,
  given: { index: number; seed: number; triggers: { start: string; other: string } },
): Promise<{ journey: RandomJourney; id: string }> {
  const infos = await readTriggerInfos(ctx.db.sql, ctx.workspaceId);
  for (let attempt = 0; attempt < 1_000; attempt += 1) {
    const journey = randomJourney(given.seed + given.index * 1_000 + attempt, given.triggers);
    const { document } = journey;
    if (!compileDocument(document, infos).plan) continue;
    const { id, revision } = await createJourney({ ctx, input: { document } });
    await publishJourney({ ctx, input: { id, revision } });
    return { journey, id };
  }
  throw new Error('None of a thousand random journeys compiles.');
}

async function simulate(
  ctx: ServiceContext,
  {
    journey,
    id,
    contact,
    choices,
    at,
  }: Pick<Pair, 'journey' | 'id' | 'contact' | 'choices'> & { at?: string },
): Promise<Simulation> {
  const { event } = journey;
  const base = { id, contact, event, choices, events: [], askChances: false };
  return simulateJourney({ ctx, input: { ...base, ...(at === undefined ? {} : { at }) } });
}

/** Lets everybody in, and sends to each wait the events that its simulation assumed. */
async function runReal(ctx: ServiceContext, pairs: Pair[]): Promise<void> {
  const { sql } = ctx.db;
  const events = pairs.map(({ journey, contact }) => ({
    trigger: journey.document.entry.trigger,
    contact: { externalId: contact },
    attributes: journey.event,
  }));
  await ingestEvents({ ctx, input: { events } });
  const byJourney = new Map(pairs.map((pair) => [pair.id, pair]));
  const answered = new Set<string>();
  let left: object[] = [];
  await until(
    () => `all random journeys ended: ${JSON.stringify(left.slice(0, 5))}`,
    async () => {
      const waiting = await sql<Waiting[]>`
        select distinct e.id as "enrolmentId", e.contact_id as "contactId",
          e.journey_id as "journeyId", w.block_id as "blockId", w.visit
        from waits w join enrolments e on e.id = w.enrolment_id
        where e.status = 'inside' and e.workspace_id = ${ctx.workspaceId}`;
      for (const one of waiting) {
        const key = `${one.enrolmentId}/${one.blockId}/${one.visit}`;
        if (answered.has(key)) continue;
        answered.add(key);
        const pair = byJourney.get(one.journeyId);
        if (pair) await answerReal(ctx, pair, one);
      }
      // In this order: whoever an event lets in is inside once it is not pending.
      const pending = await sql<object[]>`select seq from events where routed_at is null limit 1`;
      const inside = await sql<object[]>`
        select e.journey_id, e.step, s.op, s.due_at from enrolments e
          left join strands s on s.id = e.strand_id
        where e.status = 'inside' and e.workspace_id = ${ctx.workspaceId}`;
      left = [...pending, ...inside];
      return left.length === 0;
    },
    { withinMs: 110_000 },
  );
}

interface Waiting {
  enrolmentId: string;
  contactId: string;
  journeyId: string;
  blockId: string;
  visit: number;
}

async function answerReal(
  ctx: ServiceContext,
  { simulated }: Pair,
  { enrolmentId, contactId, blockId, visit }: Waiting,
): Promise<void> {
  const { sql } = ctx.db;
  const assumed = simulated.assumed.filter((one) => one.blockId === blockId && one.visit === visit);
  for (const [index, { trigger, attributes, key, cause }] of assumed.entries()) {
    const [row] = await sql<{ id: string }[]>`
      select id from triggers where workspace_id = ${ctx.workspaceId} and key = ${trigger}`;
    await insertEvents(sql, [
      {
        workspaceId: ctx.workspaceId,
        source: 'test',
        messageId: `${enrolmentId}/${blockId}/${visit}/${index}`,
        bodyHash: 'hash',
        triggerId: row?.id ?? '',
        contactId,
        key,
        attributes,
        causeEnrolmentId: cause && enrolmentId,
        causeBlockId: cause?.blockId,
        causeVisit: cause?.visit,
      },
    ]);
  }
  if (assumed.length > 0) await notifyRouter(sql);
}

async function compare(ctx: ServiceContext, pair: Pair): Promise<void> {
  const { sql } = ctx.db;
  const [event] = await sql<{ at: Date }[]>`
    select e.received_at as at from events e join triggers t on t.id = e.trigger_id
    where e.workspace_id = ${ctx.workspaceId} and t.key = ${pair.journey.document.entry.trigger}
    order by e.seq limit 1`;
  const at = event?.at ?? new Date(0);
  const again = await simulate(ctx, { ...pair, at: at.toISOString() });
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

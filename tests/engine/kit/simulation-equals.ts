import type { RecordRule } from '@percurso/engine/records/record-rule';
import type { JourneyDocument } from '@percurso/journey/document';
import { setClockSpeed } from '@percurso/services/clock/set-clock-speed';
import { setConsent } from '@percurso/services/consents/set-consent';
import { upsertContact } from '@percurso/services/contacts/upsert-contact';
import type { ServiceContext } from '@percurso/services/context';
import { compileDocument } from '@percurso/services/journeys/compile-document';
import { createJourney } from '@percurso/services/journeys/create-journey';
import { createRenderer } from '@percurso/services/journeys/create-renderer';
import { publishJourney } from '@percurso/services/journeys/publish-journey';
import { readWorkspaceFacts } from '@percurso/services/journeys/read-workspace-facts';
import { createTrigger } from '@percurso/services/triggers/create-trigger';
import { publishTrigger } from '@percurso/services/triggers/publish-trigger';
import { createRandom } from '../../chaos/random.ts';
import type { Stage } from './build-stage.ts';
import { compareWays } from './compare-ways.ts';
import { enterAgain } from './enter-again.ts';
import { postEarlier } from './post-earlier.ts';
import type { RandomTriggers } from './random-configs.ts';
import type { RandomJourney } from './random-journey.ts';
import { randomAttributes, randomJourney } from './random-journey.ts';
import { answered, takenEmail } from './random-reads.ts';
import { runPairs } from './run-pairs.ts';
import { useGateway } from './scenario.ts';
import type { SimulatedPair } from './simulated-pair.ts';
import { simulatePair } from './simulated-pair.ts';

/** Virtual seconds in a real one: waits of hours pass while Temporal's timers fire at all. */
const speed = 20_000;
/** Waits with a limit longer than this are ended by an event. */
const longMs = 30 * 86_400_000;

/** Key of the trigger that starts a journey which answers. */
const asked = 'asked';

/** Cases that journeys open start none. */
const openedByPeople: RecordRule = {
  table: 'case',
  audience: 'contactId',
  actions: ['created'],
  columns: [],
  sources: ['people', 'api', 'import'],
};

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
  await readyAnswers(ctx);
  const figures = {
    journeys: 0,
    steps: 0,
    messages: 0,
    'events awaited': 0,
    refused: 0,
    'left by a rule': 0,
    goals: 0,
    variables: 0,
    'contacts changed': 0,
    'came again': 0,
  };
  try {
    for (let from = 0; from < count; from += atOnce) {
      const pairs = await prepare(ctx, { from, count: Math.min(atOnce, count - from), seed });
      await runPairs(ctx, pairs);
      for (const pair of pairs) {
        await compareWays(ctx, pair);
        figures.journeys += 1;
        figures.steps += pair.simulated.trail.length;
        figures.messages += pair.simulated.messages.length;
        figures['events awaited'] += pair.simulated.assumed.length;
        figures.refused += pair.simulated.entry.enrolled ? 0 : 1;
        const { reason = null } = pair.simulated.ended ?? {};
        figures['left by a rule'] += reason === 'exit-rule' || reason === 'goal' ? 1 : 0;
        figures.goals += pair.simulated.goals.length;
        figures.variables += Object.keys(pair.simulated.vars).length;
        figures['contacts changed'] += Number(
          Object.keys(pair.simulated.contactChanges).length > 0,
        );
      }
      figures['came again'] += await enterAgain(ctx, pairs);
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
): Promise<SimulatedPair[]> {
  const pairs: SimulatedPair[] = [];
  const lanes = Array.from({ length: 6 }, async (_, lane) => {
    for (let index = lane; index < count; index += 6) {
      pairs.push(await prepareOne(ctx, from + index, seed));
    }
  });
  await Promise.all(lanes);
  return pairs;
}

async function prepareOne(
  ctx: ServiceContext,
  index: number,
  seed: number,
): Promise<SimulatedPair> {
  const triggers = await readyTriggers(ctx, index, seed + index * 1_000);
  const { journey, id } = await publishRandom(ctx, { index, seed, triggers });
  const { optedOut, ...fields } = journey.person;
  const contact = `person-${index}`;
  await upsertContact({ ctx, input: { contact, fields } });
  for (const { channel, purpose } of optedOut) {
    if (fields[channel === 'sms' ? 'phone' : 'email'] === null) continue;
    const consent = { channel, purpose, state: 'opted-out' } as const;
    await setConsent({ ctx, input: { contact, ...consent } });
  }
  const earlier = await postEarlier(ctx, { journey, contact, trigger: triggers.other });
  const choices: SimulatedPair['choices'] = {};
  const random = createRandom(journey.seed);
  for (;;) {
    const simulated = await simulatePair(ctx, { journey, id, contact, choices, earlier });
    const [question] = simulated.questions;
    if (!question) return { journey, id, contact, choices, earlier, simulated };
    const { blockId, at, until: limit, ports } = question;
    const long = limit !== null && Date.parse(limit) - Date.parse(at) > longMs;
    const fit = ports.filter(({ trigger }) => (trigger !== null) === long);
    choices[blockId] = [...(choices[blockId] ?? []), random.pick(fit).port];
  }
}

/** Somebody else who has an address, and a journey that answers at once whoever asks it. */
async function readyAnswers(ctx: ServiceContext): Promise<void> {
  await upsertContact({ ctx, input: { contact: 'somebody-else', fields: { email: takenEmail } } });
  const kind = 'custom' as const;
  const trigger = { key: asked, name: asked, description: '', kind, attributes: randomAttributes };
  await createTrigger({ ctx, input: trigger });
  await publishTrigger({ ctx, input: { key: asked } });
  const results = Object.fromEntries(
    Object.entries(answered.results).map(([name, value]) => [name, { from: 'value', value }]),
  );
  const document: JourneyDocument = {
    schema: 1,
    name: 'Answers',
    entry: { trigger: asked },
    settings: {},
    blocks: [{ id: 'b1', kind: 'exit', config: { results } }],
  };
  const { id, revision } = await createJourney({ ctx, input: { document } });
  await publishJourney({ ctx, input: { id, revision } });
}

/** One in four starts by a case that somebody opens. */
async function readyTriggers(
  ctx: ServiceContext,
  index: number,
  seed: number,
): Promise<RandomTriggers> {
  const startsByCase = Math.floor(seed / 1_000) % 4 === 0;
  const triggers = { start: `start-${index}`, other: `other-${index}`, asked, startsByCase };
  const rest = { description: '', kind: 'custom' as const, attributes: randomAttributes };
  for (const key of [triggers.start, triggers.other]) {
    const ofCase = startsByCase && key === triggers.start;
    const kind = ofCase ? { kind: 'record' as const, attributes: [], record: openedByPeople } : {};
    await createTrigger({ ctx, input: { key, name: key, ...rest, ...kind } });
    await publishTrigger({ ctx, input: { key } });
  }
  return triggers;
}

/** The first of the journeys that seeds after this one make which publishing does not refuse. */
async function publishRandom(
  ctx: ServiceContext,
  given: { index: number; seed: number; triggers: RandomTriggers },
): Promise<{ journey: RandomJourney; id: string }> {
  const facts = await readWorkspaceFacts(ctx.db.sql, ctx.workspaceId);
  for (let attempt = 0; attempt < 1_000; attempt += 1) {
    const journey = randomJourney(given.seed + given.index * 1_000 + attempt, given.triggers);
    const { document } = journey;
    if (!compileDocument(document, facts).plan) continue;
    const { id, revision } = await createJourney({ ctx, input: { document } });
    await publishJourney({ ctx, input: { id, revision } });
    return { journey, id };
  }
  throw new Error('None of a thousand random journeys compiles.');
}

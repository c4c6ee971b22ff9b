import type { RunRegistry } from '@percurso/blocks/kit/run';
import { durationMs } from '@percurso/journey/duration-ms';
import type { JsonValue } from '@percurso/journey/json-value';
import { advance } from '../advance.ts';
import type { EngineDeps } from '../advance-context.ts';
import { createBulkPacer } from '../bulk-pacer.ts';
import { createInFlight } from '../sending/in-flight.ts';
import { waitingOf } from '../waiting-of.ts';
import { answerWait } from './answer-wait.ts';
import { askChances } from './ask-chances.ts';
import { createMemoryStore } from './memory-store.ts';
import { recordingProvider } from './recording-provider.ts';
import { enter, routeEvents } from './route-events.ts';
import type { Scene } from './scene.ts';
import { openScene, receive } from './scene.ts';
import type { GivenEvent, Question, Simulation, SimulationInput } from './simulation.ts';
import { SimulationRefusal } from './simulation.ts';

/** Far more moves than a journey of bounded loops makes of one person. */
const mostMoves = 20_000;

/**
 * Runs one person through a version as the engine does, with everything in memory, a clock that
 * jumps to what is due next, and providers that only record. Stops with a question where neither the
 * choices nor the events given decide. Throws `SimulationRefusal` for a choice that fits no question.
 */
export async function simulateJourney(input: SimulationInput): Promise<Simulation> {
  checkChoices(input);
  const scene = openScene(input);
  const runs = askChances(input.runs, { choices: input.choices, asks: input.asksChances });
  const events = timedEvents(input);
  const timed = events.filter(({ at }) => at > input.at);
  const before = events.filter(({ at }) => at <= input.at);
  for (const event of before) {
    scene.now = event.at;
    receive(scene, { ...event, cause: null });
  }
  scene.now = input.at;
  const { trigger } = input.version.plan.entry;
  const event = receive(scene, { trigger, ...input.event, cause: null });
  const entry = await enter(scene, event, runs);
  const questions: Question[] = [];
  const deps = simulatedDeps(scene, runs);
  for (let moves = 0; entry.enrolled && moves < mostMoves; moves += 1) {
    if (scene.ended || questions.length > 0) break;
    await goOn({ scene, runs, timed, deps, questions });
  }
  if (scene.ended) await goOnBehindEnd(scene, { runs, timed });
  const { trail, messages, activations, cases, goals, assumed, ended, member } = scene;
  const vars = member?.facts.vars ?? {};
  const { at } = input;
  const chances = chancesOf(input);
  const contactChanges = changesOf(input.contact.facts, scene.contact);
  const done = { trail, messages, activations, cases, goals, vars, questions, assumed };
  return { at, entry, ...done, contactChanges, chances, ended };
}

/** The names whose values differ, with the later ones. */
function changesOf(
  before: Record<string, JsonValue>,
  after: Record<string, JsonValue>,
): Record<string, JsonValue> {
  const names = Object.keys({ ...before, ...after }).filter(
    (name) => JSON.stringify(before[name] ?? null) !== JSON.stringify(after[name] ?? null),
  );
  return Object.fromEntries(names.map((name) => [name, after[name] ?? null]));
}

/** Goals count while their time lasts, so what comes after the end is routed as long. */
async function goOnBehindEnd(
  scene: Scene,
  { runs, timed }: { runs: RunRegistry; timed: (GivenEvent & { at: Date })[] },
): Promise<void> {
  const { goals = [] } = scene.input.version.plan;
  const longest = Math.max(...goals.map(({ within }) => (within ? durationMs(within) : -1)), -1);
  const until = scene.input.at.getTime() + longest;
  for (let routed = longest >= 0; routed; ) {
    routed = await routeEvents(scene, runs);
    const [next] = timed;
    if (routed || !next || next.at.getTime() > until) continue;
    timed.shift();
    scene.now = next.at > scene.now ? next.at : scene.now;
    receive(scene, { ...next, cause: null });
    routed = true;
  }
}

function chancesOf({ version, runs }: SimulationInput): string[] {
  return version.plan.steps
    .filter(({ kind }) => {
      const run = runs[kind];
      return run?.type === 'pure' && run.chance === true;
    })
    .map(({ blockId }) => blockId);
}

/** One move: what was received is routed, what is due acts, and else time passes. */
async function goOn({
  scene,
  runs,
  timed,
  deps,
  questions,
}: {
  scene: Scene;
  runs: RunRegistry;
  timed: (GivenEvent & { at: Date })[];
  deps: EngineDeps;
  questions: Question[];
}): Promise<void> {
  if (await routeEvents(scene, runs)) return;
  const { strand } = scene;
  if (!strand) return;
  const { dueAt } = strand;
  if (dueAt === null || dueAt <= scene.now) {
    await advance({ strands: [strand.id], kind: strand.kind }, deps);
    return;
  }
  const [next] = timed;
  if (next && next.at <= dueAt) {
    timed.shift();
    scene.now = next.at > scene.now ? next.at : scene.now;
    receive(scene, { ...next, cause: null });
    return;
  }
  if (strand.op === 'await') {
    const answer = await answerWait(scene, runs);
    if (answer === 'answered') return;
    if (answer !== 'limit') {
      questions.push(answer.asked);
      return;
    }
  }
  scene.now = dueAt;
}

function simulatedDeps(scene: Scene, runs: RunRegistry): EngineDeps {
  const { render, statusUrl, newId } = scene.input;
  return {
    store: createMemoryStore(scene),
    runs,
    inFlight: createInFlight(),
    pacer: createBulkPacer(),
    render,
    statusUrl,
    newId,
    providerOf: async () => recordingProvider,
  };
}

function timedEvents({ events }: SimulationInput): (GivenEvent & { at: Date })[] {
  return events
    .flatMap((event) => (event.at ? [{ ...event, at: event.at }] : []))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** A choice is for a block that asks, and names one of its ports. */
function checkChoices({ version, runs, definitions, choices }: SimulationInput): void {
  for (const [blockId, chosen] of Object.entries(choices)) {
    const path = `choices.${blockId}`;
    const step = version.plan.steps.find((one) => one.blockId === blockId);
    if (!step) throw new SimulationRefusal(path, 'expected the id of a block of the journey');
    const run = runs[step.kind];
    const asks = waitingOf(run) !== undefined || (run?.type === 'pure' && run.chance === true);
    if (!asks) {
      throw new SimulationRefusal(path, 'expected a block that waits for events or a chance');
    }
    const ports = (definitions[step.kind]?.ports(step.config) ?? []).map(({ id }) => id);
    const wrong = [chosen].flat().find((port) => port !== 'exited' && !ports.includes(port));
    if (wrong !== undefined) {
      throw new SimulationRefusal(path, `expected one of ${ports.join(', ')}, got ${wrong}`, ports);
    }
  }
}

import type { ArrivedEvent, AwaitedEvent, RunRegistry } from '@percurso/blocks/kit/run';
import type { JsonValue } from '@percurso/journey/json-value';
import { visitOf } from '../traveller.ts';
import { waitingOf } from '../waiting-of.ts';
import { choiceOf } from './ask-chances.ts';
import { routeEvent } from './route-events.ts';
import { sampleAttributes, sampleValues } from './sample-attributes.ts';
import type { Scene } from './scene.ts';
import { receive } from './scene.ts';
import type { Question } from './simulation.ts';
import { SimulationRefusal } from './simulation.ts';

/** A way out of a wait, and the awaited events that lead there; none for the limit. */
interface WaitPort {
  port: string;
  slots: number[];
}

/** The block where the member waits for events, with its ways out; null where it does not. */
function openPorts(scene: Scene, runs: RunRegistry) {
  const { member, strand, input } = scene;
  const step = strand?.op === 'await' ? input.version.plan.steps[strand.step] : undefined;
  const run = step && waitingOf(runs[step.kind]);
  if (!member || !step || !run || !strand) return null;
  const { config, blockId, kind } = step;
  const awaited = run.events(config);
  const visit = visitOf(member, blockId);
  const arrive = (slots: number[]) =>
    portOf(
      run.arrived(
        config,
        slots.map((slot) => arrivedAs(slot, attributesFor(scene, awaited[slot]), scene.now)),
        member.facts,
      ),
    );
  const every = awaited.map((_, slot) => slot);
  const ways: WaitPort[] =
    run.mode(config) === 'all'
      ? [{ port: arrive(every), slots: every }]
      : every.map((slot) => ({ port: arrive([slot]), slots: [slot] }));
  const limit = { port: portOf(run.timedOut(config, member.facts)), slots: [] };
  return { blockId, visit, kind, awaited, ways: awaited.length > 0 ? [...ways, limit] : [] };
}

/**
 * Follows the choice for the wait where the member stands: `limit` lets its time pass, an event is
 * made and routed. `asked` is the question where there is no choice.
 */
export async function answerWait(
  scene: Scene,
  runs: RunRegistry,
): Promise<'limit' | 'answered' | { asked: Question }> {
  const open = openPorts(scene, runs);
  if (!open) return 'limit';
  const { blockId, visit, awaited, ways } = open;
  const choice = choiceOf(scene.input.choices, blockId, visit);
  if (choice === undefined) return { asked: questionOf(scene, open) };
  const way = ways.find(({ port }) => port === choice);
  if (!way) {
    const ports = [...new Set(ways.map(({ port }) => port))];
    const message = `expected one of ${ports.join(', ')}, got ${choice}`;
    throw new SimulationRefusal(`choices.${blockId}`, message, ports);
  }
  if (way.slots.length === 0) return 'limit';
  for (const slot of way.slots) {
    const one = awaited[slot];
    if (!one || scene.member?.waiting?.seen[slot]) continue;
    const event = assumeEvent(scene, { blockId, visit, awaited: one });
    await routeEvent(scene, event, { runs, slot });
  }
  return 'answered';
}

function questionOf(
  { now, strand, input }: Scene,
  { blockId, visit, kind, awaited, ways }: NonNullable<ReturnType<typeof openPorts>>,
): Question {
  const base = { blockId, visit, kind, at: now };
  if (ways.length > 0) {
    const ports = ways.map(({ port, slots }) => ({
      port,
      trigger: awaited[slots[0] ?? -1]?.trigger ?? null,
    }));
    const distinct = [...new Map(ports.toReversed().map((one) => [one.port, one])).values()];
    return { ...base, about: 'event', ports: distinct.toReversed(), until: strand?.dueAt ?? null };
  }
  const config = input.version.plan.steps[strand?.step ?? -1]?.config ?? {};
  const ports = input.definitions[kind]?.ports(config) ?? [];
  return {
    ...base,
    about: 'chance',
    ports: ports.map(({ id }) => ({ port: id, trigger: null })),
    until: null,
  };
}

function assumeEvent(
  scene: Scene,
  { blockId, visit, awaited }: { blockId: string; visit: number; awaited: AwaitedEvent },
) {
  const { member, now } = scene;
  const { correlate, trigger, keyAttribute } = awaited;
  const causedAt = causeOf(awaited, blockId);
  const cause =
    member && causedAt !== null
      ? { enrolmentId: member.enrolmentId, blockId: causedAt, visit: visitOf(member, causedAt) }
      : null;
  const sample = attributesFor(scene, awaited);
  // Of a run without a key, an attribute that held one would make it another's event.
  const keyless = correlate === 'key' && keyAttribute !== undefined && !member?.key;
  const attributes = keyless ? { ...sample, [keyAttribute]: null } : sample;
  const key = correlate === 'key' ? (member?.key ?? null) : null;
  scene.assumed.push({
    blockId,
    visit,
    trigger,
    attributes,
    key,
    cause: cause && { blockId: cause.blockId, visit: cause.visit },
    at: now,
  });
  return receive(scene, { trigger, attributes, key, cause });
}

/** The block whose effect the event has to follow. */
function causeOf({ correlate }: AwaitedEvent, waiting: string): string | null {
  if (typeof correlate === 'object') return correlate.block;
  return correlate === 'own' ? waiting : null;
}

/** Those given for such an event, else a sample. */
function attributesFor(
  { input, now }: Scene,
  awaited: AwaitedEvent | undefined,
): Record<string, JsonValue> {
  const given = input.events.find(({ trigger, at }) => at === null && trigger === awaited?.trigger);
  if (given) return given.attributes;
  const trigger = input.triggers.find(({ key }) => key === awaited?.trigger);
  if (!trigger) return {};
  const sample = sampleAttributes(trigger, { conditions: awaited?.conditions, now });
  return awaited?.results ? { ...sample, results: sampleValues(awaited.results, now) } : sample;
}

function arrivedAs(slot: number, attributes: Record<string, JsonValue>, at: Date): ArrivedEvent {
  return { slot, eventId: '', receivedAt: at.toISOString(), attributes };
}

function portOf(out: { port: string } | { exit: string }): string {
  return 'port' in out ? out.port : 'exited';
}

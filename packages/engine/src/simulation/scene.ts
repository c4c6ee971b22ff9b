import type { JsonValue } from '@percurso/journey/json-value';
import type { PendingEvent } from '../routing/pending-event.ts';
import type { LoadedMember } from '../store.ts';
import type { ClaimedStrand, End } from '../strand.ts';
import { driverOf } from '../task-queue.ts';
import { changed } from '../traveller.ts';
import type { Walk } from '../walk.ts';
import type {
  AssumedEvent,
  SimulatedActivation,
  SimulatedCase,
  SimulatedMessage,
  SimulatedStep,
  SimulationInput,
} from './simulation.ts';

/** The strand of one person, as a row of `strands` would be. */
export interface SimulatedStrand extends ClaimedStrand {
  kind: string;
}

/** Everything that Postgres would hold of one person's way through a journey, in memory. */
export interface Scene {
  input: SimulationInput;
  /** Virtual now; only the simulation moves it. */
  now: Date;
  contact: Record<string, JsonValue>;
  member: LoadedMember | null;
  strand: SimulatedStrand | null;
  ended: (End & { at: Date }) | null;
  /** Received so far, in the order of `seq`; those from `routed` on are still to be routed. */
  events: PendingEvent[];
  routed: number;
  nextCaseNumber: number;
  trail: SimulatedStep[];
  messages: SimulatedMessage[];
  activations: SimulatedActivation[];
  cases: SimulatedCase[];
  assumed: AssumedEvent[];
  /** Ids of the goals reached. */
  goals: Set<string>;
}

/** Nobody is inside yet, and the clock stands at the event. */
export function openScene(input: SimulationInput): Scene {
  return {
    input,
    now: input.at,
    contact: input.contact.facts,
    member: null,
    strand: null,
    ended: null,
    events: [],
    routed: 0,
    nextCaseNumber: input.nextCaseNumber,
    trail: [],
    messages: [],
    activations: [],
    cases: [],
    assumed: [],
    goals: new Set(),
  };
}

/** Time passes between two transactions: what came before one is older than it. */
export function tick(scene: Scene): void {
  scene.now = new Date(scene.now.getTime() + 1);
}

/** Takes the member where its way leads, and keeps what was passed. */
export function place(
  scene: Scene,
  walk: Walk,
  { since, why = null }: { since: Date; why?: string | null | undefined },
): void {
  const { member, now, input } = scene;
  if (!member) throw new Error('Nobody is inside.');
  for (const [index, { blockId, visit, port, reason }] of walk.passages.entries()) {
    scene.trail.push({ blockId, visit, port, at: now, why: reason ?? (index === 0 ? why : null) });
  }
  const { to } = walk;
  scene.member = { ...member, ...changed(member, walk.change), waiting: null };
  if (!('op' in to)) {
    scene.ended = { ...to, at: now };
    scene.strand = null;
    return;
  }
  const { id: versionId, workspaceId, plan } = input.version;
  const { kind } = driverOf({ plan, step: to.step, workspaceId, definitions: input.definitions });
  scene.strand = {
    id: input.newId(),
    workspaceId,
    versionId,
    cohortId: 'simulation',
    step: to.step,
    op: to.op,
    dueAt: to.dueAt,
    since: to.op === 'sleep' ? (to.since ?? since) : since,
    fence: 0,
    kind,
  };
  scene.member.strandId = scene.strand.id;
  if (to.op === 'await') scene.member.waiting = { since: to.wait.since, seen: to.wait.seen };
}

/** Puts an event before the router, received now. */
export function receive(
  scene: Scene,
  event: Pick<PendingEvent, 'trigger' | 'attributes' | 'key' | 'cause'> & {
    id?: string | undefined;
    depth?: number | undefined;
  },
): PendingEvent {
  const { input, now } = scene;
  const { version, triggers, contact } = input;
  const received: PendingEvent = {
    seq: scene.events.length + 1,
    id: event.id ?? input.newId(),
    workspaceId: version.workspaceId,
    triggerId: triggers.find(({ key }) => key === event.trigger)?.id ?? '',
    trigger: event.trigger,
    contactId: contact.id,
    key: event.key,
    depth: event.depth ?? 0,
    attributes: event.attributes,
    receivedAt: now,
    cause: event.cause,
    onlyJourneyId: null,
    test: null,
    fires: true,
  };
  scene.events.push(received);
  return received;
}

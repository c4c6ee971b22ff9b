import type { PredicateTrace } from '@percurso/journey/evaluate-predicate';
import { explainPredicate } from '@percurso/journey/explain-predicate';
import type { JsonValue } from '@percurso/journey/json-value';
import type { PendingEvent } from '../routing/pending-event.ts';
import type { LoadedMember } from '../store.ts';
import type { ClaimedStrand, End, Stand } from '../strand.ts';
import { driverOf } from '../task-queue.ts';
import { changed } from '../traveller.ts';
import { journeyFacts } from '../version.ts';
import type { Walk } from '../walk.ts';
import { explainReason } from './explain-reason.ts';
import type {
  AssumedEvent,
  SimulatedActivation,
  SimulatedCase,
  SimulatedGoal,
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
  goals: SimulatedGoal[];
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
    goals: [],
  };
}

/** The person as an enrolment that has just begun by an event. */
export function memberOf(
  { input, contact }: Scene,
  { event, enrolmentId, key }: { event: PendingEvent; enrolmentId: string; key: string | null },
): LoadedMember {
  const { version } = input;
  return {
    enrolmentId,
    contactId: input.contact.id,
    key,
    entryEventId: event.id,
    strandId: '',
    depth: event.depth,
    waiting: null,
    visits: {},
    loops: {},
    facts: {
      trigger: event.attributes,
      contact,
      case: input.case,
      steps: {},
      vars: {},
      journey: journeyFacts(version),
    },
  };
}

/** Puts the person at a step that acts, without the way that leads there. */
export function standAt(scene: Scene, step: number): SimulatedStrand {
  const { event: given, version, newId } = scene.input;
  const { trigger } = version.plan.entry;
  const event = receive(scene, { trigger, ...given, cause: null });
  scene.routed = event.seq;
  scene.member = memberOf(scene, { event, enrolmentId: newId(), key: given.key });
  const strand = strandAt(scene, { op: 'act', step, dueAt: null }, scene.now);
  scene.strand = strand;
  scene.member.strandId = strand.id;
  return strand;
}

/** Time passes between two transactions: what came before one is older than it. */
export function tick(scene: Scene): void {
  scene.now = new Date(scene.now.getTime() + 1);
}

/** Takes the member where its way leads, and keeps what was passed; `began` is why, where the block does not say; `heldUntil` is of a message of the first block passed. */
export function place(
  scene: Scene,
  walk: Walk,
  {
    since,
    began = null,
    heldUntil = null,
  }: { since: Date; began?: string | null | undefined; heldUntil?: Date | null | undefined },
): void {
  const { member, now } = scene;
  if (!member) throw new Error('Nobody is inside.');
  for (const [index, { blockId, visit, port, reason, detail }] of walk.passages.entries()) {
    const told = reason ?? (index === 0 ? began : null);
    const because = told === null ? explainDetail(detail) : explainReason(told);
    const why = index === 0 && heldUntil ? explainHeld(heldUntil, because) : because;
    scene.trail.push({ blockId, visit, port, at: now, reason: told, why, detail: detail ?? null });
  }
  const { to } = walk;
  scene.member = { ...member, ...changed(member, walk.change), waiting: null };
  if (!('op' in to)) {
    scene.ended = { ...to, at: now };
    for (const message of scene.messages) {
      // Whose message is held when they leave gets it no more.
      if (message.state !== 'deferred') continue;
      Object.assign(message, { state: 'skipped', reason: 'left-journey' });
    }
    scene.strand = null;
    return;
  }
  scene.strand = strandAt(scene, to, since);
  scene.member.strandId = scene.strand.id;
  if (to.op === 'await') {
    const { since, afterSeq, seen } = to.wait;
    scene.member.waiting = { since, afterSeq, seen };
  }
}

function explainHeld(until: Date, because: string | null): string {
  const held = `held until ${until.toISOString()} because of quiet times`;
  return because === null ? held : `${held}, ${because}`;
}

/** What a condition compared, in English words; null where a way was not decided by one. */
function explainDetail(detail: JsonValue | undefined): string | null {
  return detail === undefined ? null : explainPredicate(detail as unknown as PredicateTrace);
}

function strandAt({ input }: Scene, to: Stand, since: Date): SimulatedStrand {
  const { version, definitions, newId } = input;
  const { id: versionId, workspaceId, plan } = version;
  const { step, op, dueAt } = to;
  const { kind } = driverOf({ plan, step, workspaceId, definitions });
  return {
    id: newId(),
    size: 1,
    workspaceId,
    versionId,
    cohortId: 'simulation',
    step,
    op,
    dueAt,
    since: to.op === 'sleep' ? (to.since ?? since) : since,
    fence: 0,
    kind,
  };
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

import type { RunRegistry } from '@percurso/blocks/kit/run';
import type { JsonValue } from '@percurso/journey/json-value';
import type { Version } from '../version.ts';
import type { Walk } from '../walk.ts';
import { decideEntry } from './decide-entry.ts';
import { insideKey } from './inside-key.ts';
import type { PendingEvent } from './pending-event.ts';
import type { Mark, WaitingMember, Wake } from './wake-waiting.ts';
import { wakeWaiting } from './wake-waiting.ts';

/** A version that new people enter, with the trigger that starts it. */
export interface EntryCandidate {
  version: Version;
  triggerKind: 'custom' | 'record' | 'interaction';
}

/** What was decided about one event and one journey, with the reason. */
export interface Decision {
  eventSeq: number;
  journeyId: string;
  versionId: string;
  outcome: 'enrolled' | 'woke' | 'exited' | 'refused';
  reason: 'conditions' | 'already-inside' | 'loop' | 'error' | null;
  detail: JsonValue;
  /** The enrolment it made or acted on. */
  enrolmentId: string | null;
}

/** A contact that goes in, and where it stands after the first pure blocks. */
export interface Entry extends Walk {
  event: PendingEvent;
  version: Version;
  enrolmentId: string;
  contactId: string;
  key: string | null;
}

/** What a page comes to: written once, after all its events were decided in order. */
export interface Fold {
  decisions: Decision[];
  entries: Entry[];
  wakes: Wake[];
  marks: Mark[];
}

export interface FoldInput {
  /** Ordered by `seq`. */
  events: PendingEvent[];
  /** Trigger id → versions that start on it. */
  candidates: Map<string, EntryCandidate[]>;
  /** Contact id → what `contact.*` reads. */
  contacts: Map<string, Record<string, JsonValue>>;
  /** Case id → what `case.*` reads. */
  cases: Map<string, Record<string, JsonValue>>;
  /** Enrolments inside, as {@link insideKey}. */
  inside: Set<string>;
  /** Contact id → its enrolments that wait for one of the page's triggers. */
  waiting: Map<string, WaitingMember[]>;
  now: Date;
  runs: RunRegistry;
  newId(): string;
}

/**
 * Decides a page of events in memory, in order: whom each wakes, who enters which journey and who does
 * not, and why. Waits come before entries, so that an event never acts on the enrolment it makes.
 * Changes nothing; the page is written once, afterwards.
 */
export function foldPage(input: FoldInput): Fold {
  const inside = new Set(input.inside);
  const waiting = new Map(input.waiting);
  const fold: Fold = { decisions: [], entries: [], wakes: [], marks: [] };
  for (const event of input.events) {
    wake({ event, waiting, inside, fold });
    for (const candidate of input.candidates.get(event.triggerId) ?? []) {
      decideEntry({ event, candidate, input, inside, fold });
    }
  }
  return fold;
}

function wake({
  event,
  waiting,
  inside,
  fold,
}: {
  event: PendingEvent;
  waiting: Map<string, WaitingMember[]>;
  inside: Set<string>;
  fold: Fold;
}): void {
  const members = waiting.get(event.contactId) ?? [];
  if (members.length === 0) return;
  const { wakes, marks } = wakeWaiting(members, event);
  const acted = new Map([
    ...wakes.map(({ member }) => [member.traveller.enrolmentId, member] as const),
    ...marks.flatMap(({ enrolmentId }) => {
      const member = members.find(({ traveller }) => traveller.enrolmentId === enrolmentId);
      return member ? [[enrolmentId, member] as const] : [];
    }),
  ]);
  for (const [enrolmentId, { version }] of acted) {
    const { id: versionId, journeyId } = version;
    const told = { outcome: 'woke', reason: null, detail: null, enrolmentId } as const;
    fold.decisions.push({ eventSeq: event.seq, journeyId, versionId, ...told });
  }
  fold.wakes.push(...wakes);
  fold.marks.push(...marks);
  const gone = new Set(wakes.map(({ member }) => member));
  waiting.set(
    event.contactId,
    members.filter((member) => !gone.has(member)),
  );
  for (const { member, to } of wakes) {
    if ('op' in to) continue;
    const { contactId, key } = member.traveller;
    inside.delete(insideKey(member.version.journeyId, contactId, key));
  }
}

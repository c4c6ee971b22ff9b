import type { RunRegistry } from '@percurso/blocks/kit/run';
import type { JsonValue } from '@percurso/journey/json-value';
import type { Traveller } from '../traveller.ts';
import type { Version } from '../version.ts';
import type { Walk } from '../walk.ts';
import type { EntryState } from './decide-entry.ts';
import { decideEntry } from './decide-entry.ts';
import type { Decision } from './decision.ts';
import type { EntryLimits } from './entry-limits.ts';
import type { GoalHit, Leaving, RuleMember } from './follow-rules.ts';
import type { Presence } from './page-people.ts';
import { addEntry, applyRules, settleWaits, wake } from './page-people.ts';
import type { InsideMember, PendingEvent } from './pending-event.ts';
import type { Mark, WaitingMember, Wake } from './wake-waiting.ts';

/** A version that new people enter, with the trigger that starts it. */
export interface EntryCandidate {
  version: Version;
  triggerKind: 'custom' | 'record' | 'interaction';
}

/** A contact that goes in, and where it stands after the first pure blocks. */
export interface Entry extends Walk {
  event: PendingEvent;
  version: Version;
  enrolmentId: string;
  contactId: string;
  key: string | null;
  test: boolean;
  /** As it came in, before its walk. */
  traveller: Traveller;
}

/** Somebody whom an event takes out. */
export interface Exit extends Leaving {
  member: InsideMember;
  /** Its way in this page, which ends so; null where it leaves from where it was read. */
  on: Entry | Wake | null;
}

/** What a page comes to: written once, after all its events were decided in order. */
export interface Fold {
  decisions: Decision[];
  entries: Entry[];
  wakes: Wake[];
  marks: Mark[];
  exits: Exit[];
  hits: GoalHit[];
}

export interface FoldInput extends EntryLimits {
  /** Ordered by `seq`. */
  events: PendingEvent[];
  /** Trigger id → versions that start on it. */
  candidates: Map<string, EntryCandidate[]>;
  /** Contact id → what `contact.*` reads. */
  contacts: Map<string, Record<string, JsonValue>>;
  /** Case id → what `case.*` reads. */
  cases: Map<string, Record<string, JsonValue>>;
  /** Enrolments inside, as `insideKey`. */
  inside: Set<string>;
  /** Contact id → its enrolments that wait for one of the page's triggers. */
  waiting: Map<string, WaitingMember[]>;
  /** Contact id → its enrolments, inside or not, that an exit rule or goal on one of the page's triggers may concern. */
  ruled: Map<string, RuleMember[]>;
  now: Date;
  runs: RunRegistry;
}

/** The page as far as it is decided. */
export interface PageState extends EntryState {
  fold: Fold;
  waiting: Map<string, WaitingMember[]>;
  people: Map<string, Presence[]>;
}

/**
 * Decides a page of events in memory, in order: which goals each reaches, whom it takes out and wakes, who
 * enters which journey and who does not, and why. Entries come last, so that an event never acts on the
 * enrolment it makes. Changes nothing; the page is written once, afterwards.
 */
export function foldPage(input: FoldInput): Fold {
  const fold: Fold = { decisions: [], entries: [], wakes: [], marks: [], exits: [], hits: [] };
  const state: PageState = {
    fold,
    inside: new Set(input.inside),
    earlier: new Map(input.earlier),
    counts: new Map(input.counts),
    waiting: new Map(input.waiting),
    people: new Map(
      [...input.ruled].map(([contactId, members]) => [
        contactId,
        members.map((member) => ({ member, on: null })),
      ]),
    ),
  };
  for (const event of input.events) {
    applyRules(state, event);
    settleWaits(state, event);
    wake(state, event);
    for (const candidate of input.candidates.get(event.triggerId) ?? []) {
      const entry = decideEntry({ event, candidate, input, state, fold });
      if (entry) addEntry(state, entry, input.now);
    }
  }
  return fold;
}

import type { Facts, RunRegistry } from '@percurso/blocks/kit/run';
import { evaluatePredicate } from '@percurso/journey/evaluate-predicate';
import type { JsonValue } from '@percurso/journey/json-value';
import type { Version } from '../version.ts';
import type { Walk } from '../walk.ts';
import { walk } from '../walk.ts';

/** Journeys an event has passed through after which it is refused as a loop. */
export const maximumDepth = 20;

/** An event as the router reads it, in the order of `seq`. */
export interface PendingEvent {
  seq: number;
  id: string;
  workspaceId: string;
  triggerId: string;
  contactId: string;
  key: string | null;
  depth: number;
  attributes: Record<string, JsonValue>;
}

/** A version that new people enter, with the trigger that starts it. */
export interface EntryCandidate {
  version: Version;
  triggerKind: 'custom' | 'record';
}

export interface Decision {
  eventSeq: number;
  journeyId: string;
  versionId: string;
  outcome: 'enrolled' | 'refused';
  reason: 'conditions' | 'already-inside' | 'loop' | 'error' | null;
  detail: JsonValue;
}

/** A contact that goes in, and where it stands after the first pure blocks. */
export interface Entry {
  event: PendingEvent;
  version: Version;
  key: string | null;
  walk: Walk;
}

export interface Fold {
  decisions: Decision[];
  entries: Entry[];
  /** Event seq → its one outcome. */
  outcomes: Map<number, { outcome: 'enrolled' | 'refused' | 'no-match'; reason: string | null }>;
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
  now: Date;
  runs: RunRegistry;
}

/** Identity of "the same contact in the same journey with the same key". */
export function insideKey(journeyId: string, contactId: string, key: string | null): string {
  return JSON.stringify([journeyId, contactId, key]);
}

/**
 * Decides a page of events in memory, in order: who enters which journey and who does not, and why.
 * Changes nothing; the page is written once, afterwards.
 */
export function foldPage(input: FoldInput): Fold {
  const inside = new Set(input.inside);
  const fold: Fold = { decisions: [], entries: [], outcomes: new Map() };
  for (const event of input.events) {
    const candidates = input.candidates.get(event.triggerId) ?? [];
    for (const candidate of candidates) decideEntry({ event, candidate, input, inside, fold });
    const own = fold.decisions.filter((decision) => decision.eventSeq === event.seq);
    const refused = own.find((decision) => decision.outcome === 'refused');
    if (own.some((decision) => decision.outcome === 'enrolled')) {
      fold.outcomes.set(event.seq, { outcome: 'enrolled', reason: null });
    } else if (refused) {
      fold.outcomes.set(event.seq, { outcome: 'refused', reason: refused.reason });
    } else {
      fold.outcomes.set(event.seq, { outcome: 'no-match', reason: 'no-journey' });
    }
  }
  return fold;
}

function decideEntry({
  event,
  candidate,
  input,
  inside,
  fold,
}: {
  event: PendingEvent;
  candidate: EntryCandidate;
  input: FoldInput;
  inside: Set<string>;
  fold: Fold;
}): void {
  const { version } = candidate;
  const { journeyId } = version;
  const decide = (outcome: Decision['outcome'], reason: Decision['reason'], detail: JsonValue) => {
    const eventSeq = event.seq;
    fold.decisions.push({ eventSeq, journeyId, versionId: version.id, outcome, reason, detail });
  };
  if (event.depth >= maximumDepth) {
    decide('refused', 'loop', { depth: event.depth });
    return;
  }
  const facts = entryFacts({ event, version, input });
  const { conditions } = version.plan.entry;
  if (conditions) {
    const { passed, why } = evaluatePredicate(conditions, facts, input.now);
    if (!passed) {
      decide('refused', 'conditions', { why: why as unknown as JsonValue });
      return;
    }
  }
  const key = entryKey({ event, candidate });
  const identity = insideKey(journeyId, event.contactId, key);
  if (inside.has(identity)) {
    decide('refused', 'already-inside', { key });
    return;
  }
  const { plan } = version;
  const walked = walk({ plan, start: plan.start, facts, now: input.now, runs: input.runs });
  if ('op' in walked.to) inside.add(identity);
  fold.entries.push({ event, version, key, walk: walked });
  decide('enrolled', null, null);
}

function entryFacts({
  event,
  version,
  input,
}: {
  event: PendingEvent;
  version: Version;
  input: FoldInput;
}): Facts {
  const caseId = recordId(event.attributes);
  return {
    trigger: event.attributes,
    contact: input.contacts.get(event.contactId) ?? {},
    case: caseId ? (input.cases.get(caseId) ?? null) : null,
    steps: {},
    vars: {},
    journey: { id: version.journeyId, name: version.journeyName },
  };
}

/** Id of the record that a record event is about, else null. */
export function recordId(attributes: Record<string, JsonValue>): string | null {
  const { record } = attributes;
  if (typeof record !== 'object' || record === null || Array.isArray(record)) return null;
  return typeof record.id === 'string' ? record.id : null;
}

function entryKey({
  event,
  candidate,
}: {
  event: PendingEvent;
  candidate: EntryCandidate;
}): string | null {
  if (candidate.triggerKind === 'record') return event.key;
  const { key } = candidate.version.plan.entry;
  if (!key) return null;
  const value = event.attributes[key];
  return value === null || value === undefined ? null : String(value);
}

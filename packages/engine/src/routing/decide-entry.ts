import type { Facts } from '@percurso/blocks/kit/run';
import { evaluatePredicate, traceDetail } from '@percurso/journey/evaluate-predicate';
import { isolatedTest } from '../isolated-test.ts';
import type { Version } from '../version.ts';
import { journeyFacts } from '../version.ts';
import { walk } from '../walk.ts';
import { enrolmentIdOf } from './enrolment-id.ts';
import type { EntryLimits, Refusal } from './entry-limits.ts';
import {
  countKey,
  dayOf,
  refusedByCap,
  refusedByPeriod,
  refusedByReentry,
} from './entry-limits.ts';
import type { Entry, EntryCandidate, Fold, FoldInput } from './fold-page.ts';
import { insideKey } from './inside-key.ts';
import type { PendingEvent } from './pending-event.ts';
import { recordId } from './pending-event.ts';

/** Journeys an event has passed through after which it is refused as a loop. */
export const maximumDepth = 20;

const held = { reason: 'would-start', detail: null } as const;

/** What is true at this point of the page. */
export interface EntryState extends EntryLimits {
  /** Enrolments inside, as {@link insideKey}; those of tests are not among them. */
  inside: Set<string>;
}

/**
 * Decides whether the event lets its contact into the journey, and how far it comes at once; answers the
 * entry, null where it is refused. For a test no limit holds.
 */
export function decideEntry({
  event,
  candidate,
  input,
  state,
  fold,
}: {
  event: PendingEvent;
  candidate: EntryCandidate;
  input: FoldInput;
  state: EntryState;
  fold: Fold;
}): Entry | null {
  const { version } = candidate;
  const { journeyId, plan } = version;
  const elsewhere = event.onlyJourneyId !== null && event.onlyJourneyId !== journeyId;
  // What a test makes happen is for its own journey; of others it is kept that they would start.
  if (elsewhere && (event.cause === null || event.test === null)) return null;
  const test = isolatedTest(event);
  const key = entryKey({ event, candidate });
  const about = { eventSeq: event.seq, journeyId, versionId: version.id };
  const facts = entryFacts({ event, version, input });
  const refusal =
    refusedAnyway({ event, version, facts, now: input.now }) ??
    (test && !elsewhere ? null : refusedByLimits({ event, version, key, state, now: input.now }));
  if (elsewhere) {
    if (!refusal) fold.decisions.push({ ...about, enrolmentId: null, outcome: 'refused', ...held });
    return null;
  }
  if (refusal) {
    fold.decisions.push({ ...about, enrolmentId: null, outcome: 'refused', ...refusal });
    return null;
  }
  const enrolmentId = enrolmentIdOf(event.id, version.journeyId);
  const { contactId } = event;
  const traveller = {
    enrolmentId,
    contactId,
    key,
    entryEventId: event.id,
    test,
    facts,
    visits: {},
    loops: {},
  };
  const walked = walk(
    { plan, runs: input.runs, now: input.now, since: event.receivedAt, afterSeq: event.seq },
    traveller,
    { start: plan.start },
  );
  if (!test) countIn({ state, version, contactId, key, now: input.now, stays: 'op' in walked.to });
  const entry: Entry = { event, version, enrolmentId, contactId, key, test, traveller, ...walked };
  fold.entries.push(entry);
  fold.decisions.push({ ...about, outcome: 'enrolled', reason: null, detail: null, enrolmentId });
  return entry;
}

/** What holds for a test too. */
function refusedAnyway({
  event,
  version,
  facts,
  now,
}: {
  event: PendingEvent;
  version: Version;
  facts: Facts;
  now: Date;
}): Refusal | null {
  if (event.depth >= maximumDepth) return { reason: 'loop', detail: { depth: event.depth } };
  const { conditions } = version.plan.entry;
  if (!conditions) return null;
  const { passed, why } = evaluatePredicate(conditions, facts, now);
  return passed ? null : { reason: 'conditions', detail: { why: traceDetail(why) } };
}

/** Conditions come first, so that the caps count only who would have come in. */
function refusedByLimits({
  event,
  version: { journeyId, plan },
  key,
  state,
  now,
}: {
  event: PendingEvent;
  version: Version;
  key: string | null;
  state: EntryState;
  now: Date;
}): Refusal | null {
  const { entry } = plan;
  const identity = insideKey(journeyId, event.contactId, key);
  const refusal = refusedByPeriod(entry, event);
  if (refusal) return refusal;
  if (state.inside.has(identity)) return { reason: 'already-inside', detail: { key } };
  const again = refusedByReentry(entry.reentry, state.earlier.get(identity), now);
  if (again || !entry.caps) return again;
  const day = dayOf(now, plan);
  const today = state.counts.get(countKey(journeyId, day)) ?? 0;
  const all = state.counts.get(countKey(journeyId, '')) ?? 0;
  return refusedByCap(entry.caps, { today, all, day });
}

function countIn({
  state,
  version: { journeyId, plan },
  contactId,
  key,
  now,
  stays,
}: {
  state: EntryState;
  version: Version;
  contactId: string;
  key: string | null;
  now: Date;
  stays: boolean;
}): void {
  const identity = insideKey(journeyId, contactId, key);
  if (stays) state.inside.add(identity);
  state.earlier.set(identity, now);
  if (!plan.entry.caps) return;
  for (const day of ['', dayOf(now, plan)]) {
    const counted = countKey(journeyId, day);
    state.counts.set(counted, (state.counts.get(counted) ?? 0) + 1);
  }
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
    journey: journeyFacts(version),
  };
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

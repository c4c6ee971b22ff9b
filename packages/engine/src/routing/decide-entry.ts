import type { Facts } from '@percurso/blocks/kit/run';
import { evaluatePredicate } from '@percurso/journey/evaluate-predicate';
import type { JsonValue } from '@percurso/journey/json-value';
import type { Version } from '../version.ts';
import { walk } from '../walk.ts';
import type { Decision, EntryCandidate, Fold, FoldInput } from './fold-page.ts';
import { insideKey } from './inside-key.ts';
import type { PendingEvent } from './pending-event.ts';
import { recordId } from './pending-event.ts';

/** Journeys an event has passed through after which it is refused as a loop. */
export const maximumDepth = 20;

/** Decides whether the event lets its contact into the journey, and how far it comes at once. */
export function decideEntry({
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
  const { journeyId, plan } = version;
  const refuse = (reason: Decision['reason'], detail: JsonValue) => {
    const about = { eventSeq: event.seq, journeyId, versionId: version.id, enrolmentId: null };
    fold.decisions.push({ ...about, outcome: 'refused', reason, detail });
  };
  if (event.depth >= maximumDepth) {
    refuse('loop', { depth: event.depth });
    return;
  }
  const facts = entryFacts({ event, version, input });
  const { conditions } = plan.entry;
  if (conditions) {
    const { passed, why } = evaluatePredicate(conditions, facts, input.now);
    if (!passed) {
      refuse('conditions', { why: why as unknown as JsonValue });
      return;
    }
  }
  const key = entryKey({ event, candidate });
  const identity = insideKey(journeyId, event.contactId, key);
  if (inside.has(identity)) {
    refuse('already-inside', { key });
    return;
  }
  const enrolmentId = input.newId();
  const walked = walk(
    { plan, runs: input.runs, now: input.now, since: event.receivedAt },
    {
      enrolmentId,
      contactId: event.contactId,
      key,
      entryEventId: event.id,
      facts,
      visits: {},
      loops: {},
    },
    { start: plan.start },
  );
  if ('op' in walked.to) inside.add(identity);
  const { contactId } = event;
  fold.entries.push({ event, version, enrolmentId, contactId, key, ...walked });
  fold.decisions.push({
    eventSeq: event.seq,
    journeyId,
    versionId: version.id,
    outcome: 'enrolled',
    reason: null,
    detail: null,
    enrolmentId,
  });
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

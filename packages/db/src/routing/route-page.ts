import type { RunRegistry } from '@percurso/blocks/kit/run';
import type { BulkPacer, GiveWay } from '@percurso/engine/bulk-pacer';
import { createBulkPacer } from '@percurso/engine/bulk-pacer';
import type { UsedEvent } from '@percurso/engine/look-back';
import type { Decision } from '@percurso/engine/routing/decision';
import { strongestDecisions } from '@percurso/engine/routing/event-outcome';
import type { Exit, Fold } from '@percurso/engine/routing/fold-page';
import { foldPage } from '@percurso/engine/routing/fold-page';
import type { PendingEvent } from '@percurso/engine/routing/pending-event';
import { recordId } from '@percurso/engine/routing/pending-event';
import type { DefinitionRegistry } from '@percurso/engine/task-queue';
import type { Version } from '@percurso/engine/version';
import type { Sql, Transaction } from '../connect.ts';
import { loadCaseFacts, loadContactFacts } from '../engine/load-facts.ts';
import { lookBack } from '../engine/look-back.ts';
import { readClock } from '../engine/read-clock.ts';
import type { ToldCohort } from '../engine/told-cohort.ts';
import { addCounts } from '../engine/write-trail.ts';
import { wokeDecision, writeWoke } from '../engine/write-woke.ts';
import { answerForEnded, answerForRefused } from '../events/insert-answers.ts';
import { runTransaction } from '../run-transaction.ts';
import type { Page } from './claim-page.ts';
import { claimPage } from './claim-page.ts';
import type { Part } from './claim-part.ts';
import { followContacts } from './follow-contacts.ts';
import { loadCandidates, loadInside } from './load-candidates.ts';
import { loadLimits, writeEntryCounts } from './load-limits.ts';
import { loadRoles, loadRuled } from './load-ruled.ts';
import { loadWaiting } from './load-waiting.ts';
import { lockPeople } from './lock-people.ts';
import type { Turns } from './take-turns.ts';
import { createTurns } from './take-turns.ts';
import { writeEntries } from './write-entries.ts';
import { writeExits, writeGoals } from './write-exits.ts';
import { countDecisions, readDecisions, writeOutcomes } from './write-outcomes.ts';
import { writeMarks, writeWakes } from './write-wakes.ts';

export interface RoutedPage {
  /** Events routed; 0 when nothing was pending. */
  routed: number;
  /** New workflows to start. */
  started: ToldCohort[];
  /** Workflows to tell of strands, running or not. */
  told: ToldCohort[];
}

export interface RouteInput {
  sql: Sql;
  runs: RunRegistry;
  definitions: DefinitionRegistry;
  /** Of the routers of this process: two that claim at once would halve each other's pages. */
  turns?: Turns | undefined;
  /** Of this process: a page of many events gives way to what comes for few. */
  pacer?: BulkPacer | undefined;
  /** Only of workspaces that no other router of the process is on, and of none while all are idle. */
  aside?: boolean | undefined;
}

const nothing: RoutedPage = { routed: 0, started: [], told: [] };

/**
 * Routes one page of a workspace: up to 1,000 pending events, those of a partition in order, folded
 * in memory and written once. The caller starts the cohorts after the commit; the sweeper does where
 * it cannot.
 */
export async function routePage({
  sql,
  runs,
  definitions,
  turns = createTurns(),
  pacer = createBulkPacer(),
  aside = false,
  limit,
  part: wanted,
  onPart,
}: RouteInput & {
  limit: number;
  /** Only this partition. */
  part?: Part | undefined;
  /** Told the first partition of the page, also when that fails. */
  onPart?: ((part: Part) => void) | undefined;
}): Promise<RoutedPage> {
  if (aside && turns.busy.length === 0) return nothing;
  let end: (() => void) | undefined;
  try {
    return await runTransaction(sql, async (tx) => {
      const page = await turns.take(async () => {
        end?.();
        const { busy } = turns;
        const claimed = await claimPage(tx, { limit, wanted, busy, aside, onPart });
        end = claimed ? turns.begin(claimed.workspaceId) : undefined;
        return claimed;
      });
      if (!page || page.events.length === 0) return nothing;
      // It holds nothing yet that anybody waits for.
      return pacer.run(page.events.length, (giveWay) =>
        routeClaimed(tx, { page, runs, definitions, giveWay }),
      );
    });
  } finally {
    end?.();
  }
}

async function routeClaimed(
  tx: Transaction,
  {
    page: { workspaceId, ...page },
    runs,
    definitions,
    giveWay,
  }: Pick<RouteInput, 'runs' | 'definitions'> & { page: Page; giveWay: GiveWay },
): Promise<RoutedPage> {
  const events = await followContacts(tx, page.events);
  await giveWay();
  const seqs = events.map(({ seq }) => seq);
  const [{ now, fold }, decidedBefore] = await Promise.all([
    foldEvents(tx, { events, runs, giveWay }),
    readDecisions(tx, seqs),
  ]);
  await giveWay();
  const entries = await lookBack(tx, workspaceId, fold.entries);
  const wakes = await lookBack(tx, workspaceId, fold.wakes);
  const stands = await lockPeople(tx, { wakes: wakes.people, exits: fold.exits.filter(stays) });
  const woken = await writeWakes(tx, { wakes: wakes.people, stands, definitions });
  await writeMarks(tx, fold.marks);
  const { dropped } = woken;
  const left = await writeExits(tx, { exits: fold.exits, stands, dropped, now });
  await giveWay();
  const written = await writeEntries(tx, {
    entries: entries.people,
    definitions,
    now,
    giveWay,
  });
  await giveWay();
  await writeEntryCounts(tx, { entries: entries.people, now });
  const reached = await writeGoals(tx, { hits: fold.hits, now });
  const decisions = strongestDecisions([
    ...decidedBefore,
    ...fold.decisions.filter((one) => !woken.dropped.has(one.enrolmentId ?? '')),
    ...usedAs(entries, ({ version }) => version),
    ...usedAs(wakes, ({ member }) => member.version),
  ]);
  await giveWay();
  const ofPage = new Set(seqs);
  await writeOutcomes(tx, {
    events,
    decisions: decisions.filter(({ eventSeq }) => ofPage.has(eventSeq)),
    now,
    giveWay,
  });
  await giveWay();
  await writeWoke(tx, {
    decisions: decisions.filter(({ eventSeq }) => !ofPage.has(eventSeq)),
    at: now,
  });
  await answerForEnded(
    tx,
    entries.people.flatMap(({ enrolmentId, event, to }) =>
      event.cause && 'status' in to ? [enrolmentId] : [],
    ),
  );
  await answerForRefused(tx, refusedOf(events, decisions));
  const decided = countDecisions(decisions, events);
  await addCounts(tx, [...woken.counts, ...left, ...written.counts, ...reached, ...decided]);
  return { routed: page.events.length, started: written.started, told: woken.told };
}

async function foldEvents(
  tx: Transaction,
  { events, runs, giveWay }: { events: PendingEvent[]; runs: RunRegistry; giveWay: GiveWay },
): Promise<{ fold: Fold; now: Date }> {
  const contactIds = [...new Set(events.map(({ contactId }) => contactId))];
  const triggerIds = [...new Set(events.map(({ triggerId }) => triggerId))];
  const caseIds = new Set(events.flatMap(({ attributes }) => recordId(attributes) ?? []));
  // Sent together, so that a page costs fewer journeys to the database and back.
  const [candidates, { now }, contacts, roles, cases, inside] = await Promise.all([
    loadCandidates(tx, triggerIds),
    readClock(tx),
    loadContactFacts(tx, contactIds),
    loadRoles(tx, triggerIds),
    loadCaseFacts(tx, [...caseIds]),
    loadInside(tx, contactIds),
  ]);
  await giveWay();
  const limits = await loadLimits(tx, { candidates, contactIds, now });
  const fold = foldPage({
    events,
    candidates,
    contacts,
    cases,
    inside,
    ...limits,
    waiting: roles.roles.has('wait')
      ? await loadWaiting(tx, { triggerIds, contacts, runs, now })
      : new Map(),
    ruled: await loadRuled(tx, { triggerIds, contacts, roles, oldest: oldestOf(events) }),
    now,
    runs,
  });
  return { fold, now };
}

function oldestOf(events: PendingEvent[]): Date {
  return new Date(Math.min(...events.map(({ receivedAt }) => receivedAt.getTime())));
}

/** Events of journeys that started nothing and woke nobody; a goal or an exit is nobody who answers. */
function refusedOf(events: PendingEvent[], decisions: Decision[]): string[] {
  const taken = new Set(
    decisions.flatMap(({ eventSeq, outcome }) =>
      outcome === 'enrolled' || outcome === 'woke' ? [eventSeq] : [],
    ),
  );
  return events.flatMap(({ id, seq, cause }) => (cause && !taken.has(seq) ? [id] : []));
}

/** It does not leave on a way that its own entry makes. */
function stays({ on }: Exit): boolean {
  return on === null || 'member' in on;
}

/** Events that waits looked back at, as decisions about them. */
function usedAs<T extends { enrolmentId: string }>(
  { people, used }: { people: T[]; used: UsedEvent[] },
  versionOf: (person: T) => Version,
): Decision[] {
  const byId = new Map(people.map((person) => [person.enrolmentId, person]));
  return used.flatMap(({ event, enrolmentId }) => {
    const person = byId.get(enrolmentId);
    return person ? [wokeDecision({ event, enrolmentId, version: versionOf(person) })] : [];
  });
}

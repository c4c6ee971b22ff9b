import type { RunRegistry } from '@percurso/blocks/kit/run';
import type { PendingEvent } from '@percurso/engine/routing/fold-page';
import { foldPage, recordId } from '@percurso/engine/routing/fold-page';
import type { DefinitionRegistry } from '@percurso/engine/task-queue';
import type { Sql, Transaction } from '../connect.ts';
import { loadCaseFacts, loadContactFacts } from '../engine/load-facts.ts';
import { readClock } from '../engine/read-clock.ts';
import type { ToldCohort } from '../engine/told-cohort.ts';
import { addCounts } from '../engine/write-trail.ts';
import { runTransaction } from '../run-transaction.ts';
import type { Part } from './claim-part.ts';
import { claimPart } from './claim-part.ts';
import { loadCandidates, loadInside } from './load-candidates.ts';
import { writeEntries } from './write-entries.ts';
import { countDecisions, writeOutcomes } from './write-outcomes.ts';

export interface RoutedPage {
  /** Events routed; 0 when nothing was pending. */
  routed: number;
  cohorts: ToldCohort[];
}

export interface RouteInput {
  sql: Sql;
  runs: RunRegistry;
  definitions: DefinitionRegistry;
}

/**
 * Routes one page of one partition: up to 1,000 pending events in order, folded in memory and
 * written once. The caller starts the cohorts after the commit; the sweeper does where it cannot.
 */
export async function routePage({
  sql,
  runs,
  definitions,
  limit,
  part: wanted,
  onPart,
}: RouteInput & {
  limit: number;
  /** Only this partition. */
  part?: Part | undefined;
  /** Told which partition is being routed, also when that fails. */
  onPart?: ((part: Part) => void) | undefined;
}): Promise<RoutedPage> {
  return runTransaction(sql, async (tx) => {
    const part = await claimPart(tx, wanted);
    if (!part) return { routed: 0, cohorts: [] };
    onPart?.(part);
    const events = await tx<PendingEvent[]>`
      select seq::float8 as seq, id, workspace_id as "workspaceId", trigger_id as "triggerId",
        contact_id as "contactId", key, depth, attributes
      from events
      where workspace_id = ${part.workspaceId} and part = ${part.part} and routed_at is null
      order by events.seq limit ${limit}`;
    if (events.length === 0) return { routed: 0, cohorts: [] };
    const fold = await foldEvents(tx, { events, runs });
    const { now, entries, decisions } = fold;
    const written = await writeEntries(tx, { entries, definitions, now });
    await writeOutcomes(tx, { events, fold, enrolments: written.enrolments, now });
    await addCounts(tx, [...written.counts, ...countDecisions(decisions)]);
    return { routed: events.length, cohorts: written.started };
  });
}

async function foldEvents(
  tx: Transaction,
  { events, runs }: { events: PendingEvent[]; runs: RunRegistry },
) {
  const contactIds = [...new Set(events.map(({ contactId }) => contactId))];
  await tx`
    select id from contacts where id = any(${contactIds}::uuid[]) order by id for no key update`;
  const candidates = await loadCandidates(tx, [...new Set(events.map((event) => event.triggerId))]);
  const caseIds = new Set(events.flatMap(({ attributes }) => recordId(attributes) ?? []));
  const { now } = await readClock(tx);
  const folded = foldPage({
    events,
    candidates,
    contacts: await loadContactFacts(tx, contactIds),
    cases: await loadCaseFacts(tx, [...caseIds]),
    inside: await loadInside(tx, contactIds),
    now,
    runs,
  });
  return { ...folded, now };
}

import type { GiveWay } from '@percurso/engine/bulk-pacer';
import type { Entry } from '@percurso/engine/routing/fold-page';
import type { DefinitionRegistry } from '@percurso/engine/task-queue';
import type { Transaction } from '../connect.ts';
import type { NewStrand } from '../engine/open-strands.ts';
import { insertStrands, planStrands } from '../engine/open-strands.ts';
import { readClock } from '../engine/read-clock.ts';
import { itemOf } from '../engine/strand-row.ts';
import type { ToldCohort } from '../engine/told-cohort.ts';
import type { Count } from '../engine/write-trail.ts';
import { appendTrail, countPassages } from '../engine/write-trail.ts';
import { insertWaits } from '../engine/write-waits.ts';
import { newId } from '../new-id.ts';

/** The sweeper tells the workflow of a new strand if nobody has by then. */
const startedWithinMs = 2_000;

export interface WrittenEntries {
  started: ToldCohort[];
  /** What the entries passed, to be added to the counters. */
  counts: Count[];
}

/** Inserts the enrolments of a page and their first strands: one cohort for each version. */
export async function writeEntries(
  tx: Transaction,
  {
    entries,
    definitions,
    now,
    giveWay,
  }: {
    entries: Entry[];
    definitions: DefinitionRegistry;
    now: Date;
    /** Between statements of many rows. */
    giveWay: GiveWay;
  },
): Promise<WrittenEntries> {
  const byVersion = new Map<string, Entry[]>();
  for (const entry of entries) {
    byVersion.set(entry.version.id, [...(byVersion.get(entry.version.id) ?? []), entry]);
  }
  // Strands that are joined are locked: version by version, in one order everywhere.
  const groups = [...byVersion].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
  const clock = await readClock(tx);
  const started: ToldCohort[] = [];
  const strandOf = new Map<string, NewStrand>();
  for (const group of groups) {
    const version = group[0]?.version;
    if (!version) continue;
    const standing = group.flatMap(({ enrolmentId, to }) =>
      'op' in to ? [{ enrolmentId, to }] : [],
    );
    const strands = planStrands({ version, members: standing, definitions });
    if (strands.length === 0) continue;
    const cohortId = `cohort-${newId()}`;
    const { placed, made } = await insertStrands(tx, {
      version,
      cohortId,
      strands,
      since: now,
      tellAfterMs: () => startedWithinMs,
    });
    for (const strand of placed) {
      for (const enrolmentId of strand.enrolmentIds) strandOf.set(enrolmentId, strand);
    }
    if (made.length > 0) {
      started.push({ cohortId, items: made.map((strand) => itemOf(strand, clock)) });
    }
  }
  await giveWay();
  await insertEnrolments(tx, { entries, strandOf, now });
  await giveWay();
  await insertData(tx, entries);
  await giveWay();
  await Promise.all(
    groups.flatMap((group) => {
      const workspaceId = group[0]?.version.workspaceId ?? '';
      return [
        appendTrail(tx, { workspaceId, members: group, at: now }),
        insertWaits(tx, { workspaceId, people: group }),
      ];
    }),
  );
  return {
    started,
    counts: entries.flatMap((entry) => countPassages(entry.version.id, [entry])),
  };
}

async function insertEnrolments(
  tx: Transaction,
  { entries, strandOf, now }: { entries: Entry[]; strandOf: Map<string, NewStrand>; now: Date },
): Promise<void> {
  if (entries.length === 0) return;
  const column = <T>(read: (entry: Entry) => T): T[] => entries.map(read);
  const end = ({ to }: Entry) => ('status' in to ? to : null);
  await tx`
    insert into enrolments (id, workspace_id, journey_id, version_id, contact_id, key, status,
      strand_id, step, exit_reason, entry_event_id, entered_seq, solo, depth, parent, test, fires,
      entered_at, moved_at)
    select e.id, e.workspace_id, e.journey_id, e.version_id, e.contact_id, e.key, e.status,
      e.strand_id, e.step, e.reason, e.event_id, e.seq,
      not e.test::boolean, e.depth, e.parent, e.test::boolean, e.fires::boolean,
      ${now}, ${now}
    from unnest(
      ${column((entry) => entry.enrolmentId)}::uuid[],
      ${column((entry) => entry.version.workspaceId)}::uuid[],
      ${column((entry) => entry.version.journeyId)}::uuid[],
      ${column((entry) => entry.version.id)}::uuid[],
      ${column((entry) => entry.contactId)}::uuid[],
      ${column((entry) => entry.key)}::text[],
      ${column((entry) => end(entry)?.status ?? 'inside')}::text[],
      ${column((entry) => strandOf.get(entry.enrolmentId)?.id ?? null)}::uuid[],
      ${column((entry) => strandOf.get(entry.enrolmentId)?.step ?? null)}::int[],
      ${column((entry) => end(entry)?.reason ?? null)}::text[],
      ${column((entry) => entry.event.id)}::uuid[],
      ${column((entry) => entry.event.seq)}::bigint[],
      ${column((entry) => entry.event.depth)}::int[],
      ${column((entry) => entry.event.cause?.enrolmentId ?? null)}::uuid[],
      ${column((entry) => String(entry.test))}::text[],
      ${column((entry) => String(entry.event.fires))}::text[]
    ) as e (id, workspace_id, journey_id, version_id, contact_id, key, status, strand_id, step, reason,
      event_id, seq, depth, parent, test, fires)
    order by e.journey_id, e.event_id, e.contact_id`;
}

async function insertData(tx: Transaction, entries: Entry[]): Promise<void> {
  if (entries.length === 0) return;
  const column = <T>(read: (entry: Entry) => T): T[] => entries.map(read);
  await tx`
    insert into enrolment_data (enrolment_id, entry, vars, steps, visits, loops)
    select d.id, d.entry::jsonb, d.vars::jsonb, d.steps::jsonb, d.visits::jsonb, d.loops::jsonb
    from unnest(
      ${column((entry) => entry.enrolmentId)}::uuid[],
      ${column((entry) => JSON.stringify(entry.event.attributes))}::text[],
      ${column((entry) => JSON.stringify(entry.change.vars))}::text[],
      ${column((entry) => JSON.stringify(entry.change.steps))}::text[],
      ${column((entry) => JSON.stringify(entry.change.visits))}::text[],
      ${column((entry) => JSON.stringify(entry.change.loops))}::text[]
    ) as d (id, entry, vars, steps, visits, loops)`;
}

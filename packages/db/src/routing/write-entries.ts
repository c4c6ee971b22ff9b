import type { Entry } from '@percurso/engine/routing/fold-page';
import type { DefinitionRegistry } from '@percurso/engine/task-queue';
import { v7 } from 'uuid';
import type { Transaction } from '../connect.ts';
import type { NewStrand } from '../engine/open-strands.ts';
import { insertStrands, planStrands } from '../engine/open-strands.ts';
import { readClock } from '../engine/read-clock.ts';
import { itemOf } from '../engine/strand-row.ts';
import type { ToldCohort } from '../engine/told-cohort.ts';
import type { Count } from '../engine/write-trail.ts';
import { appendTrail, countPassages } from '../engine/write-trail.ts';

/** The sweeper tells the workflow of a new strand if nobody has by then. */
const startedWithinMs = 2_000;

interface WrittenEntry extends Entry {
  enrolmentId: string;
}

export interface WrittenEntries {
  started: ToldCohort[];
  /** (event seq, journey) → enrolment id. */
  enrolments: Map<string, string>;
  /** What the entries passed, to be added to the counters. */
  counts: Count[];
}

/** Key of an entry in {@link WrittenEntries}. */
export function entryKeyOf(eventSeq: number, journeyId: string): string {
  return `${eventSeq}/${journeyId}`;
}

/** Inserts the enrolments of a page and their first strands: one cohort for each version. */
export async function writeEntries(
  tx: Transaction,
  { entries, definitions, now }: { entries: Entry[]; definitions: DefinitionRegistry; now: Date },
): Promise<WrittenEntries> {
  const written = entries.map((entry): WrittenEntry => ({ ...entry, enrolmentId: v7() }));
  const byVersion = new Map<string, WrittenEntry[]>();
  for (const entry of written) {
    byVersion.set(entry.version.id, [...(byVersion.get(entry.version.id) ?? []), entry]);
  }
  const clock = await readClock(tx);
  const started: ToldCohort[] = [];
  const strandOf = new Map<string, NewStrand>();
  for (const group of byVersion.values()) {
    const version = group[0]?.version;
    if (!version) continue;
    const standing = group.flatMap(({ enrolmentId, walk }) =>
      'op' in walk.to ? [{ enrolmentId, to: walk.to }] : [],
    );
    const strands = planStrands({ version, members: standing, definitions });
    if (strands.length === 0) continue;
    const cohortId = `cohort-${v7()}`;
    const tellAfterMs = () => startedWithinMs;
    await insertStrands(tx, { version, cohortId, strands, since: now, tellAfterMs });
    for (const strand of strands) {
      for (const enrolmentId of strand.enrolmentIds) strandOf.set(enrolmentId, strand);
    }
    started.push({ cohortId, items: strands.map((strand) => itemOf(strand, clock)) });
  }
  await insertEnrolments(tx, { written, strandOf, now });
  for (const group of byVersion.values()) {
    const members = group.map(({ enrolmentId, walk }) => ({ enrolmentId, ...walk }));
    const workspaceId = group[0]?.version.workspaceId ?? '';
    await appendTrail(tx, { workspaceId, members, at: now });
  }
  return {
    started,
    enrolments: new Map(
      written.map((entry) => [
        entryKeyOf(entry.event.seq, entry.version.journeyId),
        entry.enrolmentId,
      ]),
    ),
    counts: written.flatMap(({ version, enrolmentId, walk }) =>
      countPassages(version.id, [{ enrolmentId, ...walk }]),
    ),
  };
}

async function insertEnrolments(
  tx: Transaction,
  {
    written,
    strandOf,
    now,
  }: { written: WrittenEntry[]; strandOf: Map<string, NewStrand>; now: Date },
): Promise<void> {
  if (written.length === 0) return;
  const column = <T>(read: (entry: WrittenEntry) => T): T[] => written.map(read);
  const end = ({ walk }: WrittenEntry) => ('status' in walk.to ? walk.to : null);
  await tx`
    insert into enrolments (id, workspace_id, journey_id, version_id, contact_id, key, status,
      strand_id, step, exit_reason, entry_event_id, entered_seq, depth, entered_at, moved_at)
    select e.id, e.workspace_id, e.journey_id, e.version_id, e.contact_id, e.key, e.status,
      e.strand_id, e.step, e.reason, e.event_id, e.seq, e.depth, ${now}, ${now}
    from unnest(
      ${column((entry) => entry.enrolmentId)}::uuid[],
      ${column((entry) => entry.version.workspaceId)}::uuid[],
      ${column((entry) => entry.version.journeyId)}::uuid[],
      ${column((entry) => entry.version.id)}::uuid[],
      ${column((entry) => entry.event.contactId)}::uuid[],
      ${column((entry) => entry.key)}::text[],
      ${column((entry) => end(entry)?.status ?? 'inside')}::text[],
      ${column((entry) => strandOf.get(entry.enrolmentId)?.id ?? null)}::uuid[],
      ${column((entry) => strandOf.get(entry.enrolmentId)?.step ?? null)}::int[],
      ${column((entry) => end(entry)?.reason ?? null)}::text[],
      ${column((entry) => entry.event.id)}::uuid[],
      ${column((entry) => entry.event.seq)}::bigint[],
      ${column((entry) => entry.event.depth)}::int[]
    ) as e (id, workspace_id, journey_id, version_id, contact_id, key, status, strand_id, step, reason,
      event_id, seq, depth)
    order by e.journey_id, e.event_id, e.contact_id`;
  await tx`
    insert into enrolment_data (enrolment_id, entry)
    select d.id, d.entry::jsonb from unnest(
      ${column((entry) => entry.enrolmentId)}::uuid[],
      ${column((entry) => JSON.stringify(entry.event.attributes))}::text[]
    ) as d (id, entry)`;
}

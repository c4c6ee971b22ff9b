import { coarsen } from '@percurso/engine/bucket';
import type { ClockReading } from '@percurso/engine/clock';
import { realMsUntil } from '@percurso/engine/clock';
import type { Stand } from '@percurso/engine/strand';
import type { DefinitionRegistry } from '@percurso/engine/task-queue';
import { driverOf } from '@percurso/engine/task-queue';
import type { Version } from '@percurso/engine/version';
import type { Transaction } from '../connect.ts';
import { newId } from '../new-id.ts';
import type { StrandRow } from './strand-row.ts';

/** A strand to be made or joined, with the enrolments that will stand in it. */
export interface NewStrand extends StrandRow {
  enrolmentIds: string[];
  /** Set where others may join it, and it may be one that others made. */
  bucket: number | null;
  /** Where it differs from that of the finish: who is held at an effect began it earlier. */
  since: Date | null;
  /** Its effect was due before the database was put back to an older state. */
  gap: boolean;
}

/**
 * Groups members by where they stand into strands. Ids are random: an id derived from its parent
 * would send the second person who leaves a wait into a strand that has already run.
 */
export function planStrands({
  version,
  members,
  definitions,
}: {
  version: Version;
  members: { enrolmentId: string; to: Stand; gap?: boolean | undefined }[];
  definitions: DefinitionRegistry;
}): NewStrand[] {
  const times = coarsen(members.flatMap(({ to }) => (joinsOthers(to) ? [] : (to.dueAt ?? []))));
  const groups = new Map<string, NewStrand>();
  for (const { enrolmentId, to, gap: wasDue = false } of members) {
    const { op, step } = to;
    const joins = joinsOthers(to);
    const dueAt = to.dueAt && !joins ? (times.get(to.dueAt.getTime()) ?? to.dueAt) : to.dueAt;
    const since = op === 'sleep' ? (to.since ?? null) : null;
    const waits = op === 'await' || (op === 'sleep' && version.plan.steps[step]?.op === 'sleep');
    const gap = wasDue && !waits;
    const key = `${op}/${step}/${dueAt?.getTime() ?? ''}/${since?.getTime() ?? ''}/${gap}/${joins}`;
    const group = groups.get(key);
    if (group) {
      group.enrolmentIds.push(enrolmentId);
      group.size += 1;
      continue;
    }
    const { workspaceId, plan } = version;
    const driver = driverOf({ plan, step, workspaceId, definitions });
    groups.set(key, {
      id: newId(),
      size: 1,
      op,
      step,
      ...driver,
      dueAt,
      enrolmentIds: [enrolmentId],
      // Whoever acts, or is held at an effect for a moment, does not wait for company.
      bucket: (waits || (joins && !gap)) && dueAt ? dueAt.getTime() : null,
      since,
      gap,
    });
  }
  return [...groups.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function joinsOthers(to: Stand): boolean {
  return to.op === 'sleep' && (to.joins ?? false);
}

/**
 * Inserts strands, or joins open ones of the same version, step and bucket: those are driven already,
 * by whichever cohort made them. `tellAfterMs` is the real time after which the sweeper tells the
 * workflow of one, counted from when it is due; a claimed one gets the fence of its maker.
 */
export async function insertStrands(
  tx: Transaction,
  {
    version,
    cohortId,
    strands,
    since,
    tellAfterMs,
    fence = 0,
  }: {
    version: Version;
    cohortId: string;
    strands: NewStrand[];
    since: Date;
    tellAfterMs: (strand: NewStrand) => number;
    fence?: number | undefined;
  },
): Promise<{ placed: NewStrand[]; made: NewStrand[] }> {
  if (strands.length === 0) return { placed: [], made: [] };
  const rows = await tx<{ id: string; step: number; bucket: number | null }[]>`
    insert into strands (id, workspace_id, version_id, cohort_id, step, op, kind, queue, size, fence,
      since, due_at, bucket, gap, check_at)
    select s.id, ${version.workspaceId}, ${version.id}, ${cohortId}, s.step, s.op, s.kind, s.queue,
      s.size, ${fence}, coalesce(s.since::timestamptz, ${since}), s.due_at::timestamptz, s.bucket,
      s.gap::boolean,
      clock_timestamp() + s.tell_after * interval '1 ms'
    from unnest(
      ${strands.map(({ id }) => id)}::uuid[],
      ${strands.map(({ step }) => step)}::int[],
      ${strands.map(({ op }) => op)}::text[],
      ${strands.map(({ kind }) => kind)}::text[],
      ${strands.map(({ queue }) => queue)}::text[],
      ${strands.map(({ size }) => size)}::int[],
      ${strands.map((strand) => strand.since?.toISOString() ?? null)}::text[],
      ${strands.map(({ dueAt }) => dueAt?.toISOString() ?? null)}::text[],
      ${strands.map(({ bucket }) => bucket)}::bigint[],
      ${strands.map(({ gap }) => String(gap))}::text[],
      ${strands.map((strand) => tellAfterMs(strand))}::float8[]
    ) as s (id, step, op, kind, queue, size, since, due_at, bucket, gap, tell_after)
    order by s.step, s.bucket, s.id
    on conflict (version_id, step, bucket)
      where state = 'open' and bucket is not null and size < 1000
      do update set size = strands.size + excluded.size
    returning id, step, bucket::float8 as bucket`;
  const own = new Set(strands.map(({ id }) => id));
  const joined = new Map(
    rows.filter(({ id }) => !own.has(id)).map(({ id, step, bucket }) => [`${step}/${bucket}`, id]),
  );
  const placed = strands.map((strand) => ({
    ...strand,
    id: joined.get(`${strand.step}/${strand.bucket}`) ?? strand.id,
  }));
  return { placed, made: placed.filter(({ id }) => own.has(id)) };
}

/** A minute after it is due: the workflow has been told of the strand and should have acted. */
export function minuteAfterDue(clock: ClockReading): (strand: NewStrand) => number {
  return ({ dueAt }) => (dueAt ? realMsUntil(clock, dueAt) : 0) + 60_000;
}

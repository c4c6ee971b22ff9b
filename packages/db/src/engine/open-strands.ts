import { coarsen } from '@percurso/engine/bucket';
import type { ClockReading } from '@percurso/engine/clock';
import { realMsUntil } from '@percurso/engine/clock';
import type { Stand } from '@percurso/engine/strand';
import type { DefinitionRegistry } from '@percurso/engine/task-queue';
import { driverOf } from '@percurso/engine/task-queue';
import type { Version } from '@percurso/engine/version';
import { v7 } from 'uuid';
import type { Transaction } from '../connect.ts';
import type { StrandRow } from './strand-row.ts';

/** A strand to be made, with the enrolments that will stand in it. */
export interface NewStrand extends StrandRow {
  enrolmentIds: string[];
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
  members: { enrolmentId: string; to: Stand }[];
  definitions: DefinitionRegistry;
}): NewStrand[] {
  const times = coarsen(members.flatMap(({ to }) => to.dueAt ?? []));
  const groups = new Map<string, NewStrand>();
  for (const { enrolmentId, to } of members) {
    const dueAt = to.dueAt ? (times.get(to.dueAt.getTime()) ?? to.dueAt) : null;
    const key = `${to.op}/${to.step}/${dueAt?.getTime() ?? ''}`;
    const group = groups.get(key);
    if (group) {
      group.enrolmentIds.push(enrolmentId);
      group.size += 1;
      continue;
    }
    const driver = driverOf({
      plan: version.plan,
      step: to.step,
      workspaceId: version.workspaceId,
      definitions,
    });
    const { op, step } = to;
    groups.set(key, { id: v7(), size: 1, op, step, ...driver, dueAt, enrolmentIds: [enrolmentId] });
  }
  return [...groups.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/**
 * Inserts strands. `tellAfterMs` is the real time after which the sweeper tells the workflow of
 * one, counted from when it is due; a claimed one gets the fence of its maker.
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
): Promise<void> {
  if (strands.length === 0) return;
  await tx`
    insert into strands (id, workspace_id, version_id, cohort_id, step, op, kind, queue, size, fence,
      since, due_at, check_at)
    select s.id, ${version.workspaceId}, ${version.id}, ${cohortId}, s.step, s.op, s.kind, s.queue,
      s.size, ${fence}, ${since}, s.due_at::timestamptz,
      clock_timestamp() + s.tell_after * interval '1 ms'
    from unnest(
      ${strands.map(({ id }) => id)}::uuid[],
      ${strands.map(({ step }) => step)}::int[],
      ${strands.map(({ op }) => op)}::text[],
      ${strands.map(({ kind }) => kind)}::text[],
      ${strands.map(({ queue }) => queue)}::text[],
      ${strands.map(({ size }) => size)}::int[],
      ${strands.map(({ dueAt }) => dueAt?.toISOString() ?? null)}::text[],
      ${strands.map((strand) => tellAfterMs(strand))}::float8[]
    ) as s (id, step, op, kind, queue, size, due_at, tell_after)`;
}

/** A minute after it is due: the workflow has been told of the strand and should have acted. */
export function minuteAfterDue(clock: ClockReading): (strand: NewStrand) => number {
  return ({ dueAt }) => (dueAt ? realMsUntil(clock, dueAt) : 0) + 60_000;
}

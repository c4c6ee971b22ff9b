import { readClock } from '@percurso/db/engine/read-clock';
import { resumedStrands } from '@percurso/db/engine/resume-strands';
import type { Plan } from '@percurso/journey/plan';
import type { ServiceContext } from '../context.ts';
import { calendarSteps } from './calendar-steps.ts';
import { findJourney } from './find-journey.ts';
import type { ResumePreview } from './journey-life-schema.ts';
import { refuseNotPaused } from './refuse-not-paused.ts';

type Due = ResumePreview['due'];

interface DueRow extends Due {
  versionId: string;
  step: number;
}

interface PausedVersion {
  id: string;
  number: number;
  plan: Plan;
  pausedAt: Date;
}

/**
 * How many of the people inside a paused journey would be due if it were resumed now, by block.
 * Throws `conflict` where it is not paused.
 */
export async function previewResume({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string };
}): Promise<ResumePreview> {
  const { sql } = ctx.db;
  return await sql.begin('isolation level repeatable read read only', async (tx) => {
    const row = await findJourney(tx, { workspaceId: ctx.workspaceId, id: input.id });
    refuseNotPaused(row);
    const { now } = await readClock(tx);
    const versions = await tx<PausedVersion[]>`
      select id, number, plan, paused_at as "pausedAt" from versions
      where journey_id = ${row.id} and status = 'paused' order by number desc`;
    const versionIds = versions.map(({ id }) => id);
    const within = (interval: string) =>
      tx`r.due_at <= ${now}::timestamptz + ${interval}::interval`;
    const rows = await tx<DueRow[]>`
      select r.version_id as "versionId", r.step,
        count(*) filter (where d.soon = 0)::float8 as now,
        count(*) filter (where d.soon = 1)::float8 as hour,
        count(*) filter (where d.soon = 2)::float8 as day,
        count(*) filter (where d.soon = 3)::float8 as later
      from (${resumedStrands(tx, { versionIds, calendar: calendarSteps(versions), at: now })}) r
        cross join lateral (select case when r.due_at is null or ${within('0 s')} then 0
          when ${within('1 hour')} then 1 when ${within('1 day')} then 2 else 3 end as soon) d
        join enrolments e on e.strand_id = r.id and e.status = 'inside'
      group by r.version_id, r.step`;
    const blocks = rows.flatMap(({ versionId, step, ...due }) => {
      const version = versions.find(({ id }) => id === versionId);
      const blockId = version?.plan.steps[step]?.blockId;
      if (!version || blockId === undefined) return [];
      return [{ versionNumber: version.number, blockId, inside: total(due), due }];
    });
    blocks.sort((a, b) => b.due.now - a.due.now || b.inside - a.inside);
    const due = sumOf(blocks.map((block) => block.due));
    const pausedAt = versions.reduce(
      (earliest, version) => (version.pausedAt < earliest ? version.pausedAt : earliest),
      now,
    );
    return {
      asOf: now.toISOString(),
      pausedAt: pausedAt.toISOString(),
      inside: total(due),
      due,
      blocks,
    };
  });
}

function total({ now, hour, day, later }: Due): number {
  return now + hour + day + later;
}

function sumOf(parts: Due[]): Due {
  const sum = { now: 0, hour: 0, day: 0, later: 0 };
  for (const part of parts) {
    sum.now += part.now;
    sum.hour += part.hour;
    sum.day += part.day;
    sum.later += part.later;
  }
  return sum;
}

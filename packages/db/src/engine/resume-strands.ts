import type { Transaction } from '../connect.ts';

/** Whoever drives a strand is told of it again this long after it is due, unless it has moved. */
const toldAfterMs = 2_000;

/** A step of a version whose people sleep until a moment of the calendar. */
export interface CalendarStep {
  versionId: string;
  step: number;
}

interface Resumed {
  versionIds: string[];
  /** Those that keep their own instant, however long the pause was. */
  calendar: CalendarStep[];
  at: Date;
}

/**
 * Lets the frozen timers of paused versions go on from `at`: what was left of each when it was paused, or
 * when the strand was made after that, is left from now on; a moment of the calendar stays what it is.
 * What is due is for the sweeper, at its rate. The caller holds the versions' locks exclusively and their
 * rows still say when they were paused.
 */
export async function resumeStrands(
  tx: Transaction,
  { speed, ...resumed }: Resumed & { speed: number },
): Promise<void> {
  const { versionIds, at } = resumed;
  await tx`
    select id from strands where version_id = any(${versionIds}::uuid[]) and state = 'open'
    order by id for update`;
  await tx`
    update strands s set
      due_at = r.due_at,
      bucket = case when r.frozen then null else s.bucket end,
      check_at = clock_timestamp() + case when r.due_at > ${at}::timestamptz
        then extract(epoch from r.due_at - ${at}::timestamptz) / ${speed}::float8 * interval '1 s'
          + ${toldAfterMs} * interval '1 ms'
        else interval '0 s' end,
      since = case when s.due_at is null then ${at}::timestamptz else s.since end,
      nudges = 0
    from (${resumedStrands(tx, resumed)}) r
    where s.id = r.id`;
}

/** Open strands of paused versions with the time at which each would be due if they went on `at`. */
export function resumedStrands(tx: Transaction, { versionIds, calendar, at }: Resumed) {
  return tx`
    select o.id, o.version_id, o.step, f.frozen,
      case when f.frozen then o.due_at + (${at}::timestamptz - greatest(v.paused_at, o.since))
        else o.due_at end as due_at
    from strands o join versions v on v.id = o.version_id
      cross join lateral (select o.due_at > v.paused_at and not (o.op = 'sleep' and exists (
        select from unnest(${calendar.map(({ versionId }) => versionId)}::uuid[],
          ${calendar.map(({ step }) => step)}::int[]) as c (version_id, step)
        where c.version_id = o.version_id and c.step = o.step)) as frozen) f
    where o.version_id = any(${versionIds}::uuid[]) and o.state = 'open'`;
}

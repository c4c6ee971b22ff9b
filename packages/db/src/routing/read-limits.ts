import type { EntryLimits } from '@percurso/engine/routing/entry-limits';
import { countKey, dayOf } from '@percurso/engine/routing/entry-limits';
import { insideKey } from '@percurso/engine/routing/inside-key';
import type { Plan } from '@percurso/journey/plan';
import type { Sql } from '../connect.ts';

interface Asked {
  journeyId: string;
  plan: Plan;
  contactId: string;
  /** When the event comes; entries from then on are left out. */
  at: Date;
  /** The present; the counts that are kept hold for what comes from now on. */
  now: Date;
}

/** What re-entry and caps of a journey are judged by for one contact, at any time; locks nothing. */
export async function readLimits(sql: Sql, asked: Asked): Promise<EntryLimits> {
  const { journeyId, contactId, at } = asked;
  const rows = await sql<{ key: string | null; enteredAt: Date }[]>`
    select key, max(entered_at) as "enteredAt" from enrolments
    where journey_id = ${journeyId} and contact_id = ${contactId} and not test
      and entered_at < ${at}
    group by key`;
  const earlier = new Map(
    rows.map(({ key, enteredAt }) => [insideKey(journeyId, contactId, key), enteredAt]),
  );
  const { caps } = asked.plan.entry;
  return { earlier, counts: caps ? await readCounts(sql, asked) : new Map() };
}

async function readCounts(
  sql: Sql,
  { journeyId, plan, at, now }: Asked,
): Promise<Map<string, number>> {
  const timeZone = plan.settings.timeZone ?? 'UTC';
  const rows = await sql<{ day: string; n: number }[]>`
    select k.day, coalesce(
      (select c.n from entry_counts c
        where c.journey_id = ${journeyId} and c.day = k.day and ${at >= now}::boolean),
      (select count(*) from enrolments e
        where e.journey_id = ${journeyId} and not e.test and e.entered_at < ${at}
          and (k.day = '' or (e.entered_at at time zone ${timeZone})::date = nullif(k.day, '')::date))
    )::float8 as n
    from unnest(${['', dayOf(at, plan)]}::text[]) as k (day)`;
  return new Map(rows.map(({ day, n }) => [countKey(journeyId, day), n]));
}

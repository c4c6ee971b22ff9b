import type { EntryLimits } from '@percurso/engine/routing/entry-limits';
import { countKey, dayOf } from '@percurso/engine/routing/entry-limits';
import type { Entry, EntryCandidate } from '@percurso/engine/routing/fold-page';
import { insideKey } from '@percurso/engine/routing/inside-key';
import type { Transaction } from '../connect.ts';

/** What a journey's entries are counted under. */
interface Counted {
  journeyId: string;
  day: string;
  timeZone: string;
}

/**
 * What re-entry and caps are judged by; nothing is read where no candidate has them. The counts are locked,
 * so that two routers never let in more than may: the contacts are locked before, in the common order.
 */
export async function loadLimits(
  tx: Transaction,
  {
    candidates,
    contactIds,
    now,
  }: { candidates: Map<string, EntryCandidate[]>; contactIds: string[]; now: Date },
): Promise<EntryLimits> {
  const all = [...candidates.values()].flat();
  const capped = all.filter(({ version }) => version.plan.entry.caps !== undefined);
  const counts =
    capped.length > 0 ? await lockCounts(tx, capped.flatMap(countedAs(now))) : new Map();
  const remembered = all.filter(({ version }) => {
    const { reentry } = version.plan.entry;
    return reentry !== undefined && reentry.mode !== 'always';
  });
  if (remembered.length === 0) return { counts, earlier: new Map() };
  const journeyIds = remembered.map(({ version }) => version.journeyId);
  const rows = await tx<
    { journeyId: string; contactId: string; key: string | null; enteredAt: Date }[]
  >`
    select journey_id as "journeyId", contact_id as "contactId", key, max(entered_at) as "enteredAt"
    from enrolments
    where contact_id = any(${contactIds}::uuid[]) and journey_id = any(${journeyIds}::uuid[])
      and not test
    group by journey_id, contact_id, key`;
  const earlier = new Map(
    rows.map((row) => [insideKey(row.journeyId, row.contactId, row.key), row.enteredAt]),
  );
  return { counts, earlier };
}

/** Adds those who came in to the counts that were locked for them. */
export async function writeEntryCounts(
  tx: Transaction,
  { entries, now }: { entries: Entry[]; now: Date },
): Promise<void> {
  const sums = new Map<string, Counted & { n: number }>();
  for (const { version, test } of entries) {
    if (test || !version.plan.entry.caps) continue;
    for (const counted of countedAs(now)({ version })) {
      const key = countKey(counted.journeyId, counted.day);
      sums.set(key, { ...counted, n: (sums.get(key)?.n ?? 0) + 1 });
    }
  }
  if (sums.size === 0) return;
  const rows = [...sums.values()];
  await tx`
    update entry_counts c set n = c.n + s.n
    from unnest(
      ${rows.map(({ journeyId }) => journeyId)}::uuid[],
      ${rows.map(({ day }) => day)}::text[],
      ${rows.map(({ n }) => n)}::bigint[]
    ) as s (journey_id, day, n)
    where c.journey_id = s.journey_id and c.day = s.day`;
}

function countedAs(now: Date) {
  return ({ version: { journeyId, plan } }: Pick<EntryCandidate, 'version'>): Counted[] => {
    const timeZone = plan.settings.timeZone ?? 'UTC';
    return ['', dayOf(now, plan)].map((day) => ({ journeyId, day, timeZone }));
  };
}

/** A journey that was not counted so far begins with those who came in before. */
async function lockCounts(tx: Transaction, counted: Counted[]): Promise<Map<string, number>> {
  const rows = await tx<{ journeyId: string; day: string; n: number }[]>`
    insert into entry_counts as known (journey_id, day, n)
    select k.journey_id, k.day,
      case when exists (
        select from entry_counts c where c.journey_id = k.journey_id and c.day = k.day
      ) then 0 else (
        select count(*) from enrolments e
        where e.journey_id = k.journey_id and not e.test
          and (k.day = '' or (e.entered_at at time zone k.time_zone)::date = k.day::date)
      ) end
    from unnest(
      ${counted.map(({ journeyId }) => journeyId)}::uuid[],
      ${counted.map(({ day }) => day)}::text[],
      ${counted.map(({ timeZone }) => timeZone)}::text[]
    ) as k (journey_id, day, time_zone)
    order by k.journey_id, k.day collate "C"
    on conflict (journey_id, day) do update set n = known.n
    returning journey_id as "journeyId", day, n::float8 as n`;
  return new Map(rows.map(({ journeyId, day, n }) => [countKey(journeyId, day), n]));
}

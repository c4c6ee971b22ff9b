import type { Sql, Transaction } from '../connect.ts';

/**
 * Whether a version that still runs listens to the trigger `t`, as a condition of a query; or one that does
 * not, whose people may still reach a goal by it. The clock is asked in a select of its own: as a function it
 * could not bound the index of entries.
 */
export function isListenedTo(sql: Sql | Transaction) {
  return sql`exists (
    select from version_triggers l join versions v on v.id = l.version_id
    where l.trigger_id = t.id and (v.status <> 'stopped' or l.within_ms is not null and exists (
      select from enrolments n where n.version_id = v.id
        and n.entered_at >= (select percurso_now()) - l.within_ms * interval '1 millisecond')))`;
}

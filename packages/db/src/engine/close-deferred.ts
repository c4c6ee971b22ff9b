import type { Transaction } from '../connect.ts';

/**
 * A message that is held has nobody to go to once its person has left the block: it is not sent, and one
 * that the provider may have had before stays unclear. The enrolments are locked by the caller.
 */
export async function closeDeferred(
  tx: Transaction,
  enrolmentIds: string[],
  reasonOf: (enrolmentId: string) => string = () => 'left-journey',
): Promise<void> {
  if (enrolmentIds.length === 0) return;
  // Of a `handed` whose answer can still come, that answer decides.
  await tx`
    update messages m set updated_at = percurso_now(),
      state = case m.state when 'deferred' then 'skipped' else 'unknown' end,
      reason = case m.state when 'deferred' then g.reason else 'no clear answer' end
    from unnest(${enrolmentIds}::uuid[], ${enrolmentIds.map(reasonOf)}::text[])
      as g (enrolment_id, reason)
    where m.enrolment_id = g.enrolment_id and m.id in (
      select id from messages
      where enrolment_id = any(${enrolmentIds}::uuid[])
        and (state = 'deferred' or (state = 'handed' and answer_by < clock_timestamp()))
      order by id for update)`;
}

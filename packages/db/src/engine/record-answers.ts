import type { MessageAnswer } from '@percurso/engine/store';
import type { Sql } from '../connect.ts';
import type { Heard } from '../events/insert-interactions.ts';
import { insertInteractions } from '../events/insert-interactions.ts';
import { runTransaction } from '../run-transaction.ts';

interface AnsweredRow {
  id: string;
  workspaceId: string;
  state: string;
  reason: string | null;
}

/**
 * Writes what the provider said, by message id, whoever heard it: a final answer is true whatever
 * became of the strand, and states only go forward. Going back to `reserved`, and giving up the
 * wait for an answer, need the fence of the hand-over to be unchanged. What was sent, or refused, is
 * heard by the journeys that listen to it.
 */
export async function recordAnswers(sql: Sql, answers: MessageAnswer[]): Promise<void> {
  if (answers.length === 0) return;
  const sorted = [...answers].sort((a, b) => (a.messageId < b.messageId ? -1 : 1));
  const column = <T>(read: (answer: MessageAnswer) => T): T[] => sorted.map(read);
  await runTransaction(sql, async (tx) => {
    // Locks in order, and updates what is true of a row once it is held.
    const written = await tx<AnsweredRow[]>`
      with locked as materialized (
        select id from messages where id = any(${column((a) => a.messageId)}::uuid[])
        order by id for update
      ), clock_now as materialized (select percurso_now() as at)
      update messages m set
        state = a.state,
        reason = a.reason,
        -- Never begun, so it was no attempt.
        attempt = m.attempt
          - case when a.state in ('reserved', 'handed') and a.reason = 'late' then 1 else 0 end,
        provider_id = coalesce(a.provider_id, m.provider_id),
        answer_by = case when a.state = 'handed' then date_trunc('milliseconds', clock_timestamp()) else m.answer_by end,
        updated_at = c.at
      from locked l
        join unnest(
          ${column((a) => a.messageId)}::uuid[],
          ${column((a) => a.strandId)}::uuid[],
          ${column((a) => a.fence)}::int[],
          ${column((a) => a.state)}::text[],
          ${column((a) => a.reason)}::text[],
          ${column((a) => a.providerId)}::text[]
        ) as a (id, strand_id, fence, state, reason, provider_id) on a.id = l.id
        cross join clock_now c
      where m.id = l.id and (
        (m.state in ('handed', 'unknown') and a.state in ('accepted', 'failed'))
        or (m.state = 'handed' and a.state in ('reserved', 'handed', 'unknown')
          and m.strand_id = a.strand_id and m.fence = a.fence))
      returning m.id, m.workspace_id as "workspaceId", m.state, m.reason`;
    for (const workspaceId of new Set(written.map((row) => row.workspaceId))) {
      const own = written.filter((row) => row.workspaceId === workspaceId);
      await insertInteractions(tx, { workspaceId, heard: own.flatMap(heardOf) });
    }
  });
}

/** An answer that is unclear counts as sent. */
function heardOf({ id: messageId, state, reason }: AnsweredRow): Heard[] {
  if (state === 'accepted' || state === 'unknown') return [{ messageId, kind: 'sent' }];
  return state === 'failed' ? [{ messageId, kind: 'blocked', detail: { reason } }] : [];
}

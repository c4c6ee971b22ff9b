import type { MessageRequest } from '@percurso/blocks/kit/run';
import type { Transaction } from '../connect.ts';
import type { MessageState } from '../schema/messages.ts';

/** A message that an earlier hand-over left in the ledger. */
export interface KnownMessage {
  id: string;
  state: MessageState;
  reason: string | null;
  strandId: string;
  fence: number;
  attempt: number;
  /** Real milliseconds until an answer of the other attempt can no longer come. */
  answerMs: number;
  to: string | null;
  /** Of one that this provider may have already. */
  content: Content | null;
}

type Content = Pick<MessageRequest, 'sender' | 'subject' | 'text' | 'html'>;

/** Locks and reads what is known of messages, of each that `provider` may have what it said. */
export async function readKnown(
  tx: Transaction,
  ids: string[],
  provider: string,
): Promise<Map<string, KnownMessage>> {
  const rows = await tx<KnownMessage[]>`
    select id, state, reason, strand_id as "strandId", fence, attempt, "to",
      coalesce(extract(epoch from answer_by - clock_timestamp()) * 1000, 0)::float8 as "answerMs",
      case when state = 'handed' and provider = ${provider} then json_strip_nulls(json_build_object(
        'sender', sender, 'subject', subject, 'text', body, 'html', html)) end as content
    from messages where id = any(${ids}::uuid[]) order by id for update`;
  return new Map(rows.map((row) => [row.id, row]));
}

/** With the words and the sender of an earlier hand-over, and nothing that it did not have. */
export function saying(
  request: MessageRequest,
  { sender, subject, text, html }: Content,
): MessageRequest {
  return { ...request, sender, subject, text, html };
}

/** An answer is waited for while the channel is held: the messages are asked for again after that. */
export async function awaitAnswers(tx: Transaction, held: string[], ms: number): Promise<void> {
  if (held.length === 0) return;
  await tx`
    update messages set answer_by = clock_timestamp() + ${ms}::float8 * interval '1 ms'
    where id = any(${held}::uuid[])`;
}

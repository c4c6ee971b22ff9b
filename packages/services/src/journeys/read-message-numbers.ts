import type { Transaction } from '@percurso/db/connect';
import type { MessageState } from '@percurso/db/schema/messages';
import type { MessageNumbers } from './journey-numbers-schema.ts';

const COLUMN: Record<MessageState, Exclude<keyof MessageNumbers, 'reasons'>> = {
  accepted: 'sent',
  failed: 'failed',
  skipped: 'notSent',
  unknown: 'unknown',
  handed: 'pending',
  reserved: 'pending',
  deferred: 'pending',
};

/** Block id → what became of its messages, with the reasons of those that were not simply sent. */
export async function readMessageNumbers(
  tx: Transaction,
  versionId: string,
): Promise<Map<string, MessageNumbers>> {
  const rows = await tx<
    { blockId: string; state: MessageState; reason: string | null; n: number }[]
  >`
    select block_id as "blockId", state, reason, count(*)::float8 as n from messages
    where version_id = ${versionId} and not test group by block_id, state, reason
    order by block_id, n desc, state, reason`;
  const byBlock = new Map<string, MessageNumbers>();
  for (const { blockId, state, reason, n } of rows) {
    const numbers = byBlock.get(blockId) ?? {
      sent: 0,
      failed: 0,
      notSent: 0,
      unknown: 0,
      pending: 0,
      reasons: [],
    };
    numbers[COLUMN[state]] += n;
    if (state !== 'accepted') numbers.reasons.push({ state, reason, n });
    byBlock.set(blockId, numbers);
  }
  return byBlock;
}

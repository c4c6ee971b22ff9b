import type { Transaction } from '@percurso/db/connect';
import type { MessageState } from '@percurso/db/schema/messages';
import { wasHeard } from '../messages/was-heard.ts';
import type { MessageNumbers } from './journey-numbers-schema.ts';
import type { PeriodPeople } from './numbers-period.ts';
import { ofPeople } from './numbers-period.ts';

/** As what a message of each state is counted. */
export const MESSAGE_STATES: Record<
  MessageState,
  'sent' | 'failed' | 'notSent' | 'unknown' | 'pending' | 'held'
> = {
  accepted: 'sent',
  failed: 'failed',
  skipped: 'notSent',
  unknown: 'unknown',
  handed: 'pending',
  reserved: 'pending',
  deferred: 'held',
};

interface Row {
  blockId: string;
  state: MessageState;
  reason: string | null;
  n: number;
  delivered: number;
  opened: number;
  clicked: number;
}

/**
 * Block id → what became of its messages, with the reasons of those that were not simply sent; of the
 * people of a period alone where one is given.
 */
export async function readMessageNumbers(
  tx: Transaction,
  versionIds: readonly string[],
  people: PeriodPeople | null = null,
): Promise<Map<string, MessageNumbers>> {
  const of = people
    ? tx`join enrolments e on e.id = m.enrolment_id and ${ofPeople(tx, people)}`
    : tx``;
  const heard = (kind: 'delivered' | 'opened' | 'clicked') =>
    tx`count(*) filter (where ${wasHeard(tx, kind)})::float8`;
  const rows = await tx<Row[]>`
    select m.block_id as "blockId", m.state, m.reason, count(*)::float8 as n,
      ${heard('delivered')} as delivered, ${heard('opened')} as opened,
      ${heard('clicked')} as clicked
    from messages m ${of}
    where m.version_id in ${tx(versionIds)} and not m.test group by m.block_id, m.state, m.reason
    order by m.block_id, n desc, m.state, m.reason`;
  const byBlock = new Map<string, MessageNumbers>();
  for (const { blockId, state, reason, n, delivered, opened, clicked } of rows) {
    const numbers = byBlock.get(blockId) ?? {
      sent: 0,
      delivered: 0,
      opened: 0,
      clicked: 0,
      failed: 0,
      notSent: 0,
      unknown: 0,
      pending: 0,
      held: 0,
      reasons: [],
    };
    numbers[MESSAGE_STATES[state]] += n;
    numbers.delivered += delivered;
    numbers.opened += opened;
    numbers.clicked += clicked;
    if (state !== 'accepted') numbers.reasons.push({ state, reason, n });
    byBlock.set(blockId, numbers);
  }
  return byBlock;
}

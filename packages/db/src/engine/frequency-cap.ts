import type { FrequencyCap } from '@percurso/engine/sending/decide-send';
import type { Transaction } from '../connect.ts';

/** At most so many commercial messages of a channel within so many days. */
export type Cap = Pick<FrequencyCap, 'most' | 'days'>;

/** What the contacts of a page may still get, counted on while the page is decided. */
export interface OpenCap {
  /** Of one contact; null where nothing is counted. */
  of(contactId: string): FrequencyCap | null;
  /** One more is handed over to the contact. */
  add(contactId: string): void;
}

const nothingCounted: OpenCap = { of: () => null, add: () => undefined };

/**
 * Counts what the contacts got, which have to be locked, so that two pages never count the same
 * message as the last. Those of the page itself count as `known` says: where they are, or may be, sent.
 */
export async function openCap(
  tx: Transaction,
  {
    cap,
    channel,
    page,
    known,
  }: {
    cap: Cap | null;
    channel: 'sms' | 'email';
    page: { messageId: string; contactId: string }[];
    known: ReadonlyMap<string, { state: string }>;
  },
): Promise<OpenCap> {
  if (!cap) return nothingCounted;
  const { most, days } = cap;
  const contactIds = [...new Set(page.map(({ contactId }) => contactId))];
  const rows = await tx<{ contactId: string; n: number }[]>`
    select contact_id as "contactId", count(*)::int as n from messages
    where contact_id = any(${contactIds}::uuid[]) and channel = ${channel}
      and handed_at > percurso_now() - make_interval(days => ${days})
      and class = 'commercial' and not test and state in ('handed', 'accepted', 'unknown')
      and id <> all(${page.map(({ messageId }) => messageId)}::uuid[])
    group by contact_id`;
  const sent = new Map(rows.map(({ contactId, n }) => [contactId, n]));
  const open: OpenCap = {
    of: (contactId) => ({ most, days, sent: sent.get(contactId) ?? 0 }),
    add(contactId) {
      sent.set(contactId, (sent.get(contactId) ?? 0) + 1);
    },
  };
  for (const { messageId, contactId } of page) {
    const state = known.get(messageId)?.state;
    if (state === 'accepted' || state === 'unknown' || state === 'handed') open.add(contactId);
  }
  return open;
}

import assert from 'node:assert/strict';
import type { Sql } from '@percurso/db/connect';
import type { Gateway } from './gateway.ts';

/** What the ledger and the gateway agreed on. */
export interface LedgerFigures {
  sent: number;
  /** Transactional messages that were sent more than once, where the gateway knows no keys. */
  twice: number;
  unknown: number;
}

/**
 * The second half of the verdict: what the gateway saw is what the ledger says. With keys each
 * message is delivered once; without, a commercial one at most once and a transactional one at least
 * once, and never more often than the ledger says it was tried.
 */
export async function expectLedger(sql: Sql, gateway: Gateway): Promise<LedgerFigures> {
  const ledger = await sql<{ id: string; class: string; state: string; attempt: number }[]>`
    select id, class, state, attempt from messages where provider = 'http-sms'`;
  const times = new Map<string, number>();
  for (const id of gateway.accepted) times.set(id, (times.get(id) ?? 0) + 1);
  const wrong: Record<string, unknown>[] = [];
  const figures = { sent: 0, twice: 0, unknown: 0 };
  for (const message of ledger) {
    const { id, state, attempt } = message;
    const accepted = times.get(id) ?? 0;
    times.delete(id);
    const keyed = gateway.keyed.has(id);
    const [least, most] = expectedSends(message, keyed);
    // With keys a repeat is no delivery; a ledger that was put back has forgotten some attempts.
    if (accepted < least || accepted > (keyed ? most : Math.min(most, attempt)))
      wrong.push({ ...message, accepted });
    if (state === 'accepted') figures.sent += 1;
    if (state === 'unknown') figures.unknown += 1;
    if (accepted > 1 && !keyed) figures.twice += 1;
  }
  assert.deepEqual({ wrong, notInLedger: [...times.keys()] }, { wrong: [], notInLedger: [] });
  for (const { id, key } of gateway.requests) assert.equal(key, id);
  return figures;
}

function expectedSends(
  { class: messageClass, state }: { class: string; state: string },
  keyed: boolean,
): [number, number] {
  if (state === 'skipped' || state === 'deferred') return [0, 0];
  const most = keyed || messageClass === 'transactional' ? Number.POSITIVE_INFINITY : 1;
  if (state === 'accepted') return [1, most];
  if (state === 'failed') return [0, 0];
  return [0, most];
}

import type { Suppression } from '@percurso/db/schema/messages';
import type { NewInteraction } from './interaction-schema.ts';

/** Of an address that is none, or is disabled (RFC 3463, 3.2 and 3.3), wherever a report says it. */
const GONE = /(?<![\d.])5\.(?:1\.\d{1,3}|2\.1)(?![\d.])/;

/**
 * Why nothing more is sent to the address of a message of which this was reported; null where it still
 * may be. A full mailbox (5.2.2), a refusal by policy (5.7.x) and 4.x.x are no fault of the address.
 */
export function suppressionReason({
  kind,
  reason = '',
}: Pick<NewInteraction, 'kind' | 'reason'>): Suppression | null {
  if (kind === 'complained') return 'complained';
  return kind === 'bounced' && GONE.test(reason) ? 'bounced' : null;
}

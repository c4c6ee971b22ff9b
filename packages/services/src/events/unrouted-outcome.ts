import type { Trigger } from '../triggers/trigger-schema.ts';

/** Events of a trigger that is not ready are kept and shown but start nothing; the router skips them. */
export function unroutedOutcome(state: Trigger['state']): {
  outcome: 'no-match' | null;
  reason: string | null;
} {
  return state === 'ready'
    ? { outcome: null, reason: null }
    : { outcome: 'no-match', reason: `trigger-${state}` };
}

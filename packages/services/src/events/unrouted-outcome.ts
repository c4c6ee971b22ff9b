import type { Trigger } from '../triggers/trigger-schema.ts';

/**
 * Events that can start nothing are kept and shown, but the router never sees them: those of a
 * trigger that is not ready, and those of one that no version listens to when they come.
 */
export function unroutedOutcome(
  state: Trigger['state'],
  { listened }: { listened: boolean },
): {
  outcome: 'no-match' | null;
  reason: string | null;
} {
  if (state !== 'ready') return { outcome: 'no-match', reason: `trigger-${state}` };
  return listened ? { outcome: null, reason: null } : { outcome: 'no-match', reason: 'no-journey' };
}

import { triggerScope } from '../api-keys/trigger-scope.ts';
import type { Actor } from '../context.ts';
import type { TriggerRow } from '../triggers/read-trigger.ts';

/** Why an event of this trigger cannot be sent by this caller, or null. */
export function findTriggerError(
  actor: Actor,
  key: string,
  trigger: TriggerRow | undefined,
): string | null {
  if (!trigger) return `there is no trigger “${key}” in this workspace`;
  if (trigger.kind === 'record') {
    return `“${key}” fires when a case changes; change the case instead of sending an event`;
  }
  if (actor.type === 'api-key' && !maySend(actor.scopes, key)) {
    return `this API key may not send “${key}”`;
  }
  return null;
}

function maySend(scopes: readonly string[], key: string): boolean {
  return scopes.some(
    (scope) => scope === '*' || scope === 'events:write' || scope === triggerScope(key),
  );
}

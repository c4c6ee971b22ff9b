import { triggerScope } from '../api-keys/trigger-scope.ts';
import type { Actor } from '../context.ts';
import type { FieldError } from '../service-error.ts';
import type { TriggerRow } from '../triggers/read-trigger.ts';
import { findKindError } from './find-kind-error.ts';

/** Why an event of this trigger cannot be sent by this caller, or null. */
export function findTriggerError(
  actor: Actor,
  key: string,
  trigger: TriggerRow | undefined,
): Omit<FieldError, 'path'> | null {
  const values = { key };
  if (!trigger) {
    return {
      message: `there is no trigger “${key}” in this workspace`,
      code: 'trigger-not-found',
      values,
    };
  }
  const ofKind = findKindError(trigger);
  if (ofKind) return ofKind;
  if (actor.type === 'api-key' && !maySend(actor.scopes, key)) {
    return {
      message: `this API key may not send “${key}”`,
      code: 'event-not-allowed',
      values,
    };
  }
  return null;
}

function maySend(scopes: readonly string[], key: string): boolean {
  return scopes.some(
    (scope) => scope === '*' || scope === 'events:write' || scope === triggerScope(key),
  );
}

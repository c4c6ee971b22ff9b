const prefix = 'events:write:';

/** The scope of a key that may send events of one trigger only. */
export function triggerScope(triggerKey: string): string {
  return `${prefix}${triggerKey}`;
}

/** Whether a scope is for one trigger's events. */
export function isTriggerScope(scope: string): boolean {
  return scope.startsWith(prefix);
}

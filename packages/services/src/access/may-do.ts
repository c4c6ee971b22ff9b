import { isTriggerScope } from '../api-keys/trigger-scope.ts';
import type { Actor } from '../context.ts';
import type { Permission } from './permission.ts';
import { roleMay } from './role-permissions.ts';

/** Whether this caller may do it: by role, by the scopes of a key, or as the product itself. */
export function mayDo(actor: Actor, permission: Permission): boolean {
  switch (actor.type) {
    case 'user':
      return roleMay(actor.role, permission);
    case 'api-key':
      return actor.scopes.some(
        (scope) =>
          scope === '*' ||
          scope === permission ||
          // Which triggers such a key may send is checked event by event.
          (permission === 'events:write' && isTriggerScope(scope)),
      );
    case 'system':
      return true;
  }
}

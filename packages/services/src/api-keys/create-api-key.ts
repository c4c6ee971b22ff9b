import { randomBytes } from 'node:crypto';
import { mayDo } from '../access/may-do.ts';
import { permissions } from '../access/permission.ts';
import type { ServiceContext } from '../context.ts';
import { ServiceError } from '../service-error.ts';
import type { MadeApiKey, NewApiKey } from './api-key-schema.ts';
import { insertApiKey } from './insert-api-key.ts';
import { isTriggerScope } from './trigger-scope.ts';

/** Makes a key, shown once. Nobody makes a key that may do more than they: throws `forbidden`. */
export async function createApiKey({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: NewApiKey;
}): Promise<MadeApiKey> {
  const excess = input.scopes.filter((scope) => !covers(ctx, scope));
  if (excess.length > 0) {
    throw new ServiceError('forbidden', {
      detail: `You may not do ${excess.join(', ')} yourself, so a key of yours may not either.`,
      code: 'api-key-exceeds-own',
      values: { scopes: excess.join(', ') },
    });
  }
  const key = `pk_${randomBytes(32).toString('base64url')}`;
  const row = await insertApiKey(ctx.db.sql, { workspaceId: ctx.workspaceId, key, ...input });
  return { ...row, key };
}

function covers({ actor }: ServiceContext, scope: string): boolean {
  if (scope === '*') {
    return actor.type === 'api-key'
      ? actor.scopes.includes('*')
      : permissions.every((permission) => mayDo(actor, permission));
  }
  if (isTriggerScope(scope)) {
    return actor.type === 'api-key' && actor.scopes.includes(scope)
      ? true
      : actor.type !== 'api-key' ||
          actor.scopes.some((own) => own === '*' || own === 'events:write');
  }
  return permissions.some((permission) => permission === scope && mayDo(actor, permission));
}

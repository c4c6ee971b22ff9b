import type { ServiceContext } from '../context.ts';
import { ServiceError } from '../service-error.ts';

/** Makes a key invalid from the next request on. Throws `not-found`. */
export async function revokeApiKey({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string };
}): Promise<void> {
  const gone = await ctx.db.sql`
    update api_keys set revoked_at = percurso_now()
    where id = ${input.id} and workspace_id = ${ctx.workspaceId} and revoked_at is null`;
  if (gone.count === 0) {
    throw new ServiceError('not-found', {
      detail: `There is no API key ${input.id}.`,
      code: 'api-key-not-found',
    });
  }
}

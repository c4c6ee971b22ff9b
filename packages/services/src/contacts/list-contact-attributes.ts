import { readContactAttributes } from '@percurso/db/contacts/read-contact-attributes';
import type { ServiceContext } from '../context.ts';
import type { ContactAttribute } from './contact-schema.ts';

/** The own attributes that contacts of the workspace were given, by name. */
export async function listContactAttributes({
  ctx,
}: {
  ctx: ServiceContext;
}): Promise<{ items: ContactAttribute[] }> {
  const rows = await readContactAttributes(ctx.db.sql, ctx.workspaceId);
  return {
    items: rows.map(({ firstSeenAt, lastSeenAt, ...row }) => ({
      ...row,
      firstSeenAt: firstSeenAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
    })),
  };
}

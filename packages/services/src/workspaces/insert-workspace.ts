import type { Transaction } from '@percurso/db/connect';
import { newId } from '@percurso/db/new-id';
import { ensureBuiltInTriggers } from '@percurso/db/triggers/ensure-built-in-triggers';

/** Creates a workspace with the built-in triggers; null where the slug is taken. */
export async function insertWorkspace(
  tx: Transaction,
  { name, slug }: { name: string; slug: string },
): Promise<string | null> {
  const id = newId();
  const made = await tx`
    insert into workspaces (id, name, slug, created_at)
    values (${id}, ${name}, ${slug}, percurso_now())
    on conflict (slug) do nothing`;
  if (made.count !== 1) return null;
  await ensureBuiltInTriggers(tx, id);
  return id;
}

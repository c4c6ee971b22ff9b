import type { Transaction } from '@percurso/db/connect';
import { v7 } from 'uuid';

/** Creates a workspace; null where the slug is taken. */
export async function insertWorkspace(
  tx: Transaction,
  { name, slug }: { name: string; slug: string },
): Promise<string | null> {
  const id = v7();
  const made = await tx`
    insert into workspaces (id, name, slug, created_at)
    values (${id}, ${name}, ${slug}, percurso_now())
    on conflict (slug) do nothing`;
  return made.count === 1 ? id : null;
}

import type { Database } from '@percurso/db/connect';
import { sha256 } from '../crypto/sha256.ts';

export interface FoundApiKey {
  id: string;
  workspaceId: string;
  scopes: string[];
  origins: string[];
}

/** The key that was sent, unless unknown or revoked; notes its use at most once a minute. */
export async function findApiKey(db: Database, token: string): Promise<FoundApiKey | null> {
  const [row] = await db.sql<(FoundApiKey & { stale: boolean })[]>`
    select id, workspace_id as "workspaceId", scopes, origins,
      last_used_at is null or last_used_at < percurso_now() - interval '1 minute' as stale
    from api_keys where hash = ${sha256(token)} and revoked_at is null`;
  if (!row) return null;
  const { stale, ...key } = row;
  if (stale) await db.sql`update api_keys set last_used_at = percurso_now() where id = ${key.id}`;
  return key;
}

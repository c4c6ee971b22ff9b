import type { Database } from '@percurso/db/connect';
import { sha256 } from '../crypto/sha256.ts';
import { insertApiKey } from './insert-api-key.ts';

/**
 * Sees to it that this very key is valid for the workspace with full access, and for no other; the
 * operator gives it by environment variable at every start.
 */
export async function ensureApiKey(
  db: Database,
  { workspaceId, key, name }: { workspaceId: string; key: string; name: string },
): Promise<void> {
  const known = await db.sql`
    update api_keys set workspace_id = ${workspaceId}, scopes = ${['*']}, origins = ${[]},
      revoked_at = null
    where hash = ${sha256(key)}`;
  if (known.count > 0) return;
  await insertApiKey(db.sql, { workspaceId, key, name, scopes: ['*'], origins: [] });
}

import type { Sql } from '@percurso/db/connect';
import { newId } from '@percurso/db/new-id';
import { sha256 } from '../crypto/sha256.ts';
import type { ApiKey, NewApiKey } from './api-key-schema.ts';

/** Stores a key: its hash, its first characters and what it may do. */
export async function insertApiKey(
  sql: Sql,
  { workspaceId, key, name, scopes, origins }: NewApiKey & { workspaceId: string; key: string },
): Promise<ApiKey> {
  const prefix = key.slice(0, 7);
  const id = newId();
  const rows = await sql<{ createdAt: Date }[]>`
    insert into api_keys (id, workspace_id, name, prefix, hash, scopes, origins, created_at)
    values (${id}, ${workspaceId}, ${name}, ${prefix}, ${sha256(key)}, ${scopes}, ${origins},
      percurso_now())
    returning created_at as "createdAt"`;
  const createdAt = (rows[0] as { createdAt: Date }).createdAt.toISOString();
  return { id, name, prefix, scopes, origins, createdAt, lastUsedAt: null };
}

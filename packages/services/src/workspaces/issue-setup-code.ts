import { randomBytes } from 'node:crypto';
import type { Database } from '@percurso/db/connect';
import { newId } from '@percurso/db/new-id';
import { sha256 } from '../crypto/sha256.ts';
import { setupNeeded } from './setup-needed.ts';

/** A one-time code for making the first admin, to be logged; null once somebody can sign in. */
export async function issueSetupCode(db: Database): Promise<string | null> {
  if (!(await setupNeeded(db.sql))) return null;
  const code = randomBytes(16).toString('base64url');
  await db.sql`
    insert into verifications (id, identifier, value, expires_at)
    values (${newId()}, 'setup', ${sha256(code)}, 'infinity')`;
  return code;
}

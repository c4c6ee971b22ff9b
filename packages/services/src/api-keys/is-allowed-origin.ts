import type { Database } from '@percurso/db/connect';

/** Whether some browser key may be used from this origin; what a preflight is answered by. */
export async function isAllowedOrigin(db: Database, origin: string): Promise<boolean> {
  const [row] = await db.sql`
    select 1 from api_keys where revoked_at is null and ${origin} = any(origins) limit 1`;
  return row !== undefined;
}

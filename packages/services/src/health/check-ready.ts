import type { Database } from '@percurso/db/connect';

/** Whether the database answers and is migrated. */
export async function checkReady(db: Database): Promise<boolean> {
  try {
    await db.sql`select percurso_now()`;
    return true;
  } catch {
    return false;
  }
}

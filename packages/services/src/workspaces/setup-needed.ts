import type { Sql, Transaction } from '@percurso/db/connect';

/** Whether nobody can sign in yet. */
export async function setupNeeded(sql: Sql | Transaction): Promise<boolean> {
  const [user] = await sql`select 1 from users limit 1`;
  return user === undefined;
}

import type { Database } from '@percurso/db/connect';

/**
 * Throws what is wrong with the database, if anything is: the library for sign-in tells its every
 * failure alike, and keeps the reason to itself.
 */
export async function askDatabase({ sql }: Database): Promise<void> {
  await sql`select 1`;
}

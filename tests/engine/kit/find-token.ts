import type { Sql } from '@percurso/db/connect';

/** The tables in which a text is found anywhere, whatever the column. */
export async function findToken(sql: Sql, token: string): Promise<string[]> {
  const tables = await sql<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`;
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await sql`
      select 1 from ${sql(name)} t where t::text ilike ${`%${token}%`} limit 1`;
    if (rows.length > 0) found.push(name);
  }
  return found.sort();
}

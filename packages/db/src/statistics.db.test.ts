import { createTestDatabase } from '@percurso/testing/template-database';
import { expect, test } from 'vitest';
import { connectDatabase } from './connect.ts';

test('no statistics are gathered of documents, which are never compared as a whole', async () => {
  const database = await createTestDatabase();
  const db = connectDatabase(database);
  try {
    const gathered = await db.sql`
      select c.relname as table, a.attname as column from pg_attribute a
      join pg_class c on c.oid = a.attrelid and c.relkind = 'r'
      join pg_namespace n on n.oid = c.relnamespace and n.nspname = current_schema()
      where a.atttypid = 'jsonb'::regtype and not a.attisdropped
        and coalesce(a.attstattarget, -1) <> 0`;
    expect([...gathered]).toEqual([]);
  } finally {
    await db.close();
    await database.drop();
  }
});

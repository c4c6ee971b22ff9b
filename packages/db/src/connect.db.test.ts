import { createTestDatabase } from '@percurso/testing/template-database';
import { expect, test } from 'vitest';
import { connectDatabase } from './connect.ts';

test('a statement is planned for its values each time, not once for a table that was small', async () => {
  const database = await createTestDatabase();
  const db = connectDatabase({ url: database.url, connections: 1 });
  try {
    // Postgres thinks of one plan for all values from the sixth time on.
    for (let time = 0; time < 8; time += 1) {
      await db.sql`select id from contacts where id = any(${[]}::uuid[])`;
    }
    const [plans] = await db.sql`
      select generic_plans::int as generic, custom_plans::int as custom from pg_prepared_statements
      where statement like 'select id from contacts%'`;
    expect(plans).toEqual({ generic: 0, custom: 8 });
  } finally {
    await db.close();
    await database.drop();
  }
});

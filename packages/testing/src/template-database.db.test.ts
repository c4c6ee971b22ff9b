import postgres from 'postgres';
import { expect, inject, test } from 'vitest';
import { createTestDatabase } from './template-database.ts';

async function tables(url: string): Promise<string[]> {
  const client = postgres(url, { max: 1 });
  try {
    const rows = await client<{ name: string }[]>`
      select table_name as name from information_schema.tables
      where table_schema = 'public' order by 1`;
    return rows.map((row) => row.name);
  } finally {
    await client.end();
  }
}

test('a test database is migrated, and apart from the next one', async () => {
  const [first, second] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  const client = postgres(first.url, { max: 1 });
  await client`create table only_in_first (id int)`;
  await client.end();

  const inFirst = await tables(first.url);
  const inSecond = await tables(second.url);
  expect(inSecond).toContain('enrolments');
  expect(inFirst).toEqual([...inSecond, 'only_in_first'].sort());
  await Promise.all([first.drop(), second.drop()]);
});

test('a dropped test database is gone, open connections or not', async () => {
  const database = await createTestDatabase();
  const client = postgres(database.url, { max: 1, onclose: () => undefined });
  await client`select 1`;
  await database.drop();

  const admin = postgres(inject('postgresUrl'), { max: 1 });
  const name = new URL(database.url).pathname.slice(1);
  expect(await admin`select 1 from pg_database where datname = ${name}`).toHaveLength(0);
  await Promise.all([client.end(), admin.end()]);
});

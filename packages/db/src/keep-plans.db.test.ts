import { createTestDatabase } from '@percurso/testing/template-database';
import { expect, test } from 'vitest';
import type { Database, Transaction } from './connect.ts';
import { connectDatabase } from './connect.ts';
import { keepPlans } from './keep-plans.ts';

test('only the statement itself may keep plans, and scans by index', async () => {
  await withConnection(async ({ sql }) => {
    await sql.begin(async (tx) => {
      const before = await readSettings(tx);
      const [within] = await keepPlans(tx, settings(tx));
      expect(within).toEqual({ plans: 'auto', scans: 'off' });
      expect(await readSettings(tx)).toEqual(before);
      expect(before).toEqual({ plans: 'force_custom_plan', scans: 'on' });
    });
  });
});

test('a foreign key is checked for many rows, and names what it does not find', async () => {
  await withConnection(async ({ sql }) => {
    await sql`create table parents (id int primary key)`;
    await sql`create table children (parent_id int not null references parents (id))`;
    await sql`insert into parents select generate_series(1, 1000)`;
    const insertion = (tx: Transaction, last: number) =>
      tx`insert into children select generate_series(1, ${last}::int)`;
    await sql.begin((tx) => keepPlans(tx, insertion(tx, 1_000)));
    expect(await sql`select count(*)::int as count from children`).toEqual([{ count: 1_000 }]);
    const refused = sql.begin((tx) => keepPlans(tx, insertion(tx, 1_001)));
    await expect(refused).rejects.toThrow('violates foreign key constraint');
    expect(await readSettings(sql)).toEqual({ plans: 'force_custom_plan', scans: 'on' });
  });
});

function settings(sql: Database['sql'] | Transaction) {
  return sql`
    select current_setting('plan_cache_mode') as plans, current_setting('enable_seqscan') as scans`;
}

async function readSettings(sql: Database['sql'] | Transaction) {
  const [row] = await settings(sql);
  return row;
}

async function withConnection(use: (db: Database) => Promise<void>): Promise<void> {
  const database = await createTestDatabase();
  const db = connectDatabase({ url: database.url, connections: 1 });
  try {
    await use(db);
  } finally {
    await db.close();
    await database.drop();
  }
}

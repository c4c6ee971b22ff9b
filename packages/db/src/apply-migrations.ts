import { setTimeout as pause } from 'node:timers/promises';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import postgres from 'postgres';
import type { Sql, Transaction } from './connect.ts';

const concurrentIndex =
  /^\s*(create|drop)\s+(?:unique\s+)?index\s+concurrently\s+(?:if\s+(?:not\s+)?exists\s+)?"([^"]+)"/i;

/**
 * Applies what the database lacks of the committed migrations, in order, each in a transaction of its own. One
 * of whose statements all build or drop an index `concurrently` runs outside any, so that a large table is
 * written to meanwhile; begun again after a failure, it builds only what is not there, and builds an index
 * anew that was left invalid. Throws where such a statement stands beside another.
 */
export async function applyMigrations(sql: Sql, migrationsFolder: string): Promise<void> {
  await sql`create schema if not exists drizzle`;
  await sql`
    create table if not exists drizzle.__drizzle_migrations (
      id serial primary key, hash text not null, created_at bigint)`;
  const [last] = await sql<{ at: string | null }[]>`
    select max(created_at) as at from drizzle.__drizzle_migrations`;
  const applied = last?.at == null ? Number.NEGATIVE_INFINITY : Number(last.at);
  for (const { sql: statements, hash, folderMillis } of readMigrationFiles({ migrationsFolder })) {
    if (folderMillis <= applied) continue;
    const record = (on: Sql | Transaction) => on`
      insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${folderMillis})`;
    const concurrent = statements.filter((statement) => /\bconcurrently\b/i.test(statement));
    if (concurrent.length === 0) {
      await withoutHoldingUp(sql, async (tx) => {
        for (const statement of statements) await tx.unsafe(statement);
        await record(tx);
      });
      continue;
    }
    if (!statements.every((statement) => concurrentIndex.test(statement))) {
      throw new Error(
        'Expected a migration with “concurrently” to build and drop indexes that way only; move its other statements to one of their own.',
      );
    }
    for (const statement of statements) await changeIndex(sql, statement);
    await record(sql);
  }
}

/**
 * In a transaction that waits 3 s for a lock at most, as everybody else queues behind it; if it gets none, it is
 * begun again after a second, for 5 minutes.
 */
async function withoutHoldingUp(sql: Sql, run: (tx: Transaction) => Promise<void>): Promise<void> {
  const end = performance.now() + 5 * 60_000;
  for (;;) {
    try {
      await sql.begin(async (tx) => {
        await tx`set local lock_timeout = '3s'`;
        await run(tx);
      });
      return;
    } catch (error) {
      const locked = error instanceof postgres.PostgresError && error.code === '55P03';
      if (!locked || performance.now() > end) throw error;
      await pause(1000);
    }
  }
}

async function changeIndex(sql: Sql, statement: string): Promise<void> {
  const [, action = '', name = ''] = concurrentIndex.exec(statement) ?? [];
  const [found] = await sql<{ valid: boolean }[]>`
    select i.indisvalid as valid from pg_index i join pg_class c on c.oid = i.indexrelid
    where c.relname = ${name} and c.relnamespace = current_schema()::regnamespace`;
  const builds = action.toLowerCase() === 'create';
  if (builds ? found?.valid : !found) return;
  if (builds && found) await sql`drop index concurrently ${sql(name)}`;
  await sql.unsafe(statement);
}

import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { ensureBuiltInTriggers } from './triggers/ensure-built-in-triggers.ts';

const lockNumber = 7_215_001;

/**
 * Applies the committed migrations, and gives every workspace the built-in triggers it lacks. Safe when several processes start together: they take turns
 * under an advisory lock, which drizzle's migrator does not do itself.
 */
export async function migrateDatabase({
  url,
  migrationsFolder = fileURLToPath(new URL('../migrations', import.meta.url)),
}: {
  url: string;
  migrationsFolder?: string | undefined;
}): Promise<void> {
  const client = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await client`select pg_advisory_lock(${lockNumber})`;
    await migrate(drizzle(client), { migrationsFolder });
    await ensureBuiltInTriggers(client);
  } finally {
    await client.end({ timeout: 5 });
  }
}

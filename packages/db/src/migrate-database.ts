import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { applyMigrations } from './apply-migrations.ts';
import { ensureBuiltInTriggers } from './triggers/ensure-built-in-triggers.ts';

const lockNumber = 7_215_001;

/**
 * Applies the committed migrations, and gives every workspace the built-in triggers it lacks. Safe when
 * several processes start together: they take turns under an advisory lock.
 */
export async function migrateDatabase({
  url,
  migrationsFolder = fileURLToPath(new URL('../migrations', import.meta.url)),
}: {
  url: string;
  migrationsFolder?: string | undefined;
}): Promise<void> {
  // The lock is the connection's, which so must not be replaced at a certain age.
  const client = postgres(url, { max: 1, max_lifetime: null, onnotice: () => undefined });
  try {
    await takeLock(client);
    await applyMigrations(client, migrationsFolder);
    await ensureBuiltInTriggers(client);
  } finally {
    await client.end({ timeout: 5 });
  }
}

/** Asks again and again: an index that is built concurrently waits for whoever waits within a statement. */
async function takeLock(client: postgres.Sql): Promise<void> {
  for (;;) {
    const [row] = await client<{ taken: boolean }[]>`
      select pg_try_advisory_lock(${lockNumber}) as taken`;
    if (row?.taken) return;
    await pause(100);
  }
}

import type { Database } from '@percurso/db/connect';
import { runTransaction } from '@percurso/db/run-transaction';
import { hashPassword } from '../crypto/hash-password.ts';
import { createUser } from '../members/create-user.ts';
import { demoJourneys } from './demo-journeys.ts';
import { caseTrigger, customTriggers } from './demo-triggers.ts';
import { seedWorkspace } from './seed-workspace.ts';

export interface DemoSignIn {
  email: string;
  password: string;
}

const seedLock = 7_215_002;

/**
 * Makes the demo user and the workspaces Demo and My workspace, or completes them; returns the id of
 * Demo. `renewed` says that the password is a new one, to be set for a user who exists already.
 */
export async function seedDemo({
  db,
  publicUrl,
  secret,
  signIn,
  renewed,
}: {
  db: Database;
  publicUrl: string;
  secret: string;
  signIn: DemoSignIn;
  renewed: boolean;
}): Promise<{ demoWorkspaceId: string }> {
  const lock = await db.sql.reserve();
  try {
    await lock`select pg_advisory_lock(${seedLock})`;
    const userId = await ensureDemoUser(db, { signIn, renewed });
    const base = { db, publicUrl, secret };
    const demo = {
      name: 'Demo',
      slug: 'demo',
      triggers: [...customTriggers, caseTrigger],
      journeys: demoJourneys(),
    };
    const own = {
      name: 'My workspace',
      slug: 'my-workspace',
      triggers: customTriggers,
      journeys: [],
    };
    const demoWorkspaceId = await seedWorkspace(base, { userId, seed: demo });
    await seedWorkspace(base, { userId, seed: own });
    return { demoWorkspaceId };
  } finally {
    await lock`select pg_advisory_unlock(${seedLock})`;
    lock.release();
  }
}

async function ensureDemoUser(
  db: Database,
  { signIn, renewed }: { signIn: DemoSignIn; renewed: boolean },
): Promise<string> {
  return await runTransaction(db.sql, async (tx) => {
    const made = await createUser(tx, { ...signIn, name: 'Demo' });
    if (made !== null) return made;
    const rows = await tx<{ id: string }[]>`select id from users where email = ${signIn.email}`;
    const { id } = rows[0] as { id: string };
    if (renewed) {
      await tx`
        update accounts set password = ${await hashPassword(signIn.password)}
        where user_id = ${id} and provider_id = 'credential'`;
    }
    return id;
  });
}

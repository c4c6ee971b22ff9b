import type { Database } from '@percurso/db/connect';
import { runTransaction } from '@percurso/db/run-transaction';
import { sha256 } from '../crypto/sha256.ts';
import { addToWorkspace } from '../members/add-to-workspace.ts';
import { createUser } from '../members/create-user.ts';
import { ServiceError } from '../service-error.ts';
import { slug } from '../slug.ts';
import { insertWorkspace } from './insert-workspace.ts';
import { setupNeeded } from './setup-needed.ts';
import type { Setup } from './setup-schema.ts';

/**
 * Makes the first admin and workspace with the code from the log. Throws `forbidden` for a wrong
 * code and `conflict` once it was done.
 */
export async function setUp({ db, input }: { db: Database; input: Setup }): Promise<void> {
  await runTransaction(db.sql, async (tx) => {
    await tx`lock table users in share row exclusive mode`;
    if (!(await setupNeeded(tx))) {
      throw new ServiceError('conflict', {
        detail: 'The first admin exists already; sign in.',
        code: 'set-up-done',
      });
    }
    const used = await tx`
      delete from verifications where identifier = 'setup' and value = ${sha256(input.code)}`;
    if (used.count === 0) {
      throw new ServiceError('forbidden', {
        detail: 'The code is not the one in the log of the API; look for “setup code” there.',
        errors: [{ path: 'code', message: 'is not the one in the log', code: 'set-up-code-wrong' }],
      });
    }
    await tx`delete from verifications where identifier = 'setup'`;
    const address = slug(input.workspace) || 'workspace';
    const userId = await createUser(tx, input);
    const workspaceId = await insertWorkspace(tx, { name: input.workspace, slug: address });
    if (userId === null || workspaceId === null) {
      throw new ServiceError('conflict', {
        detail: `There is a workspace “${address}” already.`,
        code: 'workspace-taken',
        values: { address },
      });
    }
    await addToWorkspace(tx, { workspaceId, userId, role: 'admin' });
  });
}

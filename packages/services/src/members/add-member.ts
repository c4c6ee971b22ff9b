import { runTransaction } from '@percurso/db/run-transaction';
import type { ServiceContext } from '../context.ts';
import { ServiceError } from '../service-error.ts';
import { addToWorkspace } from './add-to-workspace.ts';
import { createUser } from './create-user.ts';
import type { Member, NewMember } from './member-schema.ts';
import { readMembers } from './read-members.ts';

/**
 * Adds a member who signs in with this address and password. Somebody who has an account already
 * keeps their own name and password. Throws `conflict` for one who is a member already.
 */
export async function addMember({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: NewMember;
}): Promise<Member> {
  const { workspaceId } = ctx;
  const email = input.email.toLowerCase();
  return await runTransaction(ctx.db.sql, async (tx) => {
    await createUser(tx, { ...input, email });
    const [user] = await tx<{ id: string }[]>`select id from users where email = ${email}`;
    const id =
      user && (await addToWorkspace(tx, { workspaceId, userId: user.id, role: input.role }));
    if (!id) {
      const message = `${email} is a member already`;
      throw new ServiceError('conflict', {
        detail: `${message}; change their role instead.`,
        errors: [{ path: 'email', message, code: 'member-exists', values: { email } }],
      });
    }
    const where = tx`m.id = ${id}`;
    return (await readMembers(tx, { workspaceId, where, limit: 1 }))[0] as Member;
  });
}

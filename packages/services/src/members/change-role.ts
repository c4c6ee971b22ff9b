import { runTransaction } from '@percurso/db/run-transaction';
import type { Role } from '../access/role.ts';
import type { ServiceContext } from '../context.ts';
import { lockMember } from './lock-member.ts';
import type { Member } from './member-schema.ts';

/** Gives a member another role, from their next request on. Throws `not-found`, `conflict`. */
export async function changeRole({
  ctx: { db, workspaceId },
  input: { id, role },
}: {
  ctx: ServiceContext;
  input: { id: string; role: Role };
}): Promise<Member> {
  return await runTransaction(db.sql, async (tx) => {
    const member = await lockMember(tx, { workspaceId, id, staysAdmin: role === 'admin' });
    await tx`update members set role = ${role} where id = ${id}`;
    return { ...member, role };
  });
}

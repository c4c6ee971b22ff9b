import type { Transaction } from '@percurso/db/connect';
import { ServiceError } from '../service-error.ts';
import type { Member } from './member-schema.ts';
import { readMembers } from './read-members.ts';

/**
 * The member, with all of the workspace's memberships locked, so that two admins cannot take each
 * other's role at once. Throws `not-found`, and `conflict` where it is the last admin and would be none.
 */
export async function lockMember(
  tx: Transaction,
  { workspaceId, id, staysAdmin }: { workspaceId: string; id: string; staysAdmin: boolean },
): Promise<Member> {
  const all = await tx<{ id: string; role: string }[]>`
    select id, role from members where workspace_id = ${workspaceId} order by id for update`;
  const others = all.filter((member) => member.role === 'admin' && member.id !== id);
  const [member] = await readMembers(tx, { workspaceId, where: tx`m.id = ${id}`, limit: 1 });
  if (!member)
    throw new ServiceError('not-found', {
      detail: `There is no member ${id}.`,
      code: 'member-not-found',
    });
  if (member.role === 'admin' && !staysAdmin && others.length === 0) {
    throw new ServiceError('conflict', {
      detail: `${member.name} is the last admin of the workspace; make somebody else an admin first.`,
      code: 'last-admin',
      values: { name: member.name },
    });
  }
  return member;
}

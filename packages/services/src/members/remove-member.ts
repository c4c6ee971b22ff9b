import { runTransaction } from '@percurso/db/run-transaction';
import type { ServiceContext } from '../context.ts';
import { lockMember } from './lock-member.ts';

/** Takes a member out of the workspace; their account stays. Throws `not-found`, `conflict`. */
export async function removeMember({
  ctx: { db, workspaceId },
  input: { id },
}: {
  ctx: ServiceContext;
  input: { id: string };
}): Promise<void> {
  await runTransaction(db.sql, async (tx) => {
    await lockMember(tx, { workspaceId, id, staysAdmin: false });
    await tx`delete from members where id = ${id}`;
  });
}

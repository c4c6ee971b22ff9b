import type { Transaction } from '../connect.ts';

/** A partition of a workspace's events. */
export interface Part {
  workspaceId: string;
  part: number;
}

/**
 * Takes the pending partition that was served longest ago, for this transaction: the row's lock is
 * the right to route it, so there is no lease to expire. Null when nothing is pending or all that
 * is pending is being routed.
 */
export async function claimPart(tx: Transaction, wanted?: Part | undefined): Promise<Part | null> {
  const [part] = await tx<Part[]>`
    with recursive pending as (
      (select workspace_id, part from events where routed_at is null
        order by workspace_id, part limit 1)
      union all
      select next.workspace_id, next.part from pending p cross join lateral (
        select workspace_id, part from events
        where routed_at is null and (workspace_id, part) > (p.workspace_id, p.part)
        order by workspace_id, part limit 1
      ) next
    )
    select r.workspace_id as "workspaceId", r.part from router_parts r
    where (r.workspace_id, r.part) in (select workspace_id, part from pending)
      and (${wanted?.workspaceId ?? null}::uuid is null
        or (r.workspace_id = ${wanted?.workspaceId ?? null} and r.part = ${wanted?.part ?? null}))
    order by r.served_at, r.workspace_id, r.part
    limit 1 for update of r skip locked`;
  if (!part) return null;
  await tx`
    update router_parts set served_at = clock_timestamp()
    where workspace_id = ${part.workspaceId} and part = ${part.part}`;
  return part;
}

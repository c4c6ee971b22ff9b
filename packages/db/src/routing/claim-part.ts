import type { Transaction } from '../connect.ts';

/** A partition of a workspace's events. */
export interface Part {
  workspaceId: string;
  part: number;
}

/** A partition that was taken, and which others of its workspace had pending events at that moment. */
export interface ClaimedPart extends Part {
  /** Those served longest ago first. */
  others: number[];
}

/** Which partition to take. */
export interface Claim {
  /** Only this one. */
  wanted?: Part | undefined;
  /** Workspaces that the process is routing a page of already. */
  busy?: string[];
  /** Nothing of those; else they come last. */
  aside?: boolean | undefined;
}

/**
 * Takes a pending partition, for this transaction: the row's lock is the right to route it, so there
 * is no lease to expire. It is one of the workspace that was served longest ago: by workspaces and not
 * by partitions, or one that fills all of its own would get eight turns to one. Null when nothing is
 * pending or all that is pending is being routed.
 */
export async function claimPart(
  tx: Transaction,
  { wanted, busy = [], aside = false }: Claim,
): Promise<ClaimedPart | null> {
  const [part] = await tx<ClaimedPart[]>`
    with recursive pending as (
      (select workspace_id, part from events where routed_at is null
        order by workspace_id, part limit 1)
      union all
      select next.workspace_id, next.part from pending p cross join lateral (
        select workspace_id, part from events
        where routed_at is null and (workspace_id, part) > (p.workspace_id, p.part)
        order by workspace_id, part limit 1
      ) next
    ), turns as (
      select workspace_id, max(served_at) as served_at from router_parts
      where workspace_id in (select workspace_id from pending) group by workspace_id
    )
    select r.workspace_id as "workspaceId", r.part, array(
        select o.part from router_parts o join pending p using (workspace_id, part)
        where o.workspace_id = r.workspace_id and o.part <> r.part order by o.served_at, o.part
      ) as others
    from router_parts r join turns using (workspace_id)
    where (r.workspace_id, r.part) in (select workspace_id, part from pending)
      and (${wanted?.workspaceId ?? null}::uuid is null
        or (r.workspace_id = ${wanted?.workspaceId ?? null} and r.part = ${wanted?.part ?? null}))
      and not (${aside} and r.workspace_id = any(${busy}::uuid[]))
    order by r.workspace_id = any(${busy}::uuid[]), turns.served_at, r.workspace_id, r.served_at,
      r.part
    limit 1 for update of r skip locked`;
  if (!part) return null;
  await tx`
    update router_parts set served_at = clock_timestamp()
    where workspace_id = ${part.workspaceId} and part = ${part.part}`;
  return part;
}

/** Takes one more partition, unless somebody routes it; says whether it did. */
export async function claimAnother(tx: Transaction, { workspaceId, part }: Part): Promise<boolean> {
  const rows = await tx`
    update router_parts set served_at = clock_timestamp()
    where (workspace_id, part) in (
      select workspace_id, part from router_parts
      where workspace_id = ${workspaceId} and part = ${part} for update skip locked
    ) returning part`;
  return rows.length > 0;
}

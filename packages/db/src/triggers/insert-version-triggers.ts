import { durationMs } from '@percurso/journey/duration-ms';
import type { Listen, Plan } from '@percurso/journey/plan';
import type { Sql, Transaction } from '../connect.ts';

/** Writes which triggers a version listens to, as what, and how long goals on them may still be reached. */
export async function insertVersionTriggers(
  tx: Sql | Transaction,
  { workspaceId, versionId, plan }: { workspaceId: string; versionId: string; plan: Plan },
): Promise<void> {
  const { listens } = plan;
  await tx`
    insert into version_triggers (version_id, trigger_id, role, within_ms)
    select ${versionId}, t.id, l.role, l.within_ms
    from unnest(
      ${listens.map(({ trigger }) => trigger)}::text[],
      ${listens.map(({ role }) => role)}::text[],
      ${listens.map((listen) => longestWithin(plan, listen))}::bigint[]
    ) as l (trigger, role, within_ms)
      join triggers t on t.workspace_id = ${workspaceId} and t.key = l.trigger
    order by t.id, l.role`;
}

function longestWithin({ goals = [] }: Plan, { trigger, role }: Listen): number | null {
  if (role !== 'goal') return null;
  const times = goals.flatMap((goal) =>
    goal.within && goal.trigger === trigger ? [durationMs(goal.within)] : [],
  );
  return times.length === 0 ? null : Math.max(...times);
}

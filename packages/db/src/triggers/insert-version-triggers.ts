import type { Listen } from '@percurso/journey/plan';
import type { Sql, Transaction } from '../connect.ts';

/** Writes which triggers a version listens to, and as what. */
export async function insertVersionTriggers(
  tx: Sql | Transaction,
  {
    workspaceId,
    versionId,
    listens,
  }: { workspaceId: string; versionId: string; listens: Listen[] },
): Promise<void> {
  await tx`
    insert into version_triggers (version_id, trigger_id, role)
    select ${versionId}, t.id, l.role
    from unnest(
      ${listens.map(({ trigger }) => trigger)}::text[],
      ${listens.map(({ role }) => role)}::text[]
    ) as l (trigger, role)
      join triggers t on t.workspace_id = ${workspaceId} and t.key = l.trigger
    order by t.id, l.role`;
}

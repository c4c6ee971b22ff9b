import type { Sql, Transaction } from '@percurso/db/connect';
import type { PublishWarning } from './journey-schema.ts';

/** Other live journeys that start on the trigger: one event would start both. */
export async function publishWarnings(
  sql: Sql | Transaction,
  {
    workspaceId,
    journeyId,
    triggerKey,
  }: { workspaceId: string; journeyId: string; triggerKey: string },
): Promise<PublishWarning[]> {
  const others = await sql<{ id: string; name: string }[]>`
    select j.id, j.name from journeys j
      join versions v on v.id = j.live_version_id and v.status <> 'stopped'
      join triggers t on t.id = v.trigger_id
    where j.workspace_id = ${workspaceId} and t.workspace_id = ${workspaceId}
      and t.key = ${triggerKey} and j.id <> ${journeyId} and j.state in ('live', 'paused')
    order by j.name, j.id`;
  return others.map(({ id, name }) => ({ key: 'same-trigger', journeyId: id, name }));
}

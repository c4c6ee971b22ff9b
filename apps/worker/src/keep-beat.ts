import type { Sql } from '@percurso/db/connect';
import { engineQueue } from '@percurso/engine/task-queue';
import type { beat } from '@percurso/workflows/beat';
import type { Client } from '@temporalio/client';

/**
 * Starts the workflow that counts beats, where it does not run. Its id is of this installation's first
 * workspace, so that a new database on the same Temporal is not taken for an old one put back.
 */
export async function keepBeat(sql: Sql, client: Client): Promise<void> {
  const [first] = await sql<{ id: string }[]>`select id from workspaces order by id limit 1`;
  if (!first) return;
  await client.workflow.start<typeof beat>('beat', {
    taskQueue: engineQueue,
    workflowId: `beat-${first.id}`,
    args: [0],
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
  });
}

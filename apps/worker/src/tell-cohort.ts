import type { ToldCohort } from '@percurso/db/engine/told-cohort';
import { readProcessClock } from '@percurso/engine/sending/process-clock';
import { engineQueue } from '@percurso/engine/task-queue';
import type { cohort } from '@percurso/workflows/cohort';
import type { Client } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';

/** While Temporal is away the client would try for much longer, and whoever tells would stand still. */
const toldWithinMs = 5_000;

/** Starts a cohort with its first strands; one that runs already is left as it is. */
export async function startCohort(client: Client, { cohortId, items }: ToldCohort): Promise<void> {
  await client.withDeadline(readProcessClock().wall + toldWithinMs, () =>
    client.workflow.start<typeof cohort>('cohort', {
      taskQueue: engineQueue,
      workflowId: cohortId,
      args: [items],
      workflowIdConflictPolicy: 'USE_EXISTING',
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      // Over the connection of a worker the answer brings the first task, where there is room for it.
      requestEagerStart: client.connection instanceof NativeConnection,
    }),
  );
}

/**
 * Tells a cohort of strands, starting it where it has ended: a plain signal fails when the workflow
 * is just ending. The strands are its argument too, so that it never starts with nothing to do.
 */
export async function signalCohort(client: Client, { cohortId, items }: ToldCohort): Promise<void> {
  await client.withDeadline(readProcessClock().wall + toldWithinMs, () =>
    client.workflow.signalWithStart<typeof cohort, [ToldCohort['items']]>('cohort', {
      taskQueue: engineQueue,
      workflowId: cohortId,
      args: [items],
      signal: 'arrived',
      signalArgs: [items],
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    }),
  );
}

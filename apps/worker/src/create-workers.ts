import type { EngineDeps } from '@percurso/engine/advance-context';
import type { DefinitionRegistry } from '@percurso/engine/task-queue';
import { commercialQueues, engineQueue, transactionalQueue } from '@percurso/engine/task-queue';
import type { BeatActivities } from '@percurso/workflows/activities';
import type { NativeConnection } from '@temporalio/worker';
import { Worker } from '@temporalio/worker';
import { createActivities } from './create-activities.ts';

/** Workers of one process: workflows and effects on one queue, each kind of send on its own. */
export async function createWorkers({
  connection,
  namespace,
  bundlePath,
  deps,
  definitions,
  beat,
}: {
  connection: NativeConnection;
  namespace: string;
  bundlePath: string;
  deps: EngineDeps;
  definitions: DefinitionRegistry;
  beat: BeatActivities['beat'];
}): Promise<Worker[]> {
  const activities = { ...createActivities(deps, definitions), beat };
  const shared = { connection, namespace, activities, shutdownGraceTime: '20 s' } as const;
  const engine = await Worker.create({
    ...shared,
    taskQueue: engineQueue,
    workflowBundle: { codePath: bundlePath },
    maxCachedWorkflows: 500,
    maxConcurrentActivityTaskExecutions: 16,
  });
  const senders = await Promise.all(
    [transactionalQueue, ...commercialQueues].map((taskQueue) =>
      Worker.create({ ...shared, taskQueue, maxConcurrentActivityTaskExecutions: 8 }),
    ),
  );
  return [engine, ...senders];
}

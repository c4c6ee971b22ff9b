import type { WorkflowHandle } from '@temporalio/client';
import { Client, Connection } from '@temporalio/client';
import type { Namespace } from '../engine/kit/build-stage.ts';

/** A history with what is read of it here. */
export type History = Awaited<ReturnType<WorkflowHandle['fetchHistory']>>;
type HistoryEvent = NonNullable<History['events']>[number];

/** Every history of a namespace, all runs. */
export async function readHistories({ address, namespace }: Namespace): Promise<History[]> {
  const connection = await Connection.connect({ address });
  try {
    const client = new Client({ connection, namespace });
    const histories: History[] = [];
    for await (const { workflowId, runId } of client.workflow.list()) {
      histories.push(await client.workflow.getHandle(workflowId, runId).fetchHistory());
    }
    return histories;
  } finally {
    await connection.close();
  }
}

/** How many events of the histories have an attribute set, as `activityTaskScheduledEventAttributes`. */
export function countEvents(histories: History[], field: keyof HistoryEvent): number {
  return histories
    .flatMap(({ events }) => events ?? [])
    .filter((event) => event[field] !== null && event[field] !== undefined).length;
}

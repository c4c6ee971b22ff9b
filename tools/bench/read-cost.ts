import type { Client, WorkflowHandle } from '@temporalio/client';

type History = Awaited<ReturnType<WorkflowHandle['fetchHistory']>>;
type HistoryEvent = NonNullable<History['events']>[number];

/** Of some workflows together. */
export interface Cost {
  events: number;
  actions: number;
  activities: number;
}

/**
 * Reads the real histories of some workflows: all their events, and what Temporal Cloud bills as
 * actions (docs.temporal.io/cloud/actions): starts, signals, updates, timers, each try of an activity,
 * children, continuing as new, markers and changed search attributes. Nothing here uses the kinds a
 * history does not show (queries, heartbeats).
 */
export async function readCost(client: Client, workflowIds: string[]): Promise<Cost> {
  const cost: Cost = { events: 0, actions: 0, activities: 0 };
  for (const id of workflowIds) {
    const { events } = await client.workflow.getHandle(id).fetchHistory();
    for (const event of events ?? []) {
      cost.events += 1;
      cost.actions += actionsOf(event);
      if (event.activityTaskScheduledEventAttributes) cost.activities += 1;
    }
  }
  return cost;
}

const billedOnce = [
  'workflowExecutionStartedEventAttributes',
  'workflowExecutionSignaledEventAttributes',
  'workflowExecutionUpdateAcceptedEventAttributes',
  'workflowExecutionContinuedAsNewEventAttributes',
  'timerStartedEventAttributes',
  'startChildWorkflowExecutionInitiatedEventAttributes',
  'signalExternalWorkflowExecutionInitiatedEventAttributes',
  'markerRecordedEventAttributes',
  'upsertWorkflowSearchAttributesEventAttributes',
] as const;

function actionsOf(event: HistoryEvent): number {
  // The started event of an activity carries the number of the try; those before left no event.
  const tries = event.activityTaskStartedEventAttributes?.attempt ?? 0;
  return tries + billedOnce.filter((field) => event[field]).length;
}

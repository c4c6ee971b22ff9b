import { Client, Connection } from '@temporalio/client';
import type { Stage } from '../engine/kit/build-stage.ts';

/** Workflows of a stage's namespace, with the events of all their runs. */
export async function readHistoryCosts({
  here,
}: Stage): Promise<{ workflows: number; open: number; events: number }> {
  const connection = await Connection.connect({ address: here.address });
  try {
    const client = new Client({ connection, namespace: here.namespace });
    const costs = { workflows: 0, open: 0, events: 0 };
    for await (const { historyLength, status } of client.workflow.list()) {
      costs.workflows += 1;
      if (status.name === 'RUNNING') costs.open += 1;
      costs.events += historyLength;
    }
    return costs;
  } finally {
    await connection.close();
  }
}

import { createUndoStack } from '@percurso/testing/undo-stack';
import { Client, Connection } from '@temporalio/client';
import { inject, onTestFinished } from 'vitest';
import type { Namespace, Stage } from './build-stage.ts';
import { buildStage } from './build-stage.ts';

/** Sets up what a test needs and takes it down when the test is over. */
export async function openStage({ here }: { here?: Namespace } = {}): Promise<Stage> {
  const undo = createUndoStack();
  onTestFinished(() => undo.undoAll());
  const parts = {
    postgresUrl: inject('postgresUrl'),
    temporalAddress: inject('temporalAddress'),
    serverFolder: inject('serverFolder'),
    workflowBundlePath: inject('workflowBundlePath'),
  };
  return buildStage({ parts, undo, here });
}

/** A client of one namespace, closed with the test. */
export async function openClient({ address, namespace }: Namespace): Promise<Client> {
  const connection = await Connection.connect({ address });
  onTestFinished(() => connection.close());
  return new Client({ connection, namespace });
}

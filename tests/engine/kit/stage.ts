import { randomUUID } from 'node:crypto';
import type { Database } from '@percurso/db/connect';
import { connectDatabase } from '@percurso/db/connect';
import { runTransaction } from '@percurso/db/run-transaction';
import type { ServiceContext } from '@percurso/services/context';
import { insertWorkspace } from '@percurso/services/workspaces/insert-workspace';
import { createTestDatabase } from '@percurso/testing/template-database';
import { createUndoStack } from '@percurso/testing/undo-stack';
import { Client, Connection } from '@temporalio/client';
import { inject, onTestFinished } from 'vitest';
import type { Gateway } from './gateway.ts';
import { openGateway } from './gateway.ts';
import type { ServerProcess } from './server-process.ts';
import { startServerProcess } from './server-process.ts';

const secret = 'a-secret-for-tests-of-the-engine-only';
const publicUrl = 'http://127.0.0.1:3000';

/** A namespace of a Temporal server: what one test's workers poll and no other's do. */
export interface Namespace {
  address: string;
  namespace: string;
}

/** What one test runs on: a database, a namespace and a gateway that no other test shares. */
export interface Stage {
  url: string;
  db: Database;
  gateway: Gateway;
  here: Namespace;
  /** A new workspace, seen by the product itself. */
  openWorkspace(): Promise<ServiceContext>;
  /** One more namespace, as empty as a server that lost everything. */
  openNamespace(): Promise<Namespace>;
  startWorker(on?: Namespace): Promise<ServerProcess>;
  startApi(port: number): Promise<ServerProcess>;
}

/** Sets up what a test needs and takes it down when the test is over. */
export async function openStage({ here }: { here?: Namespace } = {}): Promise<Stage> {
  const undo = createUndoStack();
  onTestFinished(() => undo.undoAll());
  const { url } = await undo.add(createTestDatabase(), (made) => made.drop());
  const db = connectDatabase({ url, connections: 12 });
  await undo.add(Promise.resolve(db), (open) => open.close());
  const gateway = await undo.add(openGateway(), (open) => open.close());
  const home = here ?? (await openNamespace());
  return {
    url,
    db,
    gateway,
    here: home,
    openNamespace,
    async openWorkspace() {
      const slug = randomUUID();
      const id = await runTransaction(db.sql, (tx) => insertWorkspace(tx, { name: 'Test', slug }));
      const actor = { type: 'system' } as const;
      return { db, workspaceId: id ?? '', actor, publicUrl, secret };
    },
    startWorker: ({ address, namespace } = home) =>
      start('worker', {
        TEMPORAL_ADDRESS: address,
        TEMPORAL_NAMESPACE: namespace,
        PERCURSO_WORKFLOW_BUNDLE: inject('workflowBundlePath'),
      }),
    startApi: (port) => start('api', { PORT: String(port) }),
  };

  function start(name: 'api' | 'worker', own: Record<string, string>): Promise<ServerProcess> {
    const env = { DATABASE_URL: url, PERCURSO_SECRET: secret, PERCURSO_URL: publicUrl, ...own };
    return undo.add(startServerProcess({ name, ready: `${name} ready`, env }), (server) =>
      server.kill().catch(() => undefined),
    );
  }

  async function openNamespace(): Promise<Namespace> {
    const address = inject('temporalAddress');
    const namespace = `test-${randomUUID()}`;
    const connection = await Connection.connect({ address });
    try {
      await connection.workflowService.registerNamespace({
        namespace,
        workflowExecutionRetentionPeriod: { seconds: 86_400 as unknown as Long },
      });
    } finally {
      await connection.close();
    }
    return { address, namespace };
  }
}

/** A client of one namespace, closed with the test. */
export async function openClient({ address, namespace }: Namespace): Promise<Client> {
  const connection = await Connection.connect({ address });
  onTestFinished(() => connection.close());
  return new Client({ connection, namespace });
}

import { randomUUID } from 'node:crypto';
import type { Database } from '@percurso/db/connect';
import { connectDatabase } from '@percurso/db/connect';
import { runTransaction } from '@percurso/db/run-transaction';
import type { ServiceContext } from '@percurso/services/context';
import { insertWorkspace } from '@percurso/services/workspaces/insert-workspace';
import { cloneTemplate } from '@percurso/testing/clone-template';
import type { createUndoStack } from '@percurso/testing/undo-stack';
import { Connection } from '@temporalio/client';
import type { Gateway } from './gateway.ts';
import { openGateway } from './gateway.ts';
import type { ServerProcess } from './server-process.ts';
import { startServerProcess } from './server-process.ts';

export const stageSecret = 'a-secret-for-tests-of-the-engine-only';
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
  startWorker(
    options?: Partial<Namespace> & { env?: Record<string, string> },
  ): Promise<ServerProcess>;
  startApi(port: number): Promise<ServerProcess>;
  /** Every process started so far, dead ones too. */
  servers: ServerProcess[];
}

/** The servers and programs that stages are made of. */
export interface StageParts {
  postgresUrl: string;
  temporalAddress: string;
  /** Where api.mjs and worker.mjs are. */
  serverFolder: string;
  workflowBundlePath: string;
}

/** Sets up a stage; what it starts is undone by the stack. */
export async function buildStage({
  parts,
  undo,
  here,
}: {
  parts: StageParts;
  undo: ReturnType<typeof createUndoStack>;
  here?: Namespace | undefined;
}): Promise<Stage> {
  const { url } = await undo.add(cloneTemplate(parts.postgresUrl), (made) => made.drop());
  const db = connectDatabase({ url, connections: 12 });
  await undo.add(Promise.resolve(db), (open) => open.close());
  const gateway = await undo.add(openGateway(), (open) => open.close());
  const home = here ?? (await openNamespace());
  const servers: ServerProcess[] = [];
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
      return { db, workspaceId: id ?? '', actor, publicUrl, secret: stageSecret };
    },
    startWorker: ({ address = home.address, namespace = home.namespace, env = {} } = {}) =>
      start('worker', {
        TEMPORAL_ADDRESS: address,
        TEMPORAL_NAMESPACE: namespace,
        PERCURSO_WORKFLOW_BUNDLE: parts.workflowBundlePath,
        ...env,
      }),
    startApi: (port) => start('api', { PORT: String(port) }),
    servers,
  };

  async function start(
    name: 'api' | 'worker',
    own: Record<string, string>,
  ): Promise<ServerProcess> {
    const env = {
      DATABASE_URL: url,
      PERCURSO_SECRET: stageSecret,
      PERCURSO_URL: publicUrl,
      ...own,
    };
    const started = startServerProcess({
      name,
      folder: parts.serverFolder,
      ready: `${name} ready`,
      env,
    });
    const server = await undo.add(started, (made) => made.kill().catch(() => undefined));
    servers.push(server);
    return server;
  }

  async function openNamespace(): Promise<Namespace> {
    const address = parts.temporalAddress;
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

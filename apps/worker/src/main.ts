import { fileURLToPath } from 'node:url';
import { definitions } from '@percurso/blocks/definitions';
import { runs } from '@percurso/blocks/runs';
import { connectDatabase } from '@percurso/db/connect';
import { countBeat } from '@percurso/db/engine/count-beat';
import { createPostgresStore } from '@percurso/db/engine/postgres-store';
import { newId } from '@percurso/db/new-id';
import { createBulkPacer } from '@percurso/engine/bulk-pacer';
import { renderFor } from '@percurso/engine/render-for';
import { createInFlight } from '@percurso/engine/sending/in-flight';
import { createTemplateRenderer } from '@percurso/messaging/template-renderer';
import { Client } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import { pino } from 'pino';
import { createProviders } from './create-providers.ts';
import { createWorkers } from './create-workers.ts';
import { readEnvironment } from './environment.ts';
import { killAfterSends } from './kill-after-sends.ts';
import { runClearing, runResuming, runRouter, runSweeper, runWatch } from './run-loops.ts';

const environment = readEnvironment(process.env);
const logger = pino({ level: environment.logLevel });
Runtime.install({ logger: new DefaultLogger('WARN'), shutdownSignals: [] });

const db = connectDatabase({
  url: environment.databaseUrl,
  connections: 30,
  name: 'percurso-worker',
});
const address = environment.temporalAddress;
const namespace = environment.temporalNamespace;
const connection = await NativeConnection.connect({ address });
const client = new Client({ connection, namespace });
const renderer = createTemplateRenderer();
const providers = createProviders(db.sql, environment.secret);
const pacer = createBulkPacer();
const inFlight = createInFlight({ pacer });
const faulty = killAfterSends(process.env);
const beats = { most: 0 };
const deps = {
  store: createPostgresStore(db.sql, { definitions, runs, secret: environment.secret, beats }),
  runs,
  inFlight,
  pacer,
  render: renderFor(renderer, pacer),
  statusUrl: (token: string) => `${environment.publicUrl}/s/${token}`,
  newId: newId,
  providerOf: async (workspaceId: string, channel: 'sms' | 'email') =>
    faulty(await providers.of(workspaceId, channel)),
  onIsolated: (strand: { id: string }, error: unknown) => {
    const { name, code } = error as { name?: string; code?: string };
    logger.error({ strand: strand.id, name, code }, 'a strand failed on its data');
  },
};
const workers = await createWorkers({
  connection,
  namespace,
  bundlePath:
    environment.workflowBundle ?? fileURLToPath(new URL('./workflows.cjs', import.meta.url)),
  deps,
  definitions,
  async beat({ last }: { last: number }) {
    const count = await countBeat(db.sql, last);
    beats.most = Math.max(beats.most, count);
    return { count };
  },
});
const running = workers.map((worker) => worker.run());
const loopDeps = { sql: db.sql, client, runs, definitions, pacer, logger };
const loops = [
  await runRouter(loopDeps),
  runSweeper(loopDeps),
  runClearing(loopDeps),
  runResuming(loopDeps),
  runWatch(loopDeps),
];

let stopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop());
logger.info('worker ready');
await Promise.all(running);

/** Takes no more work, waits for what is under way, answers of providers included, then goes. */
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await Promise.all(loops.map((loop) => loop.stop()));
  for (const worker of workers) worker.shutdown();
  await Promise.all(running);
  await inFlight.settled();
  await Promise.all([providers.close(), renderer.close()]);
  await connection.close();
  await db.close();
  logger.info('worker stopped');
}

import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { ServerType } from '@hono/node-server';
import { serve } from '@hono/node-server';
import type { Database } from '@percurso/db/connect';
import { connectDatabase } from '@percurso/db/connect';
import { migrateDatabase } from '@percurso/db/migrate-database';
import { createRenderer } from '@percurso/services/journeys/create-renderer';
import { createApp } from './app.ts';
import { createAuth } from './auth.ts';
import { createLogger } from './create-logger.ts';
import type { ReadEnvironment } from './environment.ts';
import { readEnvironment } from './environment.ts';
import { JourneyWatch } from './journey-watch.ts';
import { prepareData } from './prepare-data.ts';
import { findWebFolder } from './web-folder.ts';

const graceMs = 5_000;
const logger = createLogger();

try {
  await start(readEnvironment(process.env));
} catch (err) {
  logger.fatal({ err }, 'the API could not start');
  // Written synchronously before the exit, so that whoever started it reads why.
  process.exit(1);
}

/** Listens only once the database is migrated and seeded. */
async function start(environment: ReadEnvironment): Promise<void> {
  const { databaseUrl, host, port, publicUrl, secret, workflowPages } = environment;
  logger.level = environment.logLevel;
  await migrateDatabase({ url: databaseUrl });
  const db = connectDatabase({ url: databaseUrl, name: 'percurso-api', connections: 16 });
  await prepareData({ db, environment, logger });
  const webFolder = findWebFolder(
    environment.webFolder ?? fileURLToPath(new URL('../web', import.meta.url)),
  );
  if (webFolder === undefined)
    logger.warn('no built web application was found; only the API answers');
  const auth = createAuth({ db, secret, publicUrl, logger });
  const { render } = createRenderer();
  const watch = new JourneyWatch({ db, logger });
  const app = createApp({
    ...{ db, auth, logger, watch, publicUrl, secret, render, webFolder, workflowPages },
  });
  const server = await listen(() => serve({ fetch: app.fetch, hostname: host, port }));
  logger.info({ host, port, url: publicUrl }, 'api ready');
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void stop({ server, db, watch, signal }));
  }
}

/** The server once it listens; a busy port is an error here and not an uncaught event. */
function listen(open: () => ServerType): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = open();
    server.once('listening', () => resolve(server));
    server.once('error', reject);
  });
}

/** Answers what is being asked, then cuts what is left: an open stream would keep it for ever. */
async function stop({
  server,
  db,
  watch,
  signal,
}: {
  server: ServerType;
  db: Database;
  watch: JourneyWatch;
  signal: string;
}): Promise<void> {
  logger.info({ signal }, 'stopping');
  watch.close();
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  if ('closeIdleConnections' in server) server.closeIdleConnections();
  await Promise.race([closed, delay(graceMs, undefined, { ref: false })]);
  if ('closeAllConnections' in server) server.closeAllConnections();
  await Promise.race([db.close(), delay(2000, undefined, { ref: false })]);
  process.exit(0);
}

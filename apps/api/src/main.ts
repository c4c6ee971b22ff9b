import { serve } from '@hono/node-server';
import { connectDatabase } from '@percurso/db/connect';
import { migrateDatabase } from '@percurso/db/migrate-database';
import { pino } from 'pino';
import { createApp } from './app.ts';
import { createAuth } from './auth.ts';
import { readEnvironment } from './environment.ts';

const environment = readEnvironment(process.env);
const logger = pino({ name: 'api', level: environment.logLevel });
await migrateDatabase({ url: environment.databaseUrl });
const db = connectDatabase({ url: environment.databaseUrl, name: 'percurso-api' });
const { publicUrl, secret, host, port } = environment;
const app = createApp({
  db,
  auth: createAuth({ db, secret, publicUrl }),
  logger,
  publicUrl,
  secret,
});
serve({ fetch: app.fetch, hostname: host, port }, (info) => {
  logger.info({ port: info.port }, 'listening');
});

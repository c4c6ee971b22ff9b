import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { arrayTypes } from './array-types.ts';
import * as auth from './schema/auth.ts';
import * as cases from './schema/cases.ts';
import * as channelTests from './schema/channel-tests.ts';
import * as clock from './schema/clock.ts';
import * as contactAttributes from './schema/contact-attributes.ts';
import * as contacts from './schema/contacts.ts';
import * as enrolments from './schema/enrolments.ts';
import * as events from './schema/events.ts';
import * as health from './schema/health.ts';
import * as journeys from './schema/journeys.ts';
import * as messages from './schema/messages.ts';
import * as triggers from './schema/triggers.ts';

export const schema = {
  ...auth,
  ...cases,
  ...channelTests,
  ...clock,
  ...contactAttributes,
  ...contacts,
  ...enrolments,
  ...events,
  ...health,
  ...journeys,
  ...messages,
  ...triggers,
};

/** Raw SQL client (postgres.js). Never the one given to drizzle, which changes its parsers. */
export type Sql = postgres.Sql;
/** Inside `sql.begin`. */
export type Transaction = postgres.TransactionSql;

function openOrm(client: postgres.Sql) {
  return drizzle(client, { schema });
}
/** Typed queries (drizzle) on a client of its own. */
export type Orm = ReturnType<typeof openOrm>;

export interface Database {
  sql: Sql;
  orm: Orm;
  close(): Promise<void>;
}

/** Seconds before a lost connection is tried again: soon, for Postgres is mostly back in a moment. */
function backoff(attempt: number): number {
  return Math.min(2, 0.05 * 2 ** attempt);
}

/** Opens both clients. The settings keep a vanished process from holding locks for hours. */
export function connectDatabase({
  url,
  connections = 10,
  name = 'percurso',
}: {
  url: string;
  connections?: number | undefined;
  name?: string | undefined;
}): Database {
  const options = {
    max: connections,
    backoff,
    onnotice: () => undefined,
    connection: {
      application_name: name,
      idle_in_transaction_session_timeout: 30_000,
      lock_timeout: 10_000,
      tcp_keepalives_idle: 30,
      // A plan kept from when a table was small would compare each of its rows with each id of a batch.
      plan_cache_mode: 'force_custom_plan',
    },
  };
  const sql = postgres(url, { ...options, types: arrayTypes });
  const ormClient = postgres(url, options);
  return {
    sql,
    orm: openOrm(ormClient),
    async close() {
      await Promise.all([sql.end({ timeout: 5 }), ormClient.end({ timeout: 5 })]);
    },
  };
}

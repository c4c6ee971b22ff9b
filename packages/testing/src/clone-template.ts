import { randomUUID } from 'node:crypto';
import { migrateDatabase } from '@percurso/db/migrate-database';
import postgres from 'postgres';
import type { TestDatabase } from './template-database.ts';

const templateName = 'percurso_template';

/**
 * A migrated, empty database of its own on a server that has the template (about 90 ms). Close your
 * connections before `drop`, or they are cut off.
 */
export async function cloneTemplate(serverUrl: string): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await command(serverUrl, `create database ${name} template ${templateName} strategy wal_log`);
  return {
    url: databaseUrl(serverUrl, name),
    drop: () => command(serverUrl, `drop database if exists ${name} with (force)`),
  };
}

/** Migrates the database that all test databases are cloned from, and closes it to connections. */
export async function prepareTemplateDatabase(serverUrl: string): Promise<void> {
  await command(serverUrl, `create database ${templateName}`);
  await migrateDatabase({ url: databaseUrl(serverUrl, templateName) });
  await command(
    serverUrl,
    `alter database ${templateName} with is_template true allow_connections false`,
  );
}

async function command(url: string, statement: string): Promise<void> {
  const client = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await client.unsafe(statement);
  } finally {
    await client.end({ timeout: 5 });
  }
}

function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

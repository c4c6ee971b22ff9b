import type { Database } from '@percurso/db/connect';
import { connectDatabase } from '@percurso/db/connect';
import { ensureBuiltInTriggers } from '@percurso/db/triggers/ensure-built-in-triggers';
import { sha256 } from '@percurso/services/crypto/sha256';
import { createRenderer } from '@percurso/services/journeys/create-renderer';
import { pino } from 'pino';
import { v7 } from 'uuid';
import { createApp } from './app.ts';
import { createAuth } from './auth.ts';
import { JourneyWatch } from './journey-watch.ts';

/** Where its administrators are sent to for workflows. */
export const workflowPages = 'http://127.0.0.1:8080/namespaces/default/workflows';

/** One answer: its status and its body, parsed. */
export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of every shape and assert on them.
  body: any;
}

export interface TestWorkspace {
  id: string;
  /** Its key, for requests made by hand. */
  headers: { authorization: string };
  /** Calls the API with a key of this workspace that may do everything. */
  call(method: string, path: string, body?: unknown): Promise<Answer>;
}

/** The whole app on a test's own database, with as many workspaces as the test wants. */
export function openTestApp({ url }: { url: string }): {
  app: ReturnType<typeof createApp>;
  db: Database;
  watch: JourneyWatch;
  openWorkspace(): Promise<TestWorkspace>;
} {
  const db = connectDatabase({ url, connections: 8 });
  const publicUrl = 'http://127.0.0.1:3000';
  const secret = 'a-secret-for-tests-of-the-api-only';
  const auth = createAuth({ db, secret, publicUrl });
  const { render } = createRenderer();
  const logger = pino({ level: 'error' });
  const watch = new JourneyWatch({ db, logger });
  const app = createApp({ db, auth, logger, watch, publicUrl, secret, render, workflowPages });

  async function openWorkspace(): Promise<TestWorkspace> {
    const id = v7();
    const token = `pk_${id}`;
    await db.sql`
      insert into workspaces (id, name, slug, created_at)
      values (${id}, 'Test', ${id}, percurso_now())`;
    await ensureBuiltInTriggers(db.sql, id);
    await db.sql`
      insert into api_keys (id, workspace_id, name, prefix, hash, scopes, created_at)
      values (${v7()}, ${id}, 'Test', 'pk_', ${sha256(token)}, ${['*']}, percurso_now())`;
    const headers = { authorization: `Bearer ${token}` };
    const call = async (method: string, path: string, body?: unknown): Promise<Answer> => {
      const response = await app.request(`/api/v1${path}`, {
        method,
        headers: { ...headers, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, body: text === '' ? null : JSON.parse(text) };
    };
    return { id, headers, call };
  }
  return { app, db, watch, openWorkspace };
}

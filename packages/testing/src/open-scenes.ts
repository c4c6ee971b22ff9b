import type { Database, Sql } from '@percurso/db/connect';
import { connectDatabase } from '@percurso/db/connect';
import type { Scene } from '@percurso/db/testing/journey-scene';
import { createScene } from '@percurso/db/testing/journey-scene';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { TestDatabase } from './template-database.ts';
import { createTestDatabase } from './template-database.ts';

/** The database of a test file, and the workspaces that its tests open in it. */
export interface Scenes {
  readonly sql: Sql;
  readonly url: string;
  /** A workspace of its own. */
  open(): Promise<Scene>;
}

/**
 * A database for the tests of the file that calls it, dropped behind them: one for all of them, or a new
 * one for each where a test counts rows of the whole database.
 */
export function openScenes({
  each = false,
  connections,
}: {
  each?: boolean;
  connections?: number;
} = {}): Scenes {
  let database: TestDatabase;
  let db: Database;
  const before = each ? beforeEach : beforeAll;
  const after = each ? afterEach : afterAll;
  before(async () => {
    database = await createTestDatabase();
    db = connectDatabase({ url: database.url, ...(connections ? { connections } : {}) });
  });
  after(async () => {
    await db.close();
    await database.drop();
  });
  return {
    get sql() {
      return db.sql;
    },
    get url() {
      return database.url;
    },
    open: () => createScene(db.sql),
  };
}

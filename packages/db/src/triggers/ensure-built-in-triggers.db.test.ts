import { openScenes } from '@percurso/testing/open-scenes';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { migrateDatabase } from '../migrate-database.ts';
import { BUILT_IN_TRIGGERS } from './built-in-triggers.ts';
import { ensureBuiltInTriggers } from './ensure-built-in-triggers.ts';

const scenes = openScenes();

async function addWorkspace(): Promise<string> {
  const id = v7();
  await scenes.sql`
    insert into workspaces (id, name, slug, created_at) values (${id}, 'W', ${id}, percurso_now())`;
  return id;
}

async function keysOf(workspaceId: string): Promise<string[]> {
  const rows = await scenes.sql<{ key: string }[]>`
    select key from triggers where workspace_id = ${workspaceId} and built_in and state = 'ready'
    order by key`;
  return rows.map(({ key }) => key);
}

const all = BUILT_IN_TRIGGERS.map(({ key }) => key).sort();

test('a migration gives workspaces that were there all of them, once', async () => {
  const [one, other] = [await addWorkspace(), await addWorkspace()];
  await migrateDatabase(scenes);
  await migrateDatabase(scenes);
  expect(await keysOf(one)).toEqual(all);
  expect(await keysOf(other)).toEqual(all);
});

test('a workspace gets what it lacks; a key somebody took stays theirs', async () => {
  const workspaceId = await addWorkspace();
  await scenes.sql`
    insert into triggers (id, workspace_id, key, name, kind, created_at, updated_at)
    values (${v7()}, ${workspaceId}, 'case-opened', 'Ours', 'custom', percurso_now(), percurso_now())`;
  await ensureBuiltInTriggers(scenes.sql, workspaceId);
  expect(await keysOf(workspaceId)).toEqual(all.filter((key) => key !== 'case-opened'));
  const [own] = await scenes.sql`
    select name, built_in as "builtIn" from triggers
    where workspace_id = ${workspaceId} and key = 'case-opened'`;
  expect(own).toEqual({ name: 'Ours', builtIn: false });
});

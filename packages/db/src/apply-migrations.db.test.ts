import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openScenes } from '@percurso/testing/open-scenes';
import { afterEach, expect, test } from 'vitest';
import { migrateDatabase } from './migrate-database.ts';

const scenes = openScenes({ each: true });
const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const table = 'create table parcels (code text not null)';
const index = 'create unique index concurrently "parcels_code" on parcels (code)';

/** A folder of migrations, newer than all that are committed. */
function migrations(...files: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'migrations-'));
  folders.push(folder);
  mkdirSync(join(folder, 'meta'));
  const entries = files.map((text, idx) => {
    writeFileSync(join(folder, `${idx}.sql`), text);
    return { idx, version: '7', when: 4_000_000_000_000 + idx, tag: `${idx}`, breakpoints: true };
  });
  writeFileSync(join(folder, 'meta', '_journal.json'), JSON.stringify({ entries }));
  return folder;
}

async function migrate(migrationsFolder: string): Promise<void> {
  await migrateDatabase({ url: scenes.url, migrationsFolder });
}

async function state() {
  const [row] = await scenes.sql<{ applied: number; valid: boolean | null }[]>`
    select
      (select count(*)::int from drizzle.__drizzle_migrations where created_at >= 4000000000000)
        as applied,
      (select indisvalid from pg_index where indexrelid = to_regclass('parcels_code')) as valid`;
  return row;
}

test('an index is built concurrently while its table is written to', async () => {
  await migrate(migrations(table));
  const writer = await scenes.sql.reserve();
  await writer`begin`;
  await writer`insert into parcels values ('a')`;
  const building = migrate(migrations(table, index));
  await expect.poll(async () => (await state())?.valid).toBe(false);
  await scenes.sql`insert into parcels values ('b')`;
  expect(await state()).toEqual({ applied: 1, valid: false });
  await writer`commit`;
  writer.release();
  await building;
  expect(await state()).toEqual({ applied: 2, valid: true });
  await expect(scenes.sql`insert into parcels values ('b')`).rejects.toThrow('parcels_code');
});

test('a migration that waits for a lock lets others by, and is begun again until it gets it', async () => {
  await migrate(migrations(table));
  const reader = await scenes.sql.reserve();
  await reader`begin`;
  await reader`select from parcels`;
  const altering = migrate(migrations(table, 'alter table parcels add column weight int'));
  await expect
    .poll(
      async () =>
        await scenes.sql`select from pg_locks where not granted and relation = 'parcels'::regclass`,
    )
    .toHaveLength(1);
  await scenes.sql`insert into parcels values ('a')`;
  expect(await state()).toEqual({ applied: 1, valid: null });
  await reader`commit`;
  reader.release();
  await altering;
  expect(await state()).toEqual({ applied: 2, valid: null });
}, 20_000);

test('an index left invalid by a build that failed is built anew, and one that is there is not', async () => {
  const folder = migrations(table, index);
  await migrate(migrations(table));
  await scenes.sql`insert into parcels values ('a'), ('a')`;
  await expect(migrate(folder)).rejects.toThrow('could not create unique index');
  expect(await state()).toEqual({ applied: 1, valid: false });
  await scenes.sql`delete from parcels`;
  await migrate(folder);
  expect(await state()).toEqual({ applied: 2, valid: true });
  // A process that died between the build and the note of it.
  await scenes.sql`delete from drizzle.__drizzle_migrations where created_at = 4000000000001`;
  const [before] = await scenes.sql`select 'parcels_code'::regclass::oid as oid`;
  await migrate(folder);
  expect(await state()).toEqual({ applied: 2, valid: true });
  expect(await scenes.sql`select 'parcels_code'::regclass::oid as oid`).toEqual([before]);
});

test('an index is dropped concurrently, once', async () => {
  const folder = migrations(table, index, 'drop index concurrently if exists "parcels_code"');
  await migrate(folder);
  expect(await state()).toEqual({ applied: 3, valid: null });
  await scenes.sql`delete from drizzle.__drizzle_migrations where created_at = 4000000000002`;
  await migrate(folder);
  expect(await state()).toEqual({ applied: 3, valid: null });
});

test('an index that a drop has left invalid is dropped all the same', async () => {
  await migrate(migrations(table, index));
  await scenes.sql`
    update pg_index set indisvalid = false where indexrelid = 'parcels_code'::regclass`;
  await migrate(migrations(table, index, 'drop index concurrently if exists "parcels_code"'));
  expect(await state()).toEqual({ applied: 3, valid: null });
});

test('processes that start together take turns, also where one builds an index', async () => {
  const folder = migrations(table, index);
  await Promise.all([migrate(folder), migrate(folder), migrate(folder)]);
  expect(await state()).toEqual({ applied: 2, valid: true });
});

test('what may not be repeated does not stand beside an index that is built concurrently', async () => {
  const folder = migrations(table, `${index};--> statement-breakpoint\ndrop table parcels`);
  await expect(migrate(folder)).rejects.toThrow('move its other statements');
  expect(await state()).toEqual({ applied: 1, valid: null });
});

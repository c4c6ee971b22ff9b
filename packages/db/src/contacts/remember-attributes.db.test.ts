import { readdir, readFile } from 'node:fs/promises';
import { advance } from '@percurso/engine/advance';
import { openScenes } from '@percurso/testing/open-scenes';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { acceptingEngine } from '../testing/accepting-engine.ts';
import { readContactAttributes } from './read-contact-attributes.ts';
import { rememberAttributes, seenAttributes } from './remember-attributes.ts';

const scenes = openScenes();

async function typesOf(workspaceId: string): Promise<Record<string, string>> {
  const known = await readContactAttributes(scenes.sql, workspaceId);
  return Object.fromEntries(known.map(({ name, type }) => [name, type]));
}

const write = (workspaceId: string, ...values: Parameters<typeof seenAttributes>[0]) =>
  rememberAttributes(scenes.sql, { workspaceId, seen: seenAttributes(values) });

test('names are written down with the type of their values, those of columns are not', async () => {
  const workspaceId = v7();
  await write(
    workspaceId,
    { plan: 'gold', seats: 3, renewsAt: '2026-11-27', vip: false, tags: ['a'] },
    { gone: null, nested: { a: 1 }, email: 'own' },
    null,
    undefined,
  );
  expect(await typesOf(workspaceId)).toEqual({
    plan: 'text',
    renewsAt: 'date-time',
    seats: 'number',
    tags: 'list',
    vip: 'boolean',
  });
  expect(await typesOf(v7())).toEqual({});
});

test('a workspace with 1,000 names takes up no more, and keeps up those it has', async () => {
  const workspaceId = v7();
  const names = Array.from({ length: 1000 }, (_, index) => [`id-${index}`, 1]);
  await write(workspaceId, Object.fromEntries(names));
  await write(workspaceId, { more: 1 });
  const seen = [{ name: 'id-0', type: 'text' as const }];
  await rememberAttributes(scenes.sql, { workspaceId, seen, declared: true });
  const types = await typesOf(workspaceId);
  expect(Object.keys(types)).toHaveLength(1000);
  expect(types).not.toHaveProperty('more');
  expect(types['id-0']).toBe('text');
});

test('the type first seen stays, but for text among dates and what an import declares', async () => {
  const workspaceId = v7();
  await write(workspaceId, { seats: 3, since: '2026-11-27', both: '2026-11-27' }, { both: 'soon' });
  await write(workspaceId, { seats: 'three', since: 'long ago' });
  expect(await typesOf(workspaceId)).toEqual({ both: 'text', seats: 'number', since: 'text' });
  const seen = [
    { name: 'seats', type: 'text' as const },
    { name: 'since', type: 'date-time' as const },
  ];
  await rememberAttributes(scenes.sql, { workspaceId, seen, declared: true });
  expect(await typesOf(workspaceId)).toMatchObject({ seats: 'text', since: 'date-time' });
});

test('what a process wrote down costs it no query again, another process its own', async () => {
  const workspaceId = v7();
  const { sql } = scenes;
  await write(workspaceId, { plan: 'gold' });
  const [before] = await readContactAttributes(sql, workspaceId);
  await sql`delete from contact_attributes where workspace_id = ${workspaceId}`;
  await write(workspaceId, { plan: 'silver' });
  expect(await typesOf(workspaceId)).toEqual({});
  await write(workspaceId, { plan: 'silver', seats: 1 });
  expect(await typesOf(workspaceId)).toEqual({ seats: 'number' });
  expect(before?.firstSeenAt).toEqual(before?.lastSeenAt);
});

test('many who write the same new names at once all succeed', async () => {
  const workspaceId = v7();
  const names = Array.from({ length: 30 }, (_, index) => `a${index}`);
  await Promise.all(
    Array.from({ length: 20 }, (_, writer) => {
      const order = writer % 2 === 0 ? names : names.toReversed();
      return write(workspaceId, Object.fromEntries(order.map((name) => [name, writer])));
    }),
  );
  expect(Object.keys(await typesOf(workspaceId))).toHaveLength(names.length);
});

test('what a block writes is known once it has run', async () => {
  const scene = await scenes.open();
  const value = (of: number | string) => ({ from: 'value', value: of });
  const version = await scene.publish([
    {
      id: 'b1',
      kind: 'update-contact',
      config: { attributes: { seats: value(3), plan: value('gold') } },
    },
  ]);
  expect(await typesOf(version.workspaceId)).toEqual({});
  const people = await scene.addContacts(2);
  await scene.post(people, { DeviceID: 'd', ErrorCode: 7 });
  const [cohort] = await scene.route();
  const strands = cohort?.items.map(({ id }) => id) ?? [];
  await advance({ strands, kind: 'update-contact' }, acceptingEngine(scene.store));
  expect(await typesOf(version.workspaceId)).toEqual({ plan: 'text', seats: 'number' });
});

test('what contacts had before there was a list is in it', async () => {
  const { sql } = scenes;
  const scene = await scenes.open();
  const [one, two] = await scene.addContacts(2);
  const give = (id: string | undefined, attributes: object) =>
    sql`update contacts set attributes = ${JSON.stringify(attributes)}::text::jsonb
      where id = ${id ?? null} returning workspace_id as "workspaceId"`;
  const values = { plan: 'gold', seats: 3, vip: true, tags: [], on: '2026-11-27T09:30Z' };
  await give(one, { ...values, both: '2026-11-27', email: 'own', gone: null });
  const [row] = await give(two, { both: 'soon', seats: 4 });
  await sql`delete from contact_attributes`;
  const folder = new URL('../../migrations/', import.meta.url);
  const file = (await readdir(folder)).find((name) => name.endsWith('_contact_attributes.sql'));
  const migration = await readFile(new URL(file ?? '', folder), 'utf8');
  await sql.unsafe(migration.split('--> statement-breakpoint')[1] ?? '');
  expect(await typesOf(row?.workspaceId)).toEqual({
    both: 'text',
    on: 'date-time',
    plan: 'text',
    seats: 'number',
    tags: 'list',
    vip: 'boolean',
  });
});

import { advance } from '@percurso/engine/advance';
import { createTestDatabase } from '@percurso/testing/template-database';
import { afterAll, expect, test } from 'vitest';
import { connectDatabase } from '../connect.ts';
import { acceptingEngine } from '../testing/accepting-engine.ts';
import { claimPage } from '../testing/handed-page.ts';
import { createScene } from '../testing/journey-scene.ts';
import { countBeat } from './count-beat.ts';

const database = await createTestDatabase();
const db = connectDatabase(database);
afterAll(async () => {
  await db.close();
  await database.drop();
});

async function held(): Promise<boolean> {
  const [row] = await db.sql`select held_since from beat`;
  return row?.held_since !== null;
}

test('a database that counts less than is remembered holds sending, one that counts more does not', async () => {
  expect(await countBeat(db.sql, 0)).toBe(1);
  expect(await countBeat(db.sql, 1)).toBe(2);
  expect(await countBeat(db.sql, 2)).toBe(3);
  // An attempt whose answer was lost is made again, and a Temporal that is older knows less.
  expect(await countBeat(db.sql, 2)).toBe(4);
  expect(await countBeat(db.sql, 0)).toBe(5);
  expect(await held()).toBe(false);
  await db.sql`update beat set n = 3`;
  expect(await countBeat(db.sql, 5)).toBe(6);
  expect(await held()).toBe(true);
  expect(await countBeat(db.sql, 6)).toBe(7);
  expect(await held()).toBe(true);
});

test('a database without a beat, under a workflow that remembers none, begins', async () => {
  await db.sql`delete from beat`;
  expect(await countBeat(db.sql, 0)).toBe(1);
  expect(await held()).toBe(false);
});

test('a process that read a higher count holds sending itself, before any workflow counts', async () => {
  await db.sql`update beat set n = 8, held_since = null`;
  const scene = await createScene(db.sql);
  const version = await scene.publish([{ id: 'b1', kind: 'sms', config: { text: 'Hello' } }]);
  const handOver = async () => {
    const { strandId } = await scene.enter(1);
    const { input } = await claimPage({ scene, version, strandId });
    return (await scene.store.handOver(input)).map(({ kind }) => kind);
  };
  expect(await handOver()).toEqual(['call']);
  await db.sql`update beat set n = 7`;
  expect(await handOver()).toEqual(['wait']);
  expect(await held()).toBe(true);
  // Somebody let it go on.
  await db.sql`update beat set held_since = null`;
  expect(await handOver()).toEqual(['call']);
});

test('of what was due when sending was held, the classes that count as sent are not sent again', async () => {
  await db.sql`update beat set held_since = null`;
  const scene = await createScene(db.sql);
  const version = await scene.publish([
    { id: 'b1', kind: 'wait', config: { duration: { amount: 1, unit: 'hours' } } },
    { id: 'b2', kind: 'sms', config: { text: 'Hello', purpose: 'transactional' } },
    {
      id: 'b3',
      kind: 'email',
      config: { subject: 'Hi', paragraphs: ['x'], purpose: 'commercial' },
    },
  ]);
  const engine = acceptingEngine(scene.store);
  const comeDue = async () =>
    db.sql`
      update strands set due_at = percurso_now(), bucket = null
      where version_id = ${version.id} and state = 'open' and op = 'sleep'`;
  const moveAll = async () => {
    const open = await db.sql<{ id: string; kind: string }[]>`
      select id, kind from strands where version_id = ${version.id} and state = 'open' order by id`;
    for (const { id, kind } of open) await advance({ strands: [id], kind }, engine);
    return open.length;
  };
  const messages = async () => {
    const rows = await db.sql<{ who: string; said: string }[]>`
      select contact_id as who, concat_ws(' ', block_id, state, reason) as said from messages
      where version_id = ${version.id} order by block_id`;
    return (id: string | undefined) => rows.flatMap(({ who, said }) => (who === id ? [said] : []));
  };

  const { contactIds: before } = await scene.enter(2);
  await comeDue();
  const [beat] = await db.sql<{ n: number }[]>`select n::int as n from beat`;
  await countBeat(db.sql, (beat?.n ?? 0) + 2);
  expect(await held()).toBe(true);
  // Somebody whose time comes while it is held.
  const { contactIds: after } = await scene.enter(1);
  await comeDue();
  for (let round = 0; round < 3; round += 1) {
    await moveAll();
    await comeDue();
  }
  const waiting = await messages();
  for (const id of [...before, ...after]) expect(waiting(id)).toEqual(['b2 reserved']);

  await db.sql`update beat set held_since = null, gap_sent = '{transactional}'`;
  while ((await moveAll()) > 0) await comeDue();
  const sent = await messages();
  for (const id of before) expect(sent(id)).toEqual(['b2 unknown due-in-gap', 'b3 accepted']);
  expect(sent(after[0])).toEqual(['b2 accepted', 'b3 accepted']);

  // The next restore is another question.
  const [next] = await db.sql<{ n: number }[]>`select n::int as n from beat`;
  await countBeat(db.sql, (next?.n ?? 0) + 2);
  const [asked] = await db.sql`select gap_sent from beat`;
  expect(asked).toEqual({ gap_sent: [] });
});

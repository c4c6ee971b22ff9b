import { createTestDatabase } from '@percurso/testing/template-database';
import { afterAll, expect, test } from 'vitest';
import { connectDatabase } from '../connect.ts';
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

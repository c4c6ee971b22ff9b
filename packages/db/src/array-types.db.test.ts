import { createTestDatabase } from '@percurso/testing/template-database';
import { expect, test } from 'vitest';
import { connectDatabase } from './connect.ts';

test('arrays come back as they were given, whatever their elements hold', async () => {
  const database = await createTestDatabase();
  const db = connectDatabase(database);
  const given = {
    uuids: ['0190a1b2-0000-7000-8000-000000000001', null],
    smallints: [1, null, -7],
    integers: [2_147_483_647, 0],
    floats: [0.5, null, 1e21],
    texts: [
      '',
      ' ',
      'null',
      'NULL',
      null,
      'a,b',
      '{x}',
      '"',
      '\\',
      'a\\"b\n',
      '{"a":"\\u00e9"}',
      'é',
    ],
  };
  try {
    const [row] = await db.sql`
      select ${given.uuids}::uuid[] as uuids, ${given.smallints}::smallint[] as smallints,
        ${given.integers}::int[] as integers, ${given.floats}::float8[] as floats,
        ${given.texts}::text[] as texts, ${['9007199254740993', null]}::bigint[] as bigints,
        ${[]}::text[] as none, array_length(${given.texts}::text[], 1) as "textCount",
        ${'{a,b}'}::text[] as written`;
    expect(row).toEqual({
      ...given,
      bigints: ['9007199254740993', null],
      none: [],
      textCount: given.texts.length,
      written: ['a', 'b'],
    });
  } finally {
    await db.close();
    await database.drop();
  }
});

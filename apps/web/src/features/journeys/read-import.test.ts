import { expect, test } from 'vitest';
import { readImport } from './read-import.ts';
import { templateIn } from './templates.ts';

test('an exported journey is the same when it is read', () => {
  const document = templateIn('en', 'device-error');
  expect(readImport(JSON.stringify(document, null, 2))).toEqual({ document });
});

test.each([
  ['{"schema": 1,', 'not-json', ''],
  ['[]', 'other-format', ''],
  ['{"schema": 2, "name": "Later"}', 'other-format', ''],
  ['{"schema": 1, "name": "J", "entry": {"trigger": 5}, "blocks": []}', 'wrong', 'entry.trigger'],
])('%s is refused with why', (text, failure, field) => {
  expect(readImport(text)).toEqual({ failure, field });
});

test('a journey with more steps, or deeper branches, than there can be is refused with how many', () => {
  const base = { schema: 1, name: 'Large', entry: { trigger: 't' }, settings: {} };
  const blocks = Array.from({ length: 2001 }, (_, at) => ({
    id: `b${at}`,
    kind: 'wait',
    config: {},
  }));
  expect(readImport(JSON.stringify({ ...base, blocks }))).toEqual({
    failure: 'too-many-blocks',
    maximum: 2000,
    now: 2001,
  });
  let inner: object = { id: 'end', kind: 'wait', config: {} };
  for (let level = 9; level > 0; level -= 1) {
    inner = { id: `n${level}`, kind: 'condition', config: {}, branches: { yes: [inner], no: [] } };
  }
  expect(readImport(JSON.stringify({ ...base, blocks: [inner] }))).toEqual({
    failure: 'too-deep',
    maximum: 8,
    now: 9,
  });
});

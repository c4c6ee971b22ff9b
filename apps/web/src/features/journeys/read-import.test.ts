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

import { expect, test } from 'vitest';
import { safeNext } from './safe-next.ts';

test.each([
  [undefined, '/'],
  ['/cases/7?x=1#y', '/cases/7?x=1#y'],
  ['https://evil.example/', '/'],
  ['//evil.example/journeys', '/'],
  ['/\\evil.example', '/'],
  ['javascript:alert(1)', '/'],
  ['/sign-in?next=/cases', '/'],
])('%s leads to %s', (next, target) => {
  expect(safeNext(next)).toBe(target);
});

import type { Problem } from '@percurso/journey/problem';
import { expect, test } from 'vitest';
import { waySeverity } from './way-severity.ts';

const block = { config: { rows: [{ id: 'w1' }, { id: 'w2' }], name: 'x' } };
const at = (field: string, severity: Problem['severity']): Problem => ({
  blockId: 'b1',
  field,
  key: 'required',
  severity,
});

test('a problem inside the row of a way is that of the way', () => {
  const problems = [
    at('rows.1.when.value', 'warning'),
    at('rows.1.name', 'error'),
    at('rows.0.when', 'warning'),
    at('name', 'error'),
    at('', 'error'),
  ];
  expect(waySeverity(block, 'w2', problems)).toBe('error');
  expect(waySeverity(block, 'w1', problems)).toBe('warning');
  expect(waySeverity(block, 'other', problems)).toBeNull();
});

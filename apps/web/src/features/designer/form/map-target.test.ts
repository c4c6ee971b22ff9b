import type { ScopeAttribute } from '@percurso/journey/attribute';
import { expect, it } from 'vitest';
import { mapByName } from './map-target.ts';

const scope: ScopeAttribute[] = [
  { path: 'trigger.ErrorCode', type: 'number' },
  { path: 'trigger.device_id', type: 'text' },
  { path: 'contact.priority', type: 'list' },
];

it('maps by name whatever the case, only where the type fits, and leaves what is mapped', () => {
  const fixed = { from: 'value', value: 'kept' } as const;
  const mapping = mapByName(
    { ErrorCode: fixed },
    [
      { name: 'ErrorCode', type: 'number' },
      { name: 'DeviceID', type: 'text' },
      { name: 'Priority', type: 'text' },
    ],
    scope,
  );
  expect(mapping).toEqual({
    ErrorCode: fixed,
    DeviceID: { from: 'attribute', path: 'trigger.device_id' },
  });
});

it('gives the same mapping back when nothing matches', () => {
  const mapping = {};
  expect(mapByName(mapping, [{ name: 'Nothing', type: 'text' }], scope)).toBe(mapping);
});

import type { Attribute } from '@percurso/journey/attribute';
import { describe, expect, it } from 'vitest';
import { testAttributes } from './test-values.ts';

const attributes: Attribute[] = [
  { name: 'DeviceID', type: 'text' },
  { name: 'ErrorCode', type: 'number' },
  { name: 'Online', type: 'boolean' },
  { name: 'SeenAt', type: 'date-time' },
  { name: 'Parts', type: 'list' },
];

describe('testAttributes', () => {
  it('gives every value the type of its attribute', () => {
    const values = {
      DeviceID: '007',
      ErrorCode: 0,
      Online: 'false',
      SeenAt: '2026-01-31T09:30:00.000Z',
      Parts: ['fan'],
    };
    expect(testAttributes(attributes, values)).toEqual({
      DeviceID: '007',
      ErrorCode: 0,
      Online: false,
      SeenAt: '2026-01-31T09:30:00.000Z',
      Parts: ['fan'],
    });
  });

  it('sends null for what is left empty, and never an empty text', () => {
    const empty = { DeviceID: '', ErrorCode: '', Online: null, SeenAt: '', Parts: [] };
    const nothing = { DeviceID: null, ErrorCode: null, Online: null, SeenAt: null, Parts: null };
    expect(testAttributes(attributes, empty)).toEqual(nothing);
    expect(testAttributes(attributes, {})).toEqual(nothing);
  });
});

import { expect, test } from 'vitest';
import type { Consent } from './consent-points.ts';
import { consentPoints } from './consent-points.ts';

function record(channel: Consent['channel'], address: string): Consent {
  return {
    id: address,
    channel,
    address,
    purpose: 'transactional',
    state: 'opted-out',
    source: 'api',
    reason: null,
    by: null,
    at: '2026-01-01T00:00:00.000Z',
  };
}

test('own contact points come first, also without a record, and earlier ones stay visible', () => {
  const old = record('sms', '+5511900000001');
  const own = record('email', 'ana@example.com');
  const points = consentPoints({ phone: '+5511900000002', email: 'ana@example.com' }, [old, own]);
  expect(points).toEqual([
    { channel: 'sms', address: '+5511900000002', consents: [] },
    { channel: 'email', address: 'ana@example.com', consents: [own] },
    { channel: 'sms', address: '+5511900000001', consents: [old] },
  ]);
});

test('a customer without contact points has none', () => {
  expect(consentPoints({ phone: null, email: null }, [])).toEqual([]);
});

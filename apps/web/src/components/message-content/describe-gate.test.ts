import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import { dictionariesOf } from '../../i18n/dictionaries.ts';
import { formatDateTime } from '../format-time.ts';
import { describeGate } from './describe-gate.ts';
import type { Gate } from './gate.ts';

beforeAll(async () => {
  await i18next.init({
    lng: 'en',
    resources: { en: dictionariesOf('en') },
    interpolation: { escapeValue: false },
  });
});

test.each<[Gate, string]>([
  [
    { gate: 'version-live', outcome: 'pass', inputs: { status: 'live' } },
    'The journey’s version was live.',
  ],
  [
    {
      gate: 'contact-point',
      outcome: 'skip',
      reason: 'no-phone',
      inputs: { channel: 'sms', address: null },
    },
    'The customer has no phone number.',
  ],
  [
    {
      gate: 'consent',
      outcome: 'skip',
      reason: 'opted-out',
      inputs: { purpose: 'transactional', state: 'opted-out' },
    },
    'The customer opted out. Transactional: opted out.',
  ],
  [{ gate: 'suppressed', outcome: 'pass', inputs: { because: null, since: null } }, ''],
  [
    {
      gate: 'suppressed',
      outcome: 'skip',
      reason: 'suppressed',
      inputs: { because: 'erased', since: 'then' },
    },
    'The address is suppressed. Nothing is sent there since then: its owner was erased.',
  ],
  [
    { gate: 'consent', outcome: 'pass', inputs: { purpose: 'commercial', state: null } },
    'Marketing: nothing recorded, which allows the message.',
  ],
  [
    {
      gate: 'frequency-cap',
      outcome: 'skip',
      reason: 'frequency-cap',
      inputs: { most: 3, days: 7, sent: 3 },
    },
    'The customer has had as many marketing messages as the cap allows. 3 of 3 in the last 7 days.',
  ],
  [
    {
      gate: 'quiet-time',
      outcome: 'pass',
      inputs: { until: null, zone: 'America/Sao_Paulo', zoneOf: 'contact', action: 'hold' },
    },
    'Messages go out now by the clocks of America/Sao_Paulo, the customer’s time zone.',
  ],
  [
    {
      gate: 'quiet-time',
      outcome: 'defer',
      reason: 'quiet-time',
      inputs: { until: '2026-03-10T11:00:00Z', zone: 'UTC', zoneOf: 'workspace', action: 'hold' },
    },
    `It was a quiet time of the channel. Until ${formatDateTime('2026-03-10T11:00:00Z', 'en')}, by the clocks of UTC, the workspace’s time zone.`,
  ],
  [{ gate: 'cap', outcome: 'pass', inputs: { limit: 3, sent: 1 } }, 'limit: 3, sent: 1'],
])('%o', (gate, words) => {
  expect(describeGate(gate, 'en')).toBe(words);
});

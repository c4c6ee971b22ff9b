import type { JsonValue } from '@percurso/journey/json-value';
import { describe, expect, it } from 'vitest';
import { factsOf } from '../testing/recording-deps.ts';
import type { MessageOutcomeConfig } from './block.ts';
import { definition } from './block.ts';
import { run } from './run.ts';

const config: MessageOutcomeConfig = definition.config.parse({
  message: 'b1',
  outcomes: [
    { id: 'clicked', kind: 'clicked', containing: '/prices' },
    { id: 'blocked', kind: 'blocked' },
    { id: 'opened', kind: 'opened' },
  ],
  limit: { amount: 3, unit: 'days' },
});
const receivedAt = '2026-03-10T12:00:00.000Z';
const heard = (slot: number, attributes: Record<string, JsonValue>) =>
  run.arrived(config, [{ slot, eventId: 'e', receivedAt, attributes }], factsOf({}));

describe('message-outcome, run', () => {
  it('waits for what is heard of that very message, narrowed where the author narrowed it', () => {
    const correlate = { block: 'b1' };
    expect(run.events(config)).toEqual([
      {
        trigger: 'message-clicked',
        conditions: { attribute: 'event.link', operator: 'contains', value: '/prices' },
        correlate,
      },
      { trigger: 'message-blocked', conditions: undefined, correlate },
      { trigger: 'message-opened', conditions: undefined, correlate },
    ]);
    expect(run.mode(config)).toBe('any');
  });

  it('counts what was heard before people came here, however long ago it was', () => {
    expect(run.lookBackMs?.(config)).toBeGreaterThan(4 * 365 * 86_400_000);
  });

  it('leaves by the outcome that was heard, with its detail', () => {
    expect(heard(0, { link: 'https://example.com/prices' })).toEqual({
      port: 'clicked',
      result: { outcome: 'clicked', receivedAt, link: 'https://example.com/prices' },
    });
    expect(heard(1, { reason: 'opted-out' })).toEqual({
      port: 'blocked',
      result: { outcome: 'blocked', receivedAt, reason: 'opted-out' },
    });
    expect(heard(2, { reason: 'not of an opening' })).toEqual({
      port: 'opened',
      result: { outcome: 'opened', receivedAt },
    });
  });

  it('leaves by the limit where nothing was heard', () => {
    expect(run.timedOut(config, factsOf({}))).toEqual({ port: 'timeout' });
  });
});

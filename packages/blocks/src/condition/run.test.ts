import { describe, expect, it } from 'vitest';
import { atOf, factsOf } from '../testing/recording-deps.ts';
import { run } from './run.ts';

const NOW = new Date('2026-03-10T12:00:00Z');
const CONFIG = {
  when: { attribute: 'trigger.ErrorCode', operator: 'greater-than', value: 10 },
} as const;

describe('condition, run', () => {
  it.each([
    [12, 'yes'],
    [10, 'no'],
    [null, 'no'],
  ])('takes yes or no and keeps what it compared: %s', (actual, port) => {
    expect(run.decide(CONFIG, factsOf({ ErrorCode: actual }), atOf({ now: NOW }))).toEqual({
      port,
      detail: {
        type: 'comparison',
        passed: port === 'yes',
        attribute: 'trigger.ErrorCode',
        operator: 'greater-than',
        expected: 10,
        actual,
      },
    });
  });
});

import { describe, expect, it } from 'vitest';
import { atOf, factsOf } from '../testing/recording-deps.ts';
import { run } from './run.ts';

const NOW = new Date('2026-03-10T12:00:00Z');
const CONFIG = {
  when: { attribute: 'trigger.ErrorCode', operator: 'greater-than', value: 10 },
} as const;

describe('condition, run', () => {
  it('takes yes or no and says why', () => {
    expect(run.decide(CONFIG, factsOf({ ErrorCode: 12 }), NOW, atOf())).toEqual({
      port: 'yes',
      reason: 'ErrorCode 12 is greater than 10',
    });
    expect(run.decide(CONFIG, factsOf({ ErrorCode: 10 }), NOW, atOf())).toEqual({
      port: 'no',
      reason: 'ErrorCode 10 is not greater than 10',
    });
    expect(run.decide(CONFIG, factsOf({ ErrorCode: null }), NOW, atOf())).toEqual({
      port: 'no',
      reason: 'ErrorCode has no value',
    });
  });
});

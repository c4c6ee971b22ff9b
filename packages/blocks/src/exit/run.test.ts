import { describe, expect, it } from 'vitest';
import { factsOf } from '../testing/recording-deps.ts';
import { run } from './run.ts';

describe('exit, run', () => {
  it('leaves with the reason of the author, or a plain one', () => {
    expect(run.end({}, factsOf({}))).toEqual({ exit: 'exit' });
    expect(run.end({ reason: 'No longer wanted', results: {} }, factsOf({}))).toEqual({
      exit: 'No longer wanted',
    });
  });

  it('answers with the results mapped in it', () => {
    const results = {
      code: { from: 'attribute', path: 'trigger.code' },
      state: { from: 'value', value: 'done' },
      note: { from: 'attribute', path: 'trigger.none', ifEmpty: 'nothing' },
      none: { from: 'attribute', path: 'trigger.none' },
    } as const;
    expect(run.end({ results }, factsOf({ code: 7 }))).toEqual({
      exit: 'exit',
      result: { code: 7, state: 'done', note: 'nothing', none: null },
    });
  });
});

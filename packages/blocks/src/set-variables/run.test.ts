import type { JsonValue } from '@percurso/journey/json-value';
import { describe, expect, it } from 'vitest';
import { atOf, factsOf } from '../testing/recording-deps.ts';
import type { VariableChange } from './block.ts';
import { run } from './run.ts';

const NOW = new Date('2026-03-10T12:00:00Z');

function decide(vars: Record<string, JsonValue>, ...variables: VariableChange[]) {
  const facts = { ...factsOf({ code: 12, word: 'twelve', tags: ['a'], none: null }), vars };
  return run.decide({ variables }, facts, atOf({ now: NOW }));
}

function change(
  how: VariableChange['change'],
  type: VariableChange['type'],
  value: string | number | null,
): VariableChange {
  const mapped: VariableChange['value'] =
    typeof value === 'string' && value.startsWith('trigger.')
      ? { from: 'attribute', path: value }
      : { from: 'value', value };
  return { name: 'x', type, change: how, value: mapped };
}

describe('set-variables, run', () => {
  it.each<[VariableChange, JsonValue, JsonValue]>([
    [change('set', 'number', 'trigger.code'), 5, 12],
    [change('set', 'text', 'trigger.code'), null, '12'],
    [change('set', 'list', 'trigger.tags'), null, ['a']],
    [change('set', 'number', 'trigger.none'), 5, null],
    [change('add', 'number', 2), 5, 7],
    [change('add', 'number', -2), null, -2],
    [change('add', 'number', 'trigger.none'), 5, 5],
    [change('append', 'list', 'b'), ['a'], ['a', 'b']],
    [change('append', 'list', 'trigger.code'), null, [12]],
    [change('append', 'list', 'trigger.none'), ['a'], ['a']],
  ])('%j', (variable, before, after) => {
    expect(decide({ x: before }, variable)).toEqual({ port: 'next', vars: { x: after } });
  });

  it.each<[VariableChange, JsonValue, JsonValue]>([
    [change('set', 'number', 'trigger.word'), 5, null],
    [change('add', 'number', 'trigger.word'), 5, 5],
    [change('append', 'list', 'trigger.tags'), ['z'], ['z']],
    [change('add', 'number', Number.MAX_VALUE), Number.MAX_VALUE, Number.MAX_VALUE],
  ])('says when a value does not fit: %j', (variable, before, after) => {
    const reason = 'not-of-type: x';
    expect(decide({ x: before }, variable)).toEqual({ port: 'next', reason, vars: { x: after } });
  });

  it('reads all values before it sets any, and keeps the last 1,000 of a list', () => {
    const swap: VariableChange[] = [
      { name: 'a', type: 'number', change: 'set', value: { from: 'attribute', path: 'vars.b' } },
      { name: 'b', type: 'number', change: 'set', value: { from: 'attribute', path: 'vars.a' } },
    ];
    expect(decide({ a: 1, b: 2 }, ...swap)).toMatchObject({ vars: { a: 2, b: 1 } });
    const long = Array.from({ length: 1000 }, (_, index) => index);
    const out = decide({ x: long }, change('append', 'list', 'new'));
    expect(out).toMatchObject({ vars: { x: [...long.slice(1), 'new'] } });
  });
});

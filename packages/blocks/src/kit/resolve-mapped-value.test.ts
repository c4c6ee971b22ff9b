import { describe, expect, it } from 'vitest';
import { factsOf } from '../testing/recording-deps.ts';
import { resolveMappedValue } from './resolve-mapped-value.ts';

describe('resolveMappedValue', () => {
  const facts = factsOf({ code: 0, blank: '', none: null });
  const resolve = (path: string, ifEmpty?: string) =>
    resolveMappedValue({ from: 'attribute', path, ifEmpty }, facts);

  it('reads the path, and its default only where the path is empty', () => {
    expect(resolve('trigger.code', 'x')).toBe(0);
    expect(resolve('trigger.blank', 'x')).toBe('x');
    expect(resolve('trigger.none', 'x')).toBe('x');
    expect(resolve('trigger.missing', 'x')).toBe('x');
    expect(resolve('trigger.missing')).toBeNull();
    expect(resolveMappedValue({ from: 'value', value: null }, facts)).toBeNull();
  });
});

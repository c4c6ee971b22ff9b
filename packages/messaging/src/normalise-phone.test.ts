import { describe, expect, it } from 'vitest';
import { normalisePhone } from './normalise-phone.ts';

describe('normalisePhone', () => {
  it.each([
    ['+55 11 98765-4321', undefined, '+5511987654321'],
    ['(11) 98765-4321', 'BR', '+5511987654321'],
    ['(11) 98765-4321', 'br', '+5511987654321'],
    ['+1 (212) 555-0100', 'BR', '+12125550100'],
    ['0044 20 7946 0958', 'DE', '+442079460958'],
    ['+34-612-345-678', undefined, '+34612345678'],
    ['+55 11 98765-4321 ext. 5', undefined, '+5511987654321'],
  ])('reads %j in %s as %s', (input, country, expected) => {
    expect(normalisePhone(input, country)).toBe(expected);
  });

  it.each([
    ['(11) 98765-4321', undefined],
    ['(11) 98765-4321', 'XX'],
    ['+55 11', undefined],
    ['call +55 11 98765-4321', undefined],
    ['+999 123456789', undefined],
    ['', 'BR'],
  ])('refuses %j in %s', (input, country) => {
    expect(normalisePhone(input, country)).toBeUndefined();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseEmail } from './normalise-email.ts';

describe('normaliseEmail', () => {
  it.each([
    [' Ana.Silva@Example.COM ', 'ana.silva@example.com'],
    ["o'neil+tag@mail.example.co.uk", "o'neil+tag@mail.example.co.uk"],
    ['joão@exemplo.com.br', 'joão@exemplo.com.br'],
    ['x@MÜNCHEN.example', 'x@xn--mnchen-3ya.example'],
  ])('reads %j as %j', (input, expected) => {
    expect(normaliseEmail(input)).toBe(expected);
  });

  it.each([
    '',
    'ana',
    '@example.com',
    'ana@',
    'ana@example',
    'ana@.com',
    'ana@example..com',
    'ana@-a.com',
    'ana@1.2.3.4',
    'ana@[1.2.3.4]',
    'ana@a.example/x',
    'ana@a.example:25',
    'a na@a.example',
    '.ana@a.example',
    'a..na@a.example',
    'ana@b@a.example',
    'Ana <ana@a.example>',
    'ana@a.example\r\nBcc: x@a.example',
    `${'a'.repeat(65)}@a.example`,
    `a@${'b.'.repeat(130)}example`,
  ])('refuses %j', (input) => {
    expect(normaliseEmail(input)).toBeUndefined();
  });

  it('takes every ordinary address, and its own answer as it is', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (address) => {
        const normal = normaliseEmail(address);
        expect(normal).toBe(address.toLowerCase());
        expect(normaliseEmail(normal ?? '')).toBe(normal);
      }),
    );
  });
});

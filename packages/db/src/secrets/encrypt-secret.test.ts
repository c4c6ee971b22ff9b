import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decryptSecret } from './decrypt-secret.ts';
import { encryptSecret } from './encrypt-secret.ts';

const secret = 'a secret of at least thirty-two characters';

test('what was encrypted is read again, and looks different each time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const one = encryptSecret(text, secret);
      expect(decryptSecret(one, secret)).toBe(text);
      expect(encryptSecret(text, secret)).not.toBe(one);
    }),
  );
});

test('another secret or a changed text is refused in a sentence', () => {
  const stored = encryptSecret('{"token":"abc"}', secret);
  expect(() => decryptSecret(stored, `${secret}!`)).toThrow('PERCURSO_SECRET');
  const [version, iv, tag, body = ''] = stored.split('.');
  const flipped = Buffer.from(body, 'base64url');
  flipped[0] = (flipped[0] ?? 0) ^ 1;
  const changed = [version, iv, tag, flipped.toString('base64url')].join('.');
  expect(() => decryptSecret(changed, secret)).toThrow('cannot be read');
  expect(() => decryptSecret('v9.a.b.c', secret)).toThrow('version');
});

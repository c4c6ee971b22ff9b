import { scrypt } from 'node:crypto';

// OWASP's cheat sheet for scrypt: N = 2^17, r = 8, p = 1 needs 128 MiB; 2^15 with p = 3 is its equal.
const cost = { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 1024 * 1024 };

/** The scrypt key of a password, the same however its characters were composed. */
export function derivePassword(password: string, salt: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, 64, cost, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}

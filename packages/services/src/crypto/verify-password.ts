import { timingSafeEqual } from 'node:crypto';
import { derivePassword } from './derive-password.ts';

/** Whether the password is the one that was hashed. */
export async function verifyPassword({
  hash,
  password,
}: {
  hash: string;
  password: string;
}): Promise<boolean> {
  const [salt = '', stored = ''] = hash.split(':');
  const expected = Buffer.from(stored, 'hex');
  const key = await derivePassword(password, salt);
  return expected.length === key.length && timingSafeEqual(expected, key);
}

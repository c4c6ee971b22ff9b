import { randomBytes } from 'node:crypto';
import { derivePassword } from './derive-password.ts';

/** A password as it is stored: `<salt>:<key>`, scrypt with OWASP's parameters. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16).toString('hex');
  const key = await derivePassword(password, salt);
  return `${salt}:${key.toString('hex')}`;
}

import { hkdfSync } from 'node:crypto';

/** The 256-bit key for stored secrets, derived so that sessions, signed with the same secret, differ. */
export function secretKey(secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'percurso stored secrets', 32));
}

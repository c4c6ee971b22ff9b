import { createCipheriv, randomBytes } from 'node:crypto';
import { secretKey } from './secret-key.ts';

/** AES-256-GCM of a text under the secret from the environment: `v1.<iv>.<tag>.<text>`, base64url. */
export function encryptSecret(text: string, secret: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', secretKey(secret), iv);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  const parts = [iv, cipher.getAuthTag(), body].map((part) => part.toString('base64url'));
  return ['v1', ...parts].join('.');
}

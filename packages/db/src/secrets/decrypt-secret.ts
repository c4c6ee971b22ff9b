import { createDecipheriv } from 'node:crypto';
import { secretKey } from './secret-key.ts';

/** The text `encryptSecret` was given. Throws where the secret is another or the text was changed. */
export function decryptSecret(encrypted: string, secret: string): string {
  const [version, iv = '', tag = '', body = ''] = encrypted.split('.');
  if (version !== 'v1')
    throw new Error('A stored secret is of a version this release cannot read.');
  try {
    const decipher = createDecipheriv(
      'aes-256-gcm',
      secretKey(secret),
      Buffer.from(iv, 'base64url'),
      {
        authTagLength: 16,
      },
    );
    decipher.setAuthTag(Buffer.from(tag, 'base64url'));
    const text = Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]);
    return text.toString('utf8');
  } catch (cause) {
    throw new Error(
      'A stored secret cannot be read: PERCURSO_SECRET is not the one it was written with.',
      { cause },
    );
  }
}

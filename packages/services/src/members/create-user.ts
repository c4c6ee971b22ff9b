import type { Transaction } from '@percurso/db/connect';
import { newId } from '@percurso/db/new-id';
import { hashPassword } from '../crypto/hash-password.ts';

/**
 * Creates somebody who can sign in with this password; null where the address is taken. Rows are
 * those of better-auth, whose sign-in reads them.
 */
export async function createUser(
  tx: Transaction,
  { email, name, password }: { email: string; name: string; password: string },
): Promise<string | null> {
  const hash = await hashPassword(password);
  const id = newId();
  const made = await tx`
    insert into users (id, name, email) values (${id}, ${name}, ${email.toLowerCase()})
    on conflict (email) do nothing`;
  if (made.count === 0) return null;
  await tx`
    insert into accounts (id, user_id, account_id, provider_id, password)
    values (${newId()}, ${id}, ${id}, 'credential', ${hash})`;
  return id;
}

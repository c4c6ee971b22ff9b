import type { Transaction } from '@percurso/db/connect';

/** Locks the contacts in the order every transaction takes them; nulls and repetitions are passed over. */
export async function lockContacts(tx: Transaction, ids: (string | null)[]): Promise<void> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return;
  await tx`select 1 from contacts where id = any(${wanted}::uuid[]) order by id for no key update`;
}

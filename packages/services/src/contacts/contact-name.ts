import type { Sql, Transaction } from '@percurso/db/connect';

/**
 * SQL: what to call the contact of the given table alias on screen: name, else e-mail, phone or
 * external id; null where there is no contact or nothing is known.
 */
export function contactName(sql: Sql | Transaction, alias: string) {
  const column = (name: string) => sql(`${alias}.${name}`);
  return sql`coalesce(
    nullif(concat_ws(' ', ${column('first_name')}, ${column('last_name')}), ''),
    ${column('email')}, ${column('phone')}, ${column('external_id')})`;
}

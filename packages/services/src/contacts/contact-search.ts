import type { Sql, Transaction } from '@percurso/db/connect';
import { foldText } from '../fold-text.ts';
import { parseContactId } from './contact-id.ts';

const MOST_WORDS = 6;

/**
 * SQL condition: every word of the search is somewhere in the contact's name, e-mail, phone or
 * external id, case and accents aside. Only digits and signs: a part of the phone number.
 */
export function contactMatches(sql: Sql | Transaction, alias: string, search: string) {
  const column = (name: string) => sql(`${alias}.${name}`);
  const id = parseContactId(search);
  if (id !== null) return sql`${column('id')} = ${id}`;
  // Addresses and ids are folded to small letters only, which is several times faster.
  const name = foldText(sql, sql`concat_ws(' ', ${column('first_name')}, ${column('last_name')})`);
  const ids = sql`concat_ws(' ', ${column('email')}, ${column('phone')}, ${column('external_id')})`;
  const text = sql`(${name} || ' ' || lower(${ids}))`;
  const words = search.split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);
  const everyWord = words.reduce(
    (condition, word) =>
      sql`${condition} and (strpos(${text}, ${foldText(sql, sql`${word}::text`)}) > 0
        or strpos(lower(${ids}), lower(${word}::text)) > 0)`,
    sql`true`,
  );
  const digits = search.replace(/\D/g, '');
  const isPhone = /^[+\d\s().-]+$/.test(search) && digits.length >= 3;
  return isPhone ? sql`((${everyWord}) or strpos(${column('phone')}, ${digits}) > 0)` : everyWord;
}

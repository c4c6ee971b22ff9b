import type { Sql, Transaction } from '@percurso/db/connect';

const ACCENTED = 'áàâãäåāéèêëēíìîïīóòôõöøōúùûüūçñýÿšž';
const PLAIN = 'aaaaaaaeeeeeiiiiiooooooouuuuucnyysz';

/** SQL: the text in small letters without accents, as every search compares it. */
export function foldText(sql: Sql | Transaction, text: ReturnType<Sql>) {
  return sql`translate(lower(${text}), ${ACCENTED}, ${PLAIN})`;
}

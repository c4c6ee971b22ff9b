import type { Sql, Transaction } from '@percurso/db/connect';

const ACCENTED = 'áàâãäåāéèêëēíìîïīóòôõöøōúùûüūçñýÿšž';
const PLAIN = 'aaaaaaaeeeeeiiiiiooooooouuuuucnyysz';

/**
 * SQL: the text in small letters without accents, as every search compares it. Plain ASCII, which
 * has as many bytes as characters, is spared the slow part.
 */
export function foldText(sql: Sql | Transaction, text: ReturnType<Sql>) {
  return sql`(case when octet_length(${text}) = char_length(${text}) then lower(${text})
    else translate(lower(${text}), ${ACCENTED}, ${PLAIN}) end)`;
}

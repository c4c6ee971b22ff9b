import type { Sql, Transaction } from '@percurso/db/connect';
import type { Consent } from './consent-schema.ts';

export type ConsentRow = Omit<Consent, 'at'> & { at: Date };

/** The columns of {@link ConsentRow}. */
export function consentColumns(sql: Sql | Transaction) {
  return sql`id, channel, address, purpose, state, source, reason, by, at`;
}

export function toConsent(row: ConsentRow): Consent {
  return { ...row, at: row.at.toISOString() };
}

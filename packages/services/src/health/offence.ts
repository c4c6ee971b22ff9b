import type { Sql, Transaction } from '@percurso/db/connect';
import type { Offence } from './balance-schema.ts';

/** A row that offends a balance, in the workspace it belongs to. */
export interface FoundOffence extends Offence {
  workspaceId: string;
}

/** Finds what offends one balance. One statement, so one snapshot, whatever moves meanwhile. */
export type FindOffences = (sql: Sql | Transaction) => Promise<FoundOffence[]>;

import type { TableRecord } from './changed-columns.ts';

/** The columns of a contact that triggers and conditions see. */
export interface ContactRecord extends TableRecord {
  externalId: string | null;
  email: string | null;
  phone: string | null;
  firstName: string | null;
  lastName: string | null;
  language: string | null;
  timeZone: string | null;
}

import type { TableRecord } from './changed-columns.ts';

/** The columns of a case that triggers, conditions and its history see. Ids are plain uuids. */
export interface CaseRecord extends TableRecord {
  number: number;
  subject: string;
  status: string;
  priority: string;
  contactId: string | null;
  reportedById: string | null;
}

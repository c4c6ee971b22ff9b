import type { Sql, Transaction } from '@percurso/db/connect';
import type { CaseRecord } from '@percurso/engine/records/case-record';
import { toContactId } from '../contacts/contact-id.ts';
import { contactName } from '../contacts/contact-name.ts';
import type { Case, CasePriority, CaseStatus } from './case-schema.ts';

export interface CaseRow extends CaseRecord {
  status: CaseStatus;
  priority: CasePriority;
  contactName: string | null;
  test: boolean;
  createdAt: Date;
  updatedAt: Date;
}

/** The columns of {@link CaseRow} from `cases k left join contacts c on c.id = k.contact_id`. */
export function caseColumns(sql: Sql | Transaction) {
  return sql`k.id, k.number, k.subject, k.status, k.priority, k.contact_id as "contactId",
    ${contactName(sql, 'c')} as "contactName", k.reported_by_id as "reportedById", k.attributes, k.test,
    k.created_at as "createdAt", k.updated_at as "updatedAt"`;
}

/** A case as the API shows it. */
export function toCase(row: CaseRow): Case {
  return {
    id: row.id,
    number: row.number,
    subject: row.subject,
    status: row.status,
    priority: row.priority,
    contactId: row.contactId && toContactId(row.contactId),
    contactName: row.contactName,
    reportedById: row.reportedById && toContactId(row.reportedById),
    attributes: row.attributes,
    test: row.test,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** What triggers and history see of it. */
export function toCaseRecord(row: CaseRow): CaseRecord {
  const { id, number, subject, status, priority, contactId, reportedById, attributes } = row;
  return { id, number, subject, status, priority, contactId, reportedById, attributes };
}

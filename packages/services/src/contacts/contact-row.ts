import type { Sql, Transaction } from '@percurso/db/connect';
import type { JsonValue } from '@percurso/journey/json-value';
import { toContactId } from './contact-id.ts';
import type { Contact } from './contact-schema.ts';

export interface ContactRow {
  id: string;
  externalId: string | null;
  email: string | null;
  phone: string | null;
  firstName: string | null;
  lastName: string | null;
  language: string | null;
  timeZone: string | null;
  attributes: Record<string, JsonValue>;
  createdAt: Date;
  updatedAt: Date;
}

/** The columns of {@link ContactRow}, for `select` and `returning` on `contacts`. */
export function contactColumns(sql: Sql | Transaction) {
  return sql`id, external_id as "externalId", email, phone, first_name as "firstName",
    last_name as "lastName", language, time_zone as "timeZone", attributes,
    created_at as "createdAt", updated_at as "updatedAt"`;
}

/** A contact as the API shows it. */
export function toContact(row: ContactRow): Contact {
  return {
    ...row,
    id: toContactId(row.id),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

import type { JsonValue } from '@percurso/journey/json-value';

/** Columns of a contact in a query, as {@link contactFacts} reads them. */
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
}

/** What `contact.*` reads: the named columns, and the contact's own attributes beside them. */
export function contactFacts(row: ContactRow): Record<string, JsonValue> {
  const { attributes, createdAt, id, ...columns } = row;
  return { ...attributes, ...columns, id: `con_${id}`, createdAt: createdAt.toISOString() };
}

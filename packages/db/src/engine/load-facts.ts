import type { JsonValue } from '@percurso/journey/json-value';
import type { Sql, Transaction } from '../connect.ts';
import type { ContactRow } from './contact-facts.ts';
import { contactFacts } from './contact-facts.ts';

/** Contact id → what `contact.*` reads now. */
export async function loadContactFacts(
  sql: Sql | Transaction,
  ids: string[],
): Promise<Map<string, Record<string, JsonValue>>> {
  const rows = await sql<ContactRow[]>`
    select id, external_id as "externalId", email, phone, first_name as "firstName",
      last_name as "lastName", language, time_zone as "timeZone", attributes, created_at as "createdAt"
    from contacts where id = any(${ids}::uuid[])`;
  return new Map(rows.map((row) => [row.id, contactFacts(row)]));
}

/** Case id → what `case.*` reads now. */
export async function loadCaseFacts(
  sql: Sql | Transaction,
  ids: string[],
): Promise<Map<string, Record<string, JsonValue>>> {
  if (ids.length === 0) return new Map();
  const rows = await sql<{ id: string; facts: Record<string, JsonValue> }[]>`
    select id, jsonb_build_object('id', id, 'number', number, 'subject', subject, 'status', status,
      'priority', priority, 'contactId', contact_id, 'reportedById', reported_by_id,
      'attributes', attributes) as facts
    from cases where id = any(${ids}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row.facts]));
}

import type { JsonValue } from '@percurso/journey/json-value';
import { toContactId } from '../contacts/contact-id.ts';

/** Columns of a case's history for the API: the rows hold plain uuids, people see `con_…`. */
export function withContactIds(columns: Record<string, JsonValue>): Record<string, JsonValue> {
  return Object.fromEntries(
    Object.entries(columns).map(([name, value]) => [
      name,
      (name === 'contactId' || name === 'reportedById') && typeof value === 'string'
        ? toContactId(value)
        : value,
    ]),
  );
}

import type { JsonValue } from '@percurso/journey/json-value';

/** A row of a table as triggers, conditions and histories see it. Ids are plain uuids. */
export interface TableRecord {
  id: string;
  attributes: Record<string, JsonValue>;
}

/**
 * Names of the columns whose values differ, `attributes` standing for any of the record's own
 * attributes. A new record has none: it has no values before.
 */
export function changedColumns<T extends TableRecord>(before: T | null, after: T): string[] {
  if (before === null) return [];
  const names = Object.keys(after) as (keyof T & string)[];
  return names.filter((name) =>
    name === 'attributes'
      ? canonical(before.attributes) !== canonical(after.attributes)
      : before[name] !== after[name],
  );
}

/** Attribute order is no change: jsonb keeps none. */
function canonical(value: JsonValue): string {
  return JSON.stringify(value, (_name, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

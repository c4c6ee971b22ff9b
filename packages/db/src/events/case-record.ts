import type { JsonValue } from '@percurso/journey/json-value';

/** The columns of a case that triggers, conditions and its history see. Ids are plain uuids. */
export interface CaseRecord {
  id: string;
  number: number;
  subject: string;
  status: string;
  priority: string;
  contactId: string | null;
  reportedById: string | null;
  attributes: Record<string, JsonValue>;
}

const COLUMNS = ['subject', 'status', 'priority', 'contactId', 'reportedById'] as const;

/**
 * Names of the columns whose values differ, `attributes` standing for any of the case's own
 * attributes. A new case has none: it has no values before.
 */
export function changedCaseColumns(before: CaseRecord | null, after: CaseRecord): string[] {
  if (before === null) return [];
  const changed: string[] = COLUMNS.filter((name) => before[name] !== after[name]);
  if (canonical(before.attributes) !== canonical(after.attributes)) changed.push('attributes');
  return changed;
}

/** Attribute order is no change: jsonb keeps none. */
function canonical(value: JsonValue): string {
  return JSON.stringify(value, (_name, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

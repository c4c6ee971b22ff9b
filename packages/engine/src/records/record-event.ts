import type { JsonValue } from '@percurso/journey/json-value';
import type { CaseRecord } from './case-record.ts';
import { changedColumns } from './changed-columns.ts';
import type { ContactRecord } from './contact-record.ts';
import type { RecordRule } from './record-rule.ts';

/** One change to one record; `before` is null where it was created. */
export interface RecordChange {
  of:
    | { table: 'case'; before: CaseRecord | null; after: CaseRecord }
    | { table: 'contact'; before: ContactRecord | null; after: ContactRecord };
  source: 'people' | 'api' | 'import' | 'journeys';
}

/** What a record trigger makes of a change: whose event it is, with which key and attributes. */
export interface RecordEvent {
  /** Null where the record names nobody in the column of the audience. */
  contactId: string | null;
  key: string | null;
  attributes: Record<string, JsonValue>;
}

/** The event that a trigger with this rule raises of a change; null where the change is none of its. */
export function recordEvent(rule: RecordRule, change: RecordChange): RecordEvent | null {
  if (!satisfies(rule, change)) return null;
  const { of, source } = change;
  return {
    contactId: audienceOf(rule, of),
    // A contact's own change tells no runs of that contact apart.
    key: of.table === 'contact' ? null : of.after.id,
    attributes: {
      record: { ...of.after },
      before: of.before && { ...of.before },
      changed: changedColumns(of.before, of.after),
      action: of.before === null ? 'created' : 'updated',
      source,
    },
  };
}

function satisfies(rule: RecordRule, { of, source }: RecordChange): boolean {
  if (rule.table !== of.table || !rule.sources.includes(source)) return false;
  if (of.before === null) return rule.actions.includes('created');
  if (!rule.actions.includes('updated')) return false;
  const changed = changedColumns(of.before, of.after);
  return rule.columns.length === 0
    ? changed.length > 0
    : rule.columns.some((column) => changed.includes(column));
}

function audienceOf({ audience }: RecordRule, of: RecordChange['of']): string | null {
  if (of.table === 'contact') return of.after.id;
  return audience === 'reportedById' ? of.after.reportedById : of.after.contactId;
}

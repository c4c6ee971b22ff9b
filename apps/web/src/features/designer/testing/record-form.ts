import type { Attribute } from '@percurso/journey/attribute';
import type { JsonValue } from '@percurso/journey/json-value';
import { TABLE_ATTRIBUTES } from '@percurso/journey/table-attributes';
import type { ChangeRule } from '../../../components/attributes/trigger-option.ts';
import type { TestValue } from '../../../components/test-values/test-values.ts';
import { testAttributes } from '../../../components/test-values/test-values.ts';
import { valuesOf } from './held-values.ts';

type Json = Record<string, JsonValue>;

/** An event of a record, as the form of a test holds it. */
export interface RecordForm {
  /** By the path of the field: `record.status`, and `before.status` where the status changed. */
  values: Readonly<Record<string, TestValue>>;
  /** Columns that changed; none where the record is new. */
  changed: readonly string[];
  /** What no field shows: the record's id, and who changed it. */
  rest: { record: Json; event: Json };
}

/** A field for each column of the record as it is now, then for each that changed as it was before. */
export function recordFields(rule: ChangeRule, changed: readonly string[]): Attribute[] {
  const columns = TABLE_ATTRIBUTES[rule.table];
  const before = columns.filter(({ name }) => changed.includes(name));
  return [...under('record', columns), ...under('before', before)];
}

/** The form of an event as it came, or as an example has it. */
export function recordFormOf(rule: ChangeRule, event: Readonly<Json>): RecordForm {
  const { record, before, changed, ...rest } = event;
  const after = isJson(record) ? record : {};
  const earlier = isJson(before) ? before : null;
  const columns = TABLE_ATTRIBUTES[rule.table];
  const named = columns.filter(
    ({ name }) => earlier !== null && Array.isArray(changed) && changed.includes(name),
  );
  const shown = new Set(columns.map(({ name }) => name));
  return {
    values: {
      ...valuesOf(under('record', columns), keysUnder('record', after)),
      ...valuesOf(under('before', named), keysUnder('before', earlier ?? {})),
    },
    changed: named.map(({ name }) => name),
    rest: {
      record: Object.fromEntries(Object.entries(after).filter(([name]) => !shown.has(name))),
      event: rest,
    },
  };
}

/** The event as a change of such a record raises it; the record is that of the customer. */
export function recordEventOf(
  rule: ChangeRule,
  { values, changed, rest }: RecordForm,
  contact: string | null,
): Json {
  const read = testAttributes(recordFields(rule, changed), values);
  const own: Json = contact === null ? {} : { [rule.audience]: plainId(contact) };
  const record: Json = { ...rest.record, ...columnsUnder('record', read), ...own };
  const created = changed.length === 0 && rule.actions.includes('created');
  return {
    source: 'people',
    ...rest.event,
    action: created ? 'created' : 'updated',
    record,
    before: created ? null : { ...record, ...columnsUnder('before', read) },
    changed: [...changed],
  };
}

/** Records hold the ids of contacts without the mark that the API puts before them. */
export function plainId(contact: string): string {
  return contact.replace(/^con_/, '');
}

function under(root: 'record' | 'before', columns: readonly Attribute[]): Attribute[] {
  return columns.map((column) => ({ ...column, name: `${root}.${column.name}` }));
}

function keysUnder(root: string, columns: Json): Json {
  return Object.fromEntries(
    Object.entries(columns).map(([name, value]) => [`${root}.${name}`, value]),
  );
}

function columnsUnder(root: string, read: Json): Json {
  const prefix = `${root}.`;
  return Object.fromEntries(
    Object.entries(read).flatMap(([path, value]) =>
      path.startsWith(prefix) ? [[path.slice(prefix.length), value]] : [],
    ),
  );
}

function isJson(value: JsonValue | undefined): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

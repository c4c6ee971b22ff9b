import type { Attribute } from '@percurso/journey/attribute';
import type { JsonValue } from '@percurso/journey/json-value';
import type { RecordTable } from '@percurso/journey/table-attributes';
import { TABLE_ATTRIBUTES } from '@percurso/journey/table-attributes';

/** An event of a changed record: each column with a value, one with two of which it changed. */
export function exampleRecord(table: RecordTable): Record<string, JsonValue> {
  const columns = TABLE_ATTRIBUTES[table];
  const record = Object.fromEntries(columns.map((column) => [column.name, exampleOf(column)]));
  const choice = columns.find(({ options }) => (options?.length ?? 0) > 1);
  if (!choice) return { record, before: null, changed: [] };
  const options = choice.options ?? [];
  return {
    record: { ...record, [choice.name]: options.at(-1) ?? null },
    before: { ...record, [choice.name]: options[0] ?? null },
    changed: [choice.name],
  };
}

function exampleOf({ name, type, options }: Attribute): JsonValue {
  if (options?.[0] !== undefined) return options[0];
  if (type === 'number') return 1;
  if (type === 'boolean') return true;
  if (type === 'list') return [];
  return type === 'text' ? name : null;
}

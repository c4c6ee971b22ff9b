import type { AttributeType } from '@percurso/journey/attribute';
import { Attribute } from '@percurso/journey/attribute';

/** One attribute as it is typed in: the id only tells rows apart while they move. */
export interface AttributeRow {
  id: string;
  name: string;
  type: AttributeType;
  description: string;
  required: boolean;
  options: string[];
}

export type AttributeProblem = 'missing' | 'pattern' | 'twice';

let made = 0;

/** Not `crypto.randomUUID`, which a page served without TLS does not have. */
function rowId(): string {
  made += 1;
  return `row-${made}`;
}

/** Rows for what a trigger has, each with an id of its own. */
export function rowsOf(attributes: readonly Attribute[]): AttributeRow[] {
  return attributes.map(({ name, type, description, options, required }) => ({
    id: rowId(),
    name,
    type,
    description: description ?? '',
    required: required ?? false,
    options: options ?? [],
  }));
}

/** A row to fill in. */
export function emptyRow(): AttributeRow {
  return { id: rowId(), name: '', type: 'text', description: '', required: false, options: [] };
}

/** What the API takes; what there is none of, such as options, is left out. */
export function attributesOf(rows: readonly AttributeRow[]): Attribute[] {
  return rows.map((row) => {
    const description = row.description.trim();
    const attribute: Attribute = { name: row.name.trim(), type: row.type };
    if (description) attribute.description = description;
    if (row.type === 'text' && row.options.length > 0) attribute.options = row.options;
    if (row.required) attribute.required = true;
    return attribute;
  });
}

/** What is wrong with each row's name, by row id; the second of two equal names is the wrong one. */
export function checkRows(rows: readonly AttributeRow[]): Map<string, AttributeProblem> {
  const problems = new Map<string, AttributeProblem>();
  const seen = new Set<string>();
  for (const row of rows) {
    const name = row.name.trim();
    if (!name) problems.set(row.id, 'missing');
    else if (!Attribute.shape.name.safeParse(name).success) problems.set(row.id, 'pattern');
    else if (seen.has(name)) problems.set(row.id, 'twice');
    seen.add(name);
  }
  return problems;
}

/** The rows with one of them moved up (-1) or down (1); unchanged at the ends. */
export function moveRow(rows: readonly AttributeRow[], id: string, by: -1 | 1): AttributeRow[] {
  const from = rows.findIndex((row) => row.id === id);
  const row = rows[from];
  const other = rows[from + by];
  if (!row || !other) return [...rows];
  const moved = [...rows];
  moved[from] = other;
  moved[from + by] = row;
  return moved;
}

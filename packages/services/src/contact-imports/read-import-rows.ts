import type { JsonValue } from '@percurso/journey/json-value';
import type { Channel } from '../consents/consent-schema.ts';
import { ContactFields, ExternalId } from '../contacts/contact-schema.ts';
import { normaliseContactFields } from '../contacts/normalise-contact-fields.ts';
import { ServiceError } from '../service-error.ts';
import type { ImportColumn } from './import-columns.ts';
import type { ImportProblem } from './import-schema.ts';
import type { CellProblem } from './read-import-cell.ts';
import { isCellProblem, readAttribute, readConsent } from './read-import-cell.ts';

export interface ImportedConsent {
  channel: Channel;
  purpose: 'transactional' | 'commercial';
  state: 'opted-in' | 'opted-out';
}

/** One row that can be read: who it is about and what it says of them. */
export interface ImportRow {
  row: number;
  externalId: string | null;
  fields: ContactFields;
  consents: ImportedConsent[];
  /** Cell by column name, for what is refused later on. */
  cells: ReadonlyMap<string, string>;
}

type Refuse = (field: string, problem: CellProblem) => void;

/**
 * Reads rows of text; an empty cell says nothing. A row with a cell that cannot be read is refused
 * whole, with every such cell.
 */
export function readImportRows(
  records: readonly { row: number; cells: readonly string[] }[],
  { header, columns }: { header: readonly string[]; columns: readonly ImportColumn[] },
): { rows: ImportRow[]; problems: ImportProblem[] } {
  const problems: ImportProblem[] = [];
  const rows: ImportRow[] = [];
  for (const { row, cells } of records) {
    const before = problems.length;
    const byName = new Map(header.map((name, index) => [name, cells[index]?.trim() ?? '']));
    const refuse: Refuse = (field, problem) =>
      problems.push(problemOf({ row, field, byName, problem }));
    const read = readRow({ row, cells, header, columns, byName, refuse });
    if (problems.length === before) rows.push(read);
  }
  return { rows, problems };
}

/** A refused cell, with the beginning of what it says. */
export function problemOf({
  row,
  field,
  byName,
  problem,
}: {
  row: number;
  field: string;
  byName: ReadonlyMap<string, string>;
  problem: CellProblem;
}): ImportProblem {
  const got = (byName.get(field) ?? '').replaceAll('\u0000', '').slice(0, 100);
  return { row, field, got, ...problem };
}

function readRow({
  row,
  cells,
  header,
  columns,
  byName,
  refuse,
}: {
  row: number;
  cells: readonly string[];
  header: readonly string[];
  columns: readonly ImportColumn[];
  byName: ReadonlyMap<string, string>;
  refuse: Refuse;
}): ImportRow {
  if (cells.slice(header.length).some((cell) => cell.trim() !== '')) {
    const values = { columns: header.length, cells: cells.length };
    const message = `the header has ${values.columns} columns and this row ${values.cells} cells: put cells with the separator inside into quotes`;
    refuse('', { message, code: 'import-cells-too-many', values });
  }
  const fields: Record<string, string> = {};
  const attributes: Record<string, JsonValue> = {};
  const consents: ImportedConsent[] = [];
  columns.forEach((column, index) => {
    const name = header[index] ?? '';
    const text = byName.get(name) ?? '';
    if (text === '' || column.kind === 'none') return;
    if (text.includes('\u0000')) {
      refuse(name, { message: 'has a character that cannot be stored', code: 'unstorable-text' });
    } else if (column.kind === 'field') {
      fields[column.name] = text;
    } else if (column.kind === 'attribute') {
      const value = readAttribute(text, column.type);
      if (isCellProblem(value)) refuse(name, value);
      else attributes[column.name] = value;
    } else {
      const state = readConsent(text);
      if (isCellProblem(state)) refuse(name, state);
      else consents.push({ channel: column.channel, purpose: column.purpose, state });
    }
  });
  const { externalId = null, ...rest } = fields;
  if (externalId === null && rest.email === undefined) {
    const message = 'an external id or an e-mail address is needed, to tell who this row is about';
    refuse('', { message, code: 'import-row-nameless' });
  }
  const own = Object.keys(attributes).length > 0 ? { attributes } : {};
  const read = readFields({ ...rest, ...own }, refuse);
  return {
    row,
    externalId: readExternalId(externalId, refuse),
    fields: read,
    consents,
    cells: byName,
  };
}

function readExternalId(text: string | null, refuse: Refuse): string | null {
  if (text === null) return null;
  const parsed = ExternalId.safeParse(text);
  if (parsed.success) return parsed.data;
  refuse('externalId', text.startsWith('con_') ? reserved : tooLong(200));
  return null;
}

const reserved: CellProblem = {
  message: 'an external id must not begin with con_',
  code: 'invalid-external-id',
};

/** In the spelling they are stored in, by the rules of every other write of a contact. */
function readFields(given: Record<string, unknown>, refuse: Refuse): ContactFields {
  const parsed = ContactFields.safeParse(given);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      refuse(issue.path.join('.'), tooLong('maximum' in issue ? Number(issue.maximum) : 0));
    }
    return {};
  }
  try {
    return normaliseContactFields(parsed.data);
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    for (const { path, ...problem } of error.errors ?? []) refuse(path, problem);
    return {};
  }
}

function tooLong(maximum: number): CellProblem {
  return { message: `has more than ${maximum} characters`, code: 'too-long', values: { maximum } };
}

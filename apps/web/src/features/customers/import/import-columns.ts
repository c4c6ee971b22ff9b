import { CONTACT_ATTRIBUTE_NAMES } from '@percurso/journey/contact-attributes';
import type { CsvRow } from './read-csv-file.ts';

export const fields = CONTACT_ATTRIBUTE_NAMES;
export const consents = [
  'consent.email.transactional',
  'consent.email.commercial',
  'consent.sms.transactional',
  'consent.sms.commercial',
] as const;
export const attributeTypes = ['text', 'number', 'boolean', 'date-time'] as const;
export type AttributeType = (typeof attributeTypes)[number];

/** What a column of the file becomes: a field, a consent, an own attribute, or nothing. */
export interface ImportColumn {
  header: string;
  target: (typeof fields)[number] | (typeof consents)[number] | 'attribute' | '';
  /** Name and type of the own attribute. */
  attribute: string;
  type: AttributeType;
}

/** Words that lists use for a field, in our languages, without accents and signs. */
const words: Partial<Record<ImportColumn['target'], string[]>> = {
  externalId: ['externalid', 'idexterno', 'id', 'customerid', 'clientid', 'crmid'].concat([
    'idcliente',
    'iddocliente',
    'codigo',
    'codigocliente',
    'codigodocliente',
  ]),
  email: ['email', 'mail', 'emailaddress', 'correo', 'correoelectronico', 'enderecodeemail'],
  phone: ['phone', 'phonenumber', 'mobile', 'cell', 'telefone', 'celular', 'whatsapp'].concat([
    'telefono',
    'movil',
    'tel',
    'fone',
  ]),
  firstName: ['firstname', 'givenname', 'name', 'nome', 'primeironome', 'nombre'],
  lastName: ['lastname', 'surname', 'familyname', 'sobrenome', 'apellido', 'apellidos'],
  language: ['language', 'lang', 'locale', 'idioma', 'lingua'],
  timeZone: ['timezone', 'tz', 'fusohorario', 'fuso', 'zonahoraria'],
  'consent.email.commercial': ['newsletter', 'emailmarketing', 'marketingemail', 'optinemail'],
  'consent.sms.commercial': ['smsmarketing', 'marketingsms', 'optinsms'],
};

/** A first guess for every column, by its name and what the first rows say; each field once. */
export function suggestColumns(header: readonly string[], rows: readonly CsvRow[]): ImportColumn[] {
  const taken = new Set<string>();
  return header.map((name, index) => {
    const values = rows.slice(0, 200).flatMap(({ cells }) => cells[index]?.trim() || []);
    const target = [...fields, ...consents].find(
      (one) => !taken.has(one) && (one === name || words[one]?.includes(plain(name))),
    );
    if (target) taken.add(target);
    const own = target === undefined && name !== '';
    return {
      header: name,
      target: target ?? (own ? 'attribute' : ''),
      attribute: attributeName(name, index),
      type: own ? typeOf(values) : 'text',
    };
  });
}

/** The name by which the API takes the column; empty: left out. */
export function columnName({ target, attribute, type }: ImportColumn): string {
  if (target !== 'attribute') return target;
  return type === 'text' ? `attributes.${attribute}` : `attributes.${attribute}:${type}`;
}

export type ColumnProblem = 'attributeName' | 'twice';

/** What is wrong with one column among the others. */
export function columnProblem(
  column: ImportColumn,
  all: readonly ImportColumn[],
): ColumnProblem | null {
  if (column.target === '') return null;
  if (column.target === 'attribute' && !/^[A-Za-z_][A-Za-z0-9_]{0,63}$/.test(column.attribute)) {
    return 'attributeName';
  }
  const same = (other: ImportColumn) =>
    other.target === column.target &&
    (column.target !== 'attribute' || other.attribute === column.attribute);
  return all.filter(same).length > 1 ? 'twice' : null;
}

/** Whether rows can be told apart by what is mapped. */
export function namesPeople(columns: readonly ImportColumn[]): boolean {
  return columns.some(({ target }) => target === 'externalId' || target === 'email');
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '');
}

/** Letters, digits and _ of the column's name; a letter first. */
function attributeName(name: string, index: number): string {
  const made = name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Za-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 60);
  if (made === '') return `column_${index + 1}`;
  return /^\d/.test(made) ? `_${made}` : made;
}

function typeOf(values: readonly string[]): AttributeType {
  if (values.length === 0) return 'text';
  // A leading zero is part of a code, such as a postal one.
  if (values.every((value) => /^-?(0|[1-9]\d{0,14})(\.\d+)?$/.test(value))) return 'number';
  if (values.every((value) => /^(true|false)$/i.test(value))) return 'boolean';
  return values.every((value) => /^\d{4}-\d{2}-\d{2}(T.*)?$/.test(value)) ? 'date-time' : 'text';
}

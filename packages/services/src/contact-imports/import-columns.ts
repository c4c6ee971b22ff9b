import type { Channel } from '../consents/consent-schema.ts';
import type { FieldError } from '../service-error.ts';
import { ServiceError } from '../service-error.ts';

const FIELDS = ['externalId', 'email', 'phone', 'firstName', 'lastName', 'language', 'timeZone'];
const TYPES = ['text', 'number', 'boolean', 'date-time'] as const;
export type AttributeType = (typeof TYPES)[number];

/** What the cells of one column are of a contact; without a name in the header, nothing. */
export type ImportColumn =
  | { kind: 'field'; name: string }
  | { kind: 'attribute'; name: string; type: AttributeType }
  | { kind: 'consent'; channel: Channel; purpose: 'transactional' | 'commercial' }
  | { kind: 'none' };

const NAMES = `${FIELDS.join(', ')}, attributes.<name>, attributes.<name>:number, consent.<sms or email>.<transactional or commercial>`;

/** The columns that a header names. Throws `invalid` naming each that is unknown or there twice. */
export function readImportColumns(header: readonly string[]): ImportColumn[] {
  const names = header.map((name) => name.trim());
  const errors: FieldError[] = [];
  const seen = new Set<string>();
  const columns = names.map((name, index) => {
    const column = columnOf(name);
    const identity = name.replace(/:.*$/, '');
    const path = `columns[${index}]`;
    if (column === undefined) {
      const message = `“${name}” is not a column of contacts: expected one of ${NAMES}, or no name to leave the column out`;
      errors.push({ path, message, code: 'import-column-unknown', values: { name } });
    } else if (column.kind !== 'none' && seen.has(identity)) {
      const message = `“${name}” is there twice`;
      errors.push({ path, message, code: 'import-column-twice', values: { name } });
    }
    seen.add(identity);
    return column ?? { kind: 'none' as const };
  });
  if (errors.length === 0 && !names.includes('externalId') && !names.includes('email')) {
    const message = 'a column externalId or email is needed, to tell who a row is about';
    errors.push({ path: 'columns', message, code: 'import-identifier-missing' });
  }
  if (errors.length === 0) return columns;
  const detail = errors.map(({ message }) => message).join('; ');
  throw new ServiceError('invalid', { detail: `The header: ${detail}.`, errors });
}

function columnOf(name: string): ImportColumn | undefined {
  if (name === '') return { kind: 'none' };
  if (FIELDS.includes(name)) return { kind: 'field', name };
  const [, attribute, type = 'text'] =
    /^attributes\.([A-Za-z_][A-Za-z0-9_]{0,63})(?::(.+))?$/.exec(name) ?? [];
  const known = TYPES.find((one) => one === type);
  if (attribute !== undefined && known) return { kind: 'attribute', name: attribute, type: known };
  const [, channel, purpose] =
    /^consent\.(sms|email)\.(transactional|commercial)$/.exec(name) ?? [];
  if (channel === undefined || purpose === undefined) return undefined;
  return {
    kind: 'consent',
    channel: channel === 'sms' ? 'sms' : 'email',
    purpose: purpose === 'commercial' ? 'commercial' : 'transactional',
  };
}

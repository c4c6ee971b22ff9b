import type { Attribute } from './attribute.ts';

/** The columns of a contact that a journey may change. */
export const CONTACT_FIELDS = [
  'firstName',
  'lastName',
  'email',
  'phone',
  'language',
  'timeZone',
] as const;
export type ContactField = (typeof CONTACT_FIELDS)[number];

/** The columns of a contact that triggers, conditions and imports know, by their plain names. */
export const CONTACT_ATTRIBUTE_NAMES = [
  'externalId',
  'email',
  'phone',
  'firstName',
  'lastName',
  'language',
  'timeZone',
] as const;

/** The same, as attributes of a trigger. */
export const CONTACT_ATTRIBUTES: readonly Attribute[] = CONTACT_ATTRIBUTE_NAMES.map((name) => ({
  name,
  type: 'text',
}));

/** What every contact has beside its own attributes; an own attribute of such a name is hidden by it. */
export const CONTACT_COLUMNS: ReadonlySet<string> = new Set([
  'id',
  ...CONTACT_ATTRIBUTE_NAMES,
  'createdAt',
]);

const OWN_PATH = /^contact\.([A-Za-z_][A-Za-z0-9_]{0,63})$/;

/** The name of the own attribute of contacts that a path reads; null for a column, and all else. */
export function ownAttribute(path: string): string | null {
  const name = OWN_PATH.exec(path)?.[1];
  return name === undefined || CONTACT_COLUMNS.has(name) ? null : name;
}

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

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

/** The columns of a contact that triggers and conditions offer, by their plain names. */
export const CONTACT_ATTRIBUTES: readonly Attribute[] = [
  'externalId',
  'email',
  'phone',
  'firstName',
  'lastName',
  'language',
  'timeZone',
].map((name) => ({ name, type: 'text' }));

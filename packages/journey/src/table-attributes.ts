import type { Attribute } from './attribute.ts';
import { CASE_ATTRIBUTES } from './case-attributes.ts';
import { CONTACT_ATTRIBUTES } from './contact-attributes.ts';

/** A table whose changes raise events of record triggers. */
export type RecordTable = 'case' | 'contact';

/** The columns a record trigger on a table offers. */
export const TABLE_ATTRIBUTES: Record<RecordTable, readonly Attribute[]> = {
  case: CASE_ATTRIBUTES,
  contact: CONTACT_ATTRIBUTES,
};

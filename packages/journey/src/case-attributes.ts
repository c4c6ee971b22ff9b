import { z } from 'zod';
import type { Attribute } from './attribute.ts';

/** States of a case, stored exactly so and translated on screen only. */
export const CaseStatus = z.enum(['Open', 'In progress', 'Waiting', 'Resolved', 'Closed']);
export type CaseStatus = z.infer<typeof CaseStatus>;

/** Priorities of a case, stored exactly so and translated on screen only. */
export const CasePriority = z.enum(['Low', 'Normal', 'High', 'Critical']);
export type CasePriority = z.infer<typeof CasePriority>;

/** Those of {@link CASE_ATTRIBUTES} that every case has. */
export const CASE_ALWAYS_HAS: readonly string[] = ['number', 'subject', 'status', 'priority'];

/** The columns a record trigger on Case offers, by their plain names. */
export const CASE_ATTRIBUTES: readonly Attribute[] = [
  { name: 'number', type: 'number' },
  { name: 'subject', type: 'text' },
  { name: 'status', type: 'text', options: [...CaseStatus.options] },
  { name: 'priority', type: 'text', options: [...CasePriority.options] },
  { name: 'contactId', type: 'text' },
  { name: 'reportedById', type: 'text' },
];

import { CasePriority as Priority, CaseStatus as Status } from '@percurso/journey/case-attributes';
import { JsonValue } from '@percurso/journey/json-value';
import { z } from 'zod';

export const CaseStatus = Status.meta({ id: 'CaseStatus' });
export type CaseStatus = z.infer<typeof CaseStatus>;
export const CasePriority = Priority.meta({ id: 'CasePriority' });
export type CasePriority = z.infer<typeof CasePriority>;

const CaseAttributes = z.record(
  z
    .string()
    .regex(
      /^[A-Za-z_][A-Za-z0-9_]{0,63}$/,
      'A name starts with a letter and has letters, digits and _ only (64 at most).',
    ),
  JsonValue,
);

/** A service ticket. */
export const Case = z
  .object({
    id: z.uuid(),
    number: z.number().int(),
    subject: z.string(),
    status: CaseStatus,
    priority: CasePriority,
    contactId: z.string().nullable().describe('The customer, `con_…`.'),
    contactName: z.string().nullable(),
    reportedById: z.string().nullable().describe('Who reported it, `con_…`.'),
    attributes: CaseAttributes,
    test: z.boolean().describe('Opened by a test of a journey: not listed unless asked for.'),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Case' });
export type Case = z.infer<typeof Case>;

/** One change of a case; `before` and `after` hold the columns that changed. */
export const CaseHistoryEntry = z
  .object({
    action: z.enum(['created', 'updated']),
    before: z.record(z.string(), JsonValue),
    after: z.record(z.string(), JsonValue),
    source: z.enum(['people', 'api', 'import', 'journeys']),
    by: z.string().nullable(),
    at: z.iso.datetime(),
  })
  .meta({ id: 'CaseHistoryEntry' });
export type CaseHistoryEntry = z.infer<typeof CaseHistoryEntry>;

export const CaseDetail = z
  .object({
    ...Case.shape,
    reportedByName: z.string().nullable(),
    history: z.array(CaseHistoryEntry).describe('Oldest first.'),
    enrolmentId: z.uuid().nullable(),
    journeyId: z.uuid().nullable(),
    journeyName: z.string().nullable(),
  })
  .meta({ id: 'CaseDetail' });
export type CaseDetail = z.infer<typeof CaseDetail>;

/** What a change of a case started, so that a screen can say it. */
export const PatchedCase = z
  .object({
    ...Case.shape,
    startedEvents: z.array(
      z.object({ triggerKey: z.string(), triggerName: z.string(), eventId: z.uuid() }),
    ),
  })
  .meta({ id: 'PatchedCase' });
export type PatchedCase = z.infer<typeof PatchedCase>;

const subject = z.string().trim().min(1, 'A case needs a subject.').max(500);
const contactRef = z.string().trim().min(1).max(300);

export const NewCase = z
  .strictObject({
    subject,
    contactId: contactRef.nullish().describe('The customer: `con_…` or the external id.'),
    reportedById: contactRef.nullish(),
    priority: CasePriority.default('Normal'),
    status: CaseStatus.default('Open'),
    attributes: CaseAttributes.default({}),
  })
  .meta({ id: 'NewCase' });
export type NewCase = z.infer<typeof NewCase>;

export const CasePatch = z
  .strictObject({
    subject: subject.optional(),
    status: CaseStatus.optional(),
    priority: CasePriority.optional(),
    contactId: contactRef.nullish().describe('Null for no customer.'),
    reportedById: contactRef.nullish(),
    attributes: CaseAttributes.optional().describe('Merged name by name; null clears one.'),
  })
  .meta({ id: 'CasePatch' });
export type CasePatch = z.infer<typeof CasePatch>;

export const CaseQuery = z.object({
  contactId: z.string().max(300).optional().describe('`con_…` or the external id.'),
  status: CaseStatus.optional(),
  search: z
    .string()
    .trim()
    .max(200)
    .optional()
    .describe('The number, or words of the subject or of the customer.'),
  tests: z
    .enum(['true', 'false'])
    .optional()
    .describe('Whether those are listed too that tests of journeys opened.'),
});
export type CaseQuery = z.infer<typeof CaseQuery>;

import { z } from 'zod';

export const Channel = z.enum(['sms', 'email']);
export type Channel = z.infer<typeof Channel>;
const Purpose = z.enum(['transactional', 'commercial']);
const ConsentState = z.enum(['opted-in', 'opted-out']);

/** What holds for one contact point and purpose. */
export const Consent = z
  .object({
    id: z.uuid(),
    channel: Channel,
    address: z.string(),
    purpose: Purpose,
    state: ConsentState,
    source: z.string().describe('api, person, import, link or reply.'),
    reason: z.string().nullable().describe('Why, as whoever recorded it put it.'),
    by: z.string().nullable().describe('The person who recorded it here.'),
    at: z.iso.datetime(),
  })
  .meta({ id: 'Consent' });
export type Consent = z.infer<typeof Consent>;

export const NewConsent = z
  .strictObject({
    channel: Channel,
    purpose: Purpose.default('transactional'),
    state: ConsentState,
    address: z.string().trim().max(320).optional().describe("The contact's own if left out."),
    reason: z.string().trim().max(500).optional().describe('Why, for its history.'),
  })
  .meta({ id: 'NewConsent' });
export type NewConsent = z.infer<typeof NewConsent>;

/** What holds for a contact point and purpose, and whose it is. */
export const ConsentItem = z
  .object({
    ...Consent.shape,
    contactId: z.string(),
    contactName: z.string().nullable(),
  })
  .meta({ id: 'ConsentItem' });
export type ConsentItem = z.infer<typeof ConsentItem>;

export const ConsentQuery = z.object({
  search: z
    .string()
    .trim()
    .max(200)
    .optional()
    .describe("Part of the contact point or of its customer's name, e-mail, phone or external id."),
  channel: Channel.optional(),
  purpose: Purpose.optional(),
  state: ConsentState.optional(),
  source: z.string().max(20).optional(),
});
export type ConsentQuery = z.infer<typeof ConsentQuery>;

/** One contact point. */
export const ConsentPoint = z.object({ channel: Channel, address: z.string().min(1).max(320) });
export type ConsentPoint = z.infer<typeof ConsentPoint>;

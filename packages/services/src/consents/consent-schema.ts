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
  })
  .meta({ id: 'NewConsent' });
export type NewConsent = z.infer<typeof NewConsent>;

import { z } from 'zod';

/** Who edits a draft now. */
export const EditLock = z
  .object({
    userId: z.uuid(),
    name: z.string(),
    editor: z.string().describe('The opened page that holds it, as it called itself.'),
    since: z.iso.datetime(),
  })
  .meta({ id: 'EditLock' });
export type EditLock = z.infer<typeof EditLock>;

const Editor = z
  .string()
  .regex(/^[\w-]{8,64}$/, 'A name of the page, 8 to 64 letters, digits, - or _.')
  .describe('Any name that only this opened page has.');

export const EditLockRequest = z
  .strictObject({
    editor: Editor,
    mode: z
      .enum(['open', 'renew', 'take-over'])
      .describe(
        'open: unless somebody else edits, also from another page of one’s own. renew: unless any other page has it. take-over: in any case.',
      ),
  })
  .meta({ id: 'EditLockRequest' });
export type EditLockRequest = z.infer<typeof EditLockRequest>;

export const EditLockRelease = z.object({ editor: Editor });

export const HeldEditLock = z
  .object({
    lock: EditLock,
    revision: z.number().int().describe('Of the draft, at that moment.'),
  })
  .meta({ id: 'HeldEditLock' });
export type HeldEditLock = z.infer<typeof HeldEditLock>;

/** What changes about a journey while it is open: who edits it, and how far it has come. */
export const JourneyPulse = z
  .object({
    revision: z.number().int(),
    updatedAt: z.iso.datetime(),
    updatedBy: z.string().nullable(),
    state: z.enum(['draft', 'live', 'paused', 'stopped', 'archived']),
    versionNumber: z.number().int().nullable(),
    hasDraft: z.boolean(),
    lock: EditLock.nullable(),
  })
  .meta({ id: 'JourneyPulse' });
export type JourneyPulse = z.infer<typeof JourneyPulse>;

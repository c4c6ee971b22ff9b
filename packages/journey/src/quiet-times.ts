import { z } from 'zod';
import { isTimeZone } from './is-time-zone.ts';

const LocalTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time of day looks like 09:30.');

/** Hours of some days of the week; those that end before they start last into the next day. */
export const AllowedHours = z
  .strictObject({
    days: z
      .array(z.number().int().min(1).max(7))
      .min(1)
      .max(7)
      .describe('From 1, Monday, to 7, Sunday (ISO 8601); the day on which the hours begin.'),
    from: LocalTime,
    to: LocalTime.describe('Not itself included; the same as `from` is a whole day.'),
  })
  .meta({ id: 'AllowedHours' });
export type AllowedHours = z.infer<typeof AllowedHours>;

/** When a channel may be used, and what becomes of a message at every other time, the quiet time. */
export const QuietTimes = z
  .strictObject({
    hours: z.array(AllowedHours).min(1).max(14).describe('When messages go out.'),
    timeZone: z
      .string()
      .max(64)
      .refine(isTimeZone, 'expected a time zone by its IANA name, such as America/Sao_Paulo')
      .describe('Of customers who have none of their own.'),
    covers: z.enum(['all', 'commercial']).describe('Every message, or commercial ones only.'),
    action: z
      .enum(['hold', 'skip'])
      .describe('Held until the next allowed time, or not sent at all.'),
  })
  .meta({ id: 'QuietTimes' });
export type QuietTimes = z.infer<typeof QuietTimes>;

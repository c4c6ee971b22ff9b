import { z } from 'zod';
import { Journey } from './journey-schema.ts';

const count = z.number().int();

export const PauseQuery = z.object({
  until: z.iso
    .datetime()
    .optional()
    .describe('When it goes on by itself; without it, once it is resumed.'),
});
export type PauseQuery = z.infer<typeof PauseQuery>;

/** A journey that was paused, and whether everything it had handed over is answered. */
export const PausedJourney = z
  .object({
    journey: Journey,
    acknowledged: z
      .boolean()
      .describe('No message of it is under way any more: nothing is sent until it is resumed.'),
    underWay: count.describe('Messages whose provider had not answered when the wait ended.'),
  })
  .meta({ id: 'PausedJourney' });
export type PausedJourney = z.infer<typeof PausedJourney>;

export const StopJourney = z
  .strictObject({
    version: count
      .positive()
      .optional()
      .describe('Number of the one version to stop; all without.'),
  })
  .meta({ id: 'StopJourney' });

export const ArchiveJourney = z
  .strictObject({
    stop: z.boolean().optional().describe('Stop it first, where it is live or people are inside.'),
  })
  .meta({ id: 'ArchiveJourney' });

const Due = z.object({
  now: count.describe('Due at once.'),
  hour: count.describe('Due within an hour, those due at once left out.'),
  day: count.describe('Due within a day, those due within the hour left out.'),
  later: count,
});

/** What becomes due when a paused journey is resumed. */
export const ResumePreview = z
  .object({
    asOf: z.iso.datetime(),
    pausedAt: z.iso.datetime(),
    inside: count,
    due: Due,
    blocks: z
      .array(z.object({ versionNumber: count, blockId: z.string(), inside: count, due: Due }))
      .describe('By block and version, most people due at once first.'),
  })
  .meta({ id: 'ResumePreview' });
export type ResumePreview = z.infer<typeof ResumePreview>;

import { BlockId } from '@percurso/journey/document';
import { z } from 'zod';

const count = z.number().int();

/** What becomes of the people inside older versions when a new one is published. */
export const InsideChoice = {
  inside: z
    .enum(['finish', 'move', 'exit'])
    .optional()
    .describe(
      'People inside older versions: `finish` them there (default), `move` to the new one, or `exit`.',
    ),
  map: z
    .record(BlockId, BlockId)
    .optional()
    .describe(
      'With `move`: removed block → block of the new version at whose start its people go on. Whose block is neither kept nor mapped leaves as `step-removed`.',
    ),
  deadlines: z
    .enum(['keep', 'recompute'])
    .optional()
    .describe('With `move`: waits `keep` their deadline (default), or `recompute` it.'),
};
const note = z.string().trim().max(500).optional();
const ignoreFailedTests = z
  .boolean()
  .optional()
  .describe('Publish although saved tests of the journey fail.');

export const PublishJourney = z
  .strictObject({
    revision: count,
    note,
    ...InsideChoice,
    startsAt: z.iso
      .datetime({ offset: true })
      .nullable()
      .optional()
      .describe(
        'From when customers enter, written to `entry.startsAt` of the version: a future instant, or null for at once. Left out, the document says it.',
      ),
    ignoreFailedTests,
  })
  .meta({ id: 'PublishJourney' });
export type PublishJourney = z.infer<typeof PublishJourney>;
export type InsideChoice = Pick<PublishJourney, 'inside' | 'map' | 'deadlines'>;

export const RollBackJourney = z
  .strictObject({ toVersion: count.positive(), note, ...InsideChoice, ignoreFailedTests })
  .meta({ id: 'RollBackJourney' });
export type RollBackJourney = z.infer<typeof RollBackJourney>;

/** People at one block of an older version, and what publishing would do to them. */
const TouchedBlock = z.object({
  versionNumber: count,
  blockId: z.string(),
  kind: z.string(),
  name: z.string().nullable(),
  inside: count,
  fate: z
    .enum(['stays', 'removed', 'replaced'])
    .describe('`removed`: gone or disabled; `replaced`: the id belongs to another kind now.'),
  deadlineChanges: z.boolean().describe('It waits, and says otherwise for how long.'),
});
export type TouchedBlock = z.infer<typeof TouchedBlock>;

/** How many people publishing touches, before it is done. */
export const PublishPreview = z
  .object({
    inside: count,
    versions: z.array(z.object({ number: count, inside: count })),
    blocks: z
      .array(TouchedBlock)
      .describe('Those that have to be mapped first, then most people first.'),
    targets: z
      .array(z.object({ blockId: z.string(), kind: z.string(), name: z.string().nullable() }))
      .describe('Blocks of the new version that a removed one may be mapped to.'),
  })
  .meta({ id: 'PublishPreview' });
export type PublishPreview = z.infer<typeof PublishPreview>;

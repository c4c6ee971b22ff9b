import { BlockId, JourneyDocument } from '@percurso/journey/document';
import { JsonValue } from '@percurso/journey/json-value';
import { LabelEdit } from '@percurso/journey/label-edits';
import { Predicate } from '@percurso/journey/predicate';
import { z } from 'zod';
import { TriggerKind } from '../triggers/trigger-schema.ts';

const JourneyState = z.enum(['draft', 'live', 'paused', 'stopped', 'archived']);

export const JourneySummary = z
  .object({
    id: z.uuid(),
    name: z.string(),
    state: JourneyState,
    triggerKey: z.string(),
    triggerName: z.string().nullable(),
    inside: z.number().int(),
    entered: z.number().int(),
    enteredLastWeek: z.number().int().describe('In the last seven days.'),
    problems: z.number().int().describe('Errors in the draft; 0 where there is none.'),
    versionNumber: z.number().int().nullable(),
    startsAt: z.iso
      .datetime()
      .nullable()
      .describe('From when customers enter the live version, while that is to come.'),
    pausedUntil: z.iso
      .datetime()
      .nullable()
      .describe('When a paused journey goes on by itself, where that was said.'),
    hasDraft: z.boolean(),
    updatedAt: z.iso.datetime(),
    updatedBy: z.string().nullable(),
  })
  .meta({ id: 'JourneySummary' });
export type JourneySummary = z.infer<typeof JourneySummary>;

/** Something to know before publishing that does not forbid it. */
export const PublishWarning = z
  .object({
    key: z
      .enum(['same-trigger', 'cycle'])
      .describe('Another live journey starts on the same trigger; or journeys start one another.'),
    journeyId: z.uuid(),
    name: z.string().describe('Of that journey; of a cycle all, in the order they start.'),
    links: z
      .array(
        z.object({
          journeyId: z.uuid(),
          name: z.string(),
          trigger: z.object({ key: z.string(), name: z.string() }),
        }),
      )
      .optional()
      .describe('Of a cycle: each journey, and the trigger by which it starts the next.'),
  })
  .meta({ id: 'PublishWarning' });
export type PublishWarning = z.infer<typeof PublishWarning>;

export const Journey = z
  .object({
    ...JourneySummary.shape,
    revision: z.number().int(),
    document: JourneyDocument.describe('The draft where there is one, else the live version.'),
    isDraft: z.boolean(),
    liveDocument: JourneyDocument.nullable(),
    publishWarnings: z.array(PublishWarning),
    publishedBlockIds: z
      .array(z.string())
      .describe('Of all versions: people may stand there, so no new block may take one of them.'),
  })
  .meta({ id: 'Journey' });
export type Journey = z.infer<typeof Journey>;

/** What is wrong in a document, and where. */
const JourneyProblem = z
  .object({
    severity: z.enum(['error', 'warning']),
    blockId: z.string().nullable(),
    field: z.string(),
    key: z.string(),
    values: z.record(z.string(), JsonValue).optional(),
  })
  .meta({ id: 'JourneyProblem' });

export const NewJourney = z
  .union([
    z.strictObject({ document: JourneyDocument }),
    z.strictObject({
      name: z.string().trim().min(1, 'A journey needs a name.').max(150),
      trigger: z.string().min(1).max(100),
      conditions: Predicate.optional(),
    }),
  ])
  .meta({ id: 'NewJourney' });
export type NewJourney = z.infer<typeof NewJourney>;

export const DraftWrite = z
  .strictObject({
    document: JourneyDocument,
    revision: z.number().int().describe('The revision the change was based on.'),
  })
  .meta({ id: 'DraftWrite' });

/** Names and notes of the current version; what is left out stays, '' takes a step's away. */
export const LabelWrite = z
  .strictObject({
    name: z.string().trim().min(1, 'A journey needs a name.').max(150).optional(),
    blocks: z
      .record(
        BlockId,
        z.strictObject({
          name: z.string().trim().max(150).optional(),
          note: z.string().max(2000).optional(),
        }),
      )
      .optional(),
  })
  .meta({ id: 'LabelWrite' });
export type LabelWrite = z.infer<typeof LabelWrite>;

export const SavedDraft = z
  .object({
    revision: z.number().int(),
    savedAt: z.iso.datetime(),
    problems: z.array(JourneyProblem),
  })
  .meta({ id: 'SavedDraft' });
export type SavedDraft = z.infer<typeof SavedDraft>;

export const JourneyCheck = z
  .object({ problems: z.array(JourneyProblem), warnings: z.array(PublishWarning) })
  .meta({ id: 'JourneyCheck' });
export type JourneyCheck = z.infer<typeof JourneyCheck>;

export const JourneyVersion = z
  .object({
    id: z.uuid(),
    number: z.number().int(),
    status: z.enum(['live', 'paused', 'stopped']),
    current: z.boolean().describe('New people enter this one.'),
    publishedAt: z.iso.datetime(),
    publishedBy: z.string().nullable(),
    note: z.string(),
    labelEdits: z
      .array(LabelEdit)
      .describe('Names and notes changed since, without a new version; oldest first.'),
    inside: z.number().int(),
    entered: z.number().int().describe('Those moved in included.'),
    movesTo: z
      .number()
      .int()
      .nullable()
      .describe('Number of the version its people are being moved to, or left for.'),
  })
  .meta({ id: 'JourneyVersion' });
export type JourneyVersion = z.infer<typeof JourneyVersion>;

export const JourneyVersionDetail = z
  .object({ ...JourneyVersion.shape, document: JourneyDocument })
  .meta({ id: 'JourneyVersionDetail' });
export type JourneyVersionDetail = z.infer<typeof JourneyVersionDetail>;

export const JourneyQuery = z.object({
  search: z.string().trim().max(200).optional().describe('Part of the name or of the trigger.'),
  state: JourneyState.optional().describe('Archived journeys are listed only where asked for.'),
  trigger: z.string().max(100).optional().describe('Key of the trigger they start on.'),
  triggerKind: TriggerKind.optional().describe('Kind of the trigger they start on.'),
});
export type JourneyQuery = z.infer<typeof JourneyQuery>;

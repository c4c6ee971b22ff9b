import { Attribute } from '@percurso/journey/attribute';
import { z } from 'zod';
import { pageOf } from '../paging.ts';

export const TriggerKey = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'A key has small letters, digits and single hyphens.');

export const TriggerState = z.enum(['draft', 'ready', 'stopped']);
export const TriggerKind = z.enum(['custom', 'record']);

/** What makes a record trigger fire: which actions, columns and sources, and who the audience is. */
export const RecordRule = z
  .strictObject({
    table: z.literal('case'),
    audience: z.enum(['contactId', 'reportedById']),
    actions: z.array(z.enum(['created', 'updated'])).min(1),
    columns: z.array(z.string().max(64)).max(50),
    sources: z.array(z.enum(['people', 'api', 'import', 'journeys'])).min(1),
  })
  .meta({ id: 'RecordRule' });
export type RecordRule = z.infer<typeof RecordRule>;

/** A journey that starts on the trigger or has a block that fires it. */
export const TriggerUse = z.object({
  journeyId: z.uuid(),
  name: z.string(),
  state: z.string(),
  as: z.enum(['entry', 'block']),
});
export type TriggerUse = z.infer<typeof TriggerUse>;

export const Trigger = z
  .object({
    id: z.uuid(),
    key: TriggerKey,
    name: z.string(),
    description: z.string(),
    kind: TriggerKind,
    state: TriggerState,
    attributes: z.array(Attribute),
    record: RecordRule.nullable(),
    usedIn: z.array(TriggerUse),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Trigger' });
export type Trigger = z.infer<typeof Trigger>;

export const TriggerPage = pageOf(Trigger);

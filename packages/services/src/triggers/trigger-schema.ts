import { Attribute } from '@percurso/journey/attribute';
import { JsonValue } from '@percurso/journey/json-value';
import { z } from 'zod';
import { pageOf } from '../paging.ts';
import type { ProblemCode } from '../problem-code.ts';

export const TriggerKey = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'A key has small letters, digits and single hyphens.');

export const TriggerState = z.enum(['draft', 'ready', 'stopped']);
export const TriggerKind = z.enum(['custom', 'record', 'interaction']);

/** What makes a record trigger fire: which actions, columns and sources, and who the audience is. */
const RecordRule = z
  .strictObject({
    table: z.enum(['case', 'contact']),
    audience: z
      .enum(['contactId', 'reportedById', 'id'])
      .describe('Of a case its customer or who reported it; of a contact `id`.'),
    actions: z.array(z.enum(['created', 'updated'])).min(1),
    columns: z.array(z.string().max(64)).max(50),
    sources: z.array(z.enum(['people', 'api', 'import', 'journeys'])).min(1),
  })
  .superRefine(({ table, audience }, check) => {
    if ((table === 'contact') === (audience === 'id')) return;
    check.addIssue({
      code: 'custom',
      path: ['audience'],
      message: 'is `id` for contacts, `contactId` or `reportedById` for cases',
      params: { code: 'record-audience' satisfies ProblemCode },
    });
  })
  .meta({ id: 'RecordRule' });

/** A journey that starts on the trigger or has a block that fires it. */
export const TriggerUse = z.object({
  journeyId: z.uuid(),
  name: z.string(),
  state: z.string(),
  as: z.enum(['entry', 'block', 'exit', 'goal']),
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
    builtIn: z.boolean().describe('Every workspace has it; it cannot be changed.'),
    usedIn: z.array(TriggerUse),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Trigger' });
export type Trigger = z.infer<typeof Trigger>;

export const TriggerPage = pageOf(Trigger);

const Name = z.string().trim().min(1, 'A trigger needs a name.').max(150);
const Description = z.string().trim().max(2000);
const Attributes = z
  .array(Attribute)
  .max(100)
  .superRefine((attributes, check) => {
    const seen = new Set<string>();
    attributes.forEach(({ name, type, options }, index) => {
      if (seen.has(name)) {
        check.addIssue({
          code: 'custom',
          path: [index, 'name'],
          message: `“${name}” is there twice`,
          params: { code: 'attribute-repeated' satisfies ProblemCode, values: { name } },
        });
      }
      if (options && type !== 'text') {
        check.addIssue({
          code: 'custom',
          path: [index, 'options'],
          message: 'is for text only',
          params: { code: 'options-for-text-only' satisfies ProblemCode },
        });
      }
      seen.add(name);
    });
  });

export const NewTrigger = z
  .strictObject({
    name: Name,
    key: TriggerKey.optional().describe('Made from the name where left out.'),
    description: Description.default(''),
    kind: TriggerKind.exclude(['interaction']),
    attributes: Attributes.default([]).describe(
      'Those of a record trigger are given by its table.',
    ),
    record: RecordRule.nullish().describe('For kind record; null otherwise.'),
  })
  .meta({ id: 'NewTrigger' });
export type NewTrigger = z.infer<typeof NewTrigger>;

export const TriggerChange = z
  .strictObject({
    name: Name.optional(),
    description: Description.optional(),
    attributes: Attributes.optional(),
    record: RecordRule.optional(),
  })
  .meta({ id: 'TriggerChange' });
export type TriggerChange = z.infer<typeof TriggerChange>;

export const TestSend = z
  .strictObject({
    contactId: z.string().min(1).max(200).describe('Our id or the external id.'),
    attributes: z.record(z.string().max(64), JsonValue).default({}),
    key: z.string().min(1).max(200).optional(),
    journeyId: z
      .uuid()
      .optional()
      .describe('Only this journey considers it; who comes in is marked as a test.'),
    fires: z
      .boolean()
      .optional()
      .describe('With journeyId: whether the test may start other journeys. It may not otherwise.'),
  })
  .meta({ id: 'TestSend' });
export type TestSend = z.infer<typeof TestSend>;

export const TestSent = z.object({ eventId: z.uuid() }).meta({ id: 'TestSent' });

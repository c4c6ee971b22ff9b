import { z } from 'zod';
import { Entry, ExitRule, Goal } from './entry.ts';
import { JsonValue } from './json-value.ts';

export const BlockId = z.string().regex(/^[a-z][a-z0-9]{0,15}$/, 'A block id looks like b12.');
export type BlockId = z.infer<typeof BlockId>;

/** Settings of one block, checked against the schema of its kind by `compile`. */
export const BlockConfig = z.record(z.string(), JsonValue);
export type BlockConfig = z.infer<typeof BlockConfig>;

/** A node of the document. `branches` holds one sequence per port that is drawn. */
export interface Block {
  id: BlockId;
  kind: string;
  config: BlockConfig;
  /** The author's own name for it; the kind's title where there is none. */
  name?: string | undefined;
  note?: string | undefined;
  disabled?: boolean | undefined;
  branches?: Record<string, Block[]> | undefined;
}
export const Block: z.ZodType<Block> = z
  .lazy(() =>
    z.strictObject({
      id: BlockId,
      kind: z.string().min(1).max(50),
      config: BlockConfig,
      name: z.string().max(150).optional(),
      note: z.string().max(2000).optional(),
      disabled: z.boolean().optional(),
      branches: z.record(z.string().max(50), z.array(Block)).optional(),
    }),
  )
  .meta({ id: 'Block' });

export const JourneySettings = z
  .strictObject({
    timeZone: z.string().max(64).optional(),
    quietTimes: z
      .enum(['follow', 'ignore'])
      .optional()
      .describe('Whether messages keep to the quiet times of their channel; they do, if left out.'),
  })
  .meta({ id: 'JourneySettings' });
export type JourneySettings = z.infer<typeof JourneySettings>;

/** A journey as a structured tree; the same file is API format, export and what is kept in Git. */
export const JourneyDocument = z
  .strictObject({
    schema: z.literal(1),
    name: z.string().trim().min(1, 'A journey needs a name.').max(150),
    entry: Entry,
    exit: z.array(ExitRule).max(50).optional(),
    goals: z.array(Goal).max(50).optional(),
    settings: JourneySettings.default({}),
    blocks: z.array(Block),
  })
  .meta({ id: 'JourneyDocument' });
export type JourneyDocument = z.infer<typeof JourneyDocument>;

import { z } from 'zod';
import { Block } from './document.ts';

/** What lies on the clipboard when blocks were copied: they, and the journey they came from. */
export const CopiedBlocks = z.strictObject({
  percurso: z.literal('steps'),
  schema: z.literal(1),
  /** Id of the journey; references to blocks that were not copied mean something there only. */
  journey: z.string().max(200),
  blocks: z.array(Block).min(1),
});
export type CopiedBlocks = z.infer<typeof CopiedBlocks>;

import { ReportedKind } from '@percurso/blocks/kit/reported-kind';
import { z } from 'zod';
import type { ProblemCode } from '../problem-code.ts';

const details = { link: 'clicked', reason: 'bounced', text: 'replied' } as const;
const names = ['link', 'reason', 'text'] as const;

/** Something heard of a message after it was sent. */
export const NewInteraction = z
  .strictObject({
    kind: ReportedKind,
    link: z.string().trim().min(1).max(2_000).optional().describe('The link that was clicked.'),
    reason: z.string().trim().min(1).max(500).optional().describe('Why it came back.'),
    text: z.string().trim().min(1).max(5_000).optional().describe('What was answered.'),
    source: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .optional()
      .describe('Id of the report at its sender: told again, it is counted once.'),
  })
  .superRefine((given, check) => {
    const needs = { clicked: 'link', replied: 'text' } as const;
    const needed = given.kind === 'clicked' || given.kind === 'replied' ? needs[given.kind] : null;
    for (const name of names) {
      const code: ProblemCode | null =
        name === needed && given[name] === undefined
          ? 'interaction-detail-missing'
          : given[name] !== undefined && details[name] !== given.kind
            ? 'interaction-detail'
            : null;
      if (!code) continue;
      const message =
        code === 'interaction-detail'
          ? `is for ${details[name]} only; leave it out`
          : `is required for ${given.kind}`;
      const params = { code, values: { kind: details[name] } };
      check.addIssue({ code: 'custom', path: [name], message, params });
    }
  })
  .meta({ id: 'NewInteraction' });
export type NewInteraction = z.infer<typeof NewInteraction>;

/** What was heard of a message, as it was reported. */
export const MessageInteraction = z
  .object({
    id: z.uuid(),
    kind: ReportedKind,
    link: z.string().nullable(),
    reason: z.string().nullable(),
    text: z.string().nullable(),
    source: z.string(),
    at: z.iso.datetime(),
  })
  .meta({ id: 'MessageInteraction' });
export type MessageInteraction = z.infer<typeof MessageInteraction>;

export const InteractionAnswer = z
  .object({
    interaction: MessageInteraction,
    duplicate: z.boolean().describe('It was reported before; nothing was done.'),
  })
  .meta({ id: 'InteractionAnswer' });
export type InteractionAnswer = z.infer<typeof InteractionAnswer>;

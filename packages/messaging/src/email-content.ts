import { z } from 'zod';

/**
 * What a marketer writes of an e-mail; every text is a Liquid template. Texts may be empty, so
 * that a draft can be kept before it is finished.
 */
export const EmailContent = z.object({
  subject: z.string().max(500),
  preheader: z.string().max(500).optional(),
  paragraphs: z.array(z.string().max(10_000)).min(1).max(50),
  button: z.object({ label: z.string().max(200), url: z.string().max(2_000) }).optional(),
});
export type EmailContent = z.infer<typeof EmailContent>;

/** The same after Liquid: plain text throughout, not yet escaped. */
export interface RenderedEmail extends EmailContent {
  /** BCP 47, for screen readers and spam filters. */
  lang: string;
}

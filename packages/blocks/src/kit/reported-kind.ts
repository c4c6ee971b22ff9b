import { z } from 'zod';

/** What can be heard of a message after it was sent, as providers report it. */
export const ReportedKind = z.enum([
  'delivered',
  'opened',
  'clicked',
  'bounced',
  'complained',
  'replied',
  'unsubscribed',
]);
export type ReportedKind = z.infer<typeof ReportedKind>;

import { z } from 'zod';

/** Decides consent, queue and what an unclear answer counts as: an opt-out stops either. */
export const MessagePurpose = z.enum(['transactional', 'commercial']);
export type MessagePurpose = z.infer<typeof MessagePurpose>;

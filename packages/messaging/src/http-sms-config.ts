import { z } from 'zod';

const WEB_ADDRESS = 'Expected an http or https address without user name and password.';

function isPlainWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && username === '' && password === '';
}

/** How to reach an SMS gateway that takes `POST { id, to, from, text }` and answers `{ id }`. */
export const HttpSmsConfig = z.object({
  url: z.string().max(2_000).refine(isPlainWebAddress, WEB_ADDRESS),
  token: z
    .string()
    .regex(/^[\x21-\x7e]{1,4000}$/, 'Expected visible ASCII characters without spaces.')
    .optional(),
  from: z.string().min(1).max(50).optional(),
  /** Whether the gateway delivers one Idempotency-Key once. */
  idempotent: z.boolean().default(true),
  connections: z.int().min(1).max(1_024).default(64),
  /** Messages the gateway takes in any second; no limit where left out. */
  perSecond: z.int().min(1).max(10_000).optional(),
  timeoutMs: z.int().min(100).max(120_000).default(10_000),
  /** Only for gateways inside one's own network: turns the address check off. */
  allowPrivateAddresses: z.boolean().default(false),
});
export type HttpSmsConfig = z.infer<typeof HttpSmsConfig>;

import { createHmac } from 'node:crypto';

/** What a suppression keeps of an address: the same each time, and nothing that can be read back. */
export function hashAddress(
  secret: string,
  { channel, address }: { channel: string; address: string },
): string {
  return createHmac('sha256', secret).update(`${channel}:${address}`).digest('hex');
}

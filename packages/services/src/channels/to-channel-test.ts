import type { ChannelTest } from './channel-health-schema.ts';

/** A row of `channel_tests` as the API shows it. */
export function toChannelTest({ at, ...row }: Omit<ChannelTest, 'at'> & { at: Date }): ChannelTest {
  return { ...row, at: at.toISOString() };
}

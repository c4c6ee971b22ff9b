import type { SendingProvider } from '../sending/provider.ts';

/** Takes every message and delivers none; whoever simulates has kept it already. */
export const recordingProvider: SendingProvider = {
  name: 'simulation',
  deduplicates: true,
  callTimeoutMs: 1_000,
  send: async ({ id }) => ({ kind: 'accepted', providerId: id }),
};

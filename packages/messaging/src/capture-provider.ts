import type { Provider } from './provider.ts';

/** Accepts every message and delivers none: the message's own row is what people look at. */
export function createCaptureProvider(): Provider {
  return {
    name: 'capture',
    deduplicates: true,
    callTimeoutMs: 1_000,
    send: async (message) => ({ kind: 'accepted', providerId: `captured:${message.id}` }),
    close: async () => {},
  };
}

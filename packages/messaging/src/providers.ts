import { z } from 'zod';
import { createCaptureProvider } from './capture-provider.ts';
import { HttpSmsConfig } from './http-sms-config.ts';
import { createHttpSmsProvider } from './http-sms-provider.ts';
import type { Provider } from './provider.ts';

/** A provider account as it is stored: which provider, and its settings. */
export const ProviderSettings = z.discriminatedUnion('provider', [
  z.object({ provider: z.literal('capture'), config: z.object({}).default({}) }),
  z.object({ provider: z.literal('http-sms'), config: HttpSmsConfig }),
]);
export type ProviderSettings = z.infer<typeof ProviderSettings>;

/** Opens a provider; whoever opens it closes it. */
export function createProvider(settings: ProviderSettings): Provider {
  switch (settings.provider) {
    case 'capture':
      return createCaptureProvider();
    case 'http-sms':
      return createHttpSmsProvider(settings.config);
  }
}

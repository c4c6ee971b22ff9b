import { describe, expect, it } from 'vitest';
import { createProvider, ProviderSettings } from './providers.ts';

describe('createProvider', () => {
  it('opens what the settings name', async () => {
    const capture = createProvider(ProviderSettings.parse({ provider: 'capture' }));
    expect(capture).toMatchObject({ name: 'capture', deduplicates: true });
    expect(
      await capture.send({ id: 'm1', channel: 'email', to: 'a@b.example', text: 'x' }),
    ).toEqual({
      kind: 'accepted',
      providerId: 'captured:m1',
    });
    await capture.close();

    const config = { url: 'https://sms.example', idempotent: false };
    const http = createProvider(ProviderSettings.parse({ provider: 'http-sms', config }));
    expect(http).toMatchObject({ name: 'http-sms', deduplicates: false, callTimeoutMs: 10_000 });
    await http.close();
  });

  it.each([{ provider: 'pigeon', config: {} }, { provider: 'http-sms', config: {} }, {}])(
    'has no settings like %j',
    (settings) => {
      expect(ProviderSettings.safeParse(settings).success).toBe(false);
    },
  );
});

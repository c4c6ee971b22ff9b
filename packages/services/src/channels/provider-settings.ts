import { decryptSecret } from '@percurso/db/secrets/decrypt-secret';
import { ProviderSettings } from '@percurso/messaging/providers';

/** A row of `channels`, as far as it says who delivers. */
export interface StoredProvider {
  provider: string;
  /** Encrypted JSON of the provider's settings. */
  config: string;
}

/** Who delivers a channel, with the settings in clear; a channel without a row is captured. */
export function providerSettings(
  row: StoredProvider | undefined,
  secret: string,
): ProviderSettings {
  return ProviderSettings.parse(
    row
      ? { provider: row.provider, config: JSON.parse(decryptSecret(row.config, secret)) }
      : { provider: 'capture' },
  );
}

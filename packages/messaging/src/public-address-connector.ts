import type { LookupOptions } from 'node:dns';
import { lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isIP } from 'node:net';
import { buildConnector } from 'undici';
import { isPublicAddress } from './public-address.ts';

/** A connection refused before it was opened, because of where it would have gone. */
class AddressRefusedError extends Error {
  readonly code = 'ADDRESS_NOT_PUBLIC';

  constructor(host: string, address: string) {
    super(
      `${host} is at ${address}, which is not a public address. Use a public gateway, or allow private addresses in the provider's settings.`,
    );
  }
}

/**
 * A connector for undici that opens connections to public addresses only. The check is on the very
 * address connected to, so a name that resolves differently the next time cannot pass it.
 */
export function publicAddressConnector(timeoutMs: number): buildConnector.connector {
  const connect = buildConnector({ timeout: timeoutMs, lookup: publicLookup });
  return (options, callback) => {
    const host = options.hostname.replace(/^\[|\]$/g, '');
    // Literal addresses are never looked up.
    if (isIP(host) !== 0 && !isPublicAddress(host)) {
      callback(new AddressRefusedError(host, host), null);
      return;
    }
    connect(options, callback);
  };
}

const publicLookup: LookupFunction = (host, options, callback) => {
  lookup(host, { ...(options as LookupOptions), all: true }, (error, addresses) => {
    const [first] = addresses ?? [];
    if (error || !first) {
      callback(error ?? new Error(`${host} has no address.`), '');
      return;
    }
    const refused = addresses.find(({ address }) => !isPublicAddress(address));
    if (refused) callback(new AddressRefusedError(host, refused.address), '');
    else if (options.all) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};

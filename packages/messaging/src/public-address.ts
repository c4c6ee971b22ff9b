import ipaddr from 'ipaddr.js';

/**
 * Whether an IP address literal is one anybody on the internet could have: not loopback, private,
 * link-local, carrier NAT, mapped, translated (NAT64, 6to4) or reserved. False for what is no address.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  // ::/96 once embedded IPv4 addresses (RFC 4291 §2.5.5.1) and is no one's today.
  if (parsed instanceof ipaddr.IPv6 && parsed.parts.slice(0, 6).every((part) => part === 0)) {
    return false;
  }
  return parsed.range() === 'unicast';
}

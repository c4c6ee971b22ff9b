/** Unquoted local parts only (RFC 5321 Dot-string, with Unicode as RFC 6531 allows). */
const LOCAL = /^[^\s\p{Cc}"(),:;<>@[\]\\.]+(\.[^\s\p{Cc}"(),:;<>@[\]\\.]+)*$/u;
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const LONGEST = 254;
const LONGEST_LOCAL = 64;

/**
 * An e-mail address in the one spelling it is stored and compared in: trimmed, lower case, the
 * domain in ASCII (IDNA). Undefined if it can be none; whether it exists is not asked.
 */
export function normaliseEmail(input: string): string | undefined {
  const text = input.trim().normalize('NFC').toLowerCase();
  const at = text.lastIndexOf('@');
  const local = text.slice(0, Math.max(at, 0));
  const domain = asciiDomain(text.slice(at + 1));
  if (domain === undefined || local.length > LONGEST_LOCAL || !LOCAL.test(local)) return undefined;
  const address = `${local}@${domain}`;
  return address.length <= LONGEST ? address : undefined;
}

function asciiDomain(domain: string): string | undefined {
  // Only what a host name may hold reaches URL, which would read the rest as port, path or user.
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(domain) || !URL.canParse(`http://${domain}`))
    return undefined;
  const labels = new URL(`http://${domain}`).hostname.split('.');
  const last = labels.at(-1) ?? '';
  const valid = labels.length > 1 && labels.every((label) => LABEL.test(label));
  return valid && /[a-z]/.test(last) ? labels.join('.') : undefined;
}

/**
 * A number between 0 and 1 (neither included) that depends on the text alone and is spread evenly
 * (cyrb53: two 32-bit multiplicative hashes, mixed at the end). The same everywhere; not for secrets.
 */
export function hashUnit(text: string): number {
  let low = 0xdeadbeef;
  let high = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    low = Math.imul(low ^ code, 2654435761);
    high = Math.imul(high ^ code, 1597334677);
  }
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  const bits = (high >>> 0) * 2 ** 21 + ((low >>> 0) & 0x1fffff);
  return (bits + 0.5) / 2 ** 53;
}

import { sha256 } from '../crypto/sha256.ts';
import type { IngestEvent } from './event-schema.ts';

/** SHA-256 of everything an event says beside its own id; the order of names does not matter. */
export function hashEvent({ messageId: _, ...body }: IngestEvent): string {
  return sha256(JSON.stringify(inOrder(body)));
}

/** A copy with its names in order; a replacer would cost a call for every value. */
function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(inOrder);
  const copy: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(value).sort(byName)) copy[name] = inOrder(inner);
  return copy;
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}

import { sha256 } from '../crypto/sha256.ts';
import type { IngestEvent } from './event-schema.ts';

/** SHA-256 of everything an event says beside its own id; the order of names does not matter. */
export function hashEvent({ messageId: _, ...body }: IngestEvent): string {
  return sha256(JSON.stringify(body, sortNames));
}

function sortNames(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

import { sha256 } from '../crypto/sha256.ts';
import type { IngestEvent } from './event-schema.ts';

/** SHA-256 of everything an event says beside its own id; the order of names does not matter. */
export function hashEvent({
  attributes,
  contact,
  key,
  occurredAt,
  trigger,
}: Omit<IngestEvent, 'messageId'>): string {
  return sha256(JSON.stringify(inOrder({ attributes, contact, key, occurredAt, trigger })));
}

/** The same with its names in order: itself where they are; a replacer would cost a call for every value. */
function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || isInOrder(value)) return value;
  if (Array.isArray(value)) return value.map(inOrder);
  const sorted = Object.entries(value).sort(byName);
  return Object.fromEntries(sorted.map(([name, inner]) => [name, inOrder(inner)]));
}

function isInOrder(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isInOrder);
  let last = '';
  for (const [name, inner] of Object.entries(value)) {
    if (name < last || !isInOrder(inner)) return false;
    last = name;
  }
  return true;
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}

import type { Actor } from '../context.ts';

/** Who sent an event; message ids are unique for each source. */
export function eventSource(actor: Actor): string {
  return actor.type === 'api-key' ? `key:${actor.keyId}` : 'app';
}

import type { Actor } from '../context.ts';

/** Who is named as having changed a journey; null for the product itself. */
export function editorName(actor: Actor): string | null {
  if (actor.type === 'user') return actor.name;
  return actor.type === 'api-key' ? 'API' : null;
}

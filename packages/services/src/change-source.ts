import type { Actor } from './context.ts';

/** Whose change it is, as record triggers and histories tell them apart. */
export function changeSource(actor: Actor): {
  source: 'people' | 'api' | 'import';
  by: string | null;
} {
  if (actor.type === 'user') return { source: 'people', by: actor.name };
  return actor.type === 'api-key' ? { source: 'api', by: null } : { source: 'import', by: null };
}

import { wordOf } from '../../i18n/word-of.ts';
import type { NamedTrigger } from '../decision/name-attribute.ts';

/**
 * The trigger with this key, where it is a built-in one that tells of messages or answers. A workspace
 * has the built-in ones from the beginning, so no trigger of its own can have such a key.
 */
export function heardTrigger(key: string | undefined): NamedTrigger | undefined {
  const heard = key !== undefined && /^(message-|journey-answered$)/.test(key);
  return heard && builtInName(key, '') !== '' ? { kind: 'interaction' } : undefined;
}

/** What a trigger is called: a built-in one in the reader's language, another as its author named it. */
export function builtInName(key: string | undefined, name: string): string {
  return key === undefined ? name : wordOf(`built-in-triggers:name.${key}`, name);
}

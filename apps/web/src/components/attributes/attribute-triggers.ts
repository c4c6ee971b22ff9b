import { createContext } from 'react';
import type { NamedTrigger } from '../decision/name-attribute.ts';

/** The trigger whose attribute a path reads; undefined for any other path. */
export type AttributeTrigger = (path: string) => NamedTrigger | undefined;

/** Which triggers attribute paths read; set around forms, and the same whatever steps are renamed. */
export const AttributeTriggers = createContext<AttributeTrigger>(() => undefined);

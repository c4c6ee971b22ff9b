import type { AnyBlockDefinition, BlockDefinition } from './definition.ts';
import type { AnyBlockRun, BlockRun } from './run.ts';

/**
 * Closes over a definition's config type for the registry. Safe because every caller gives its
 * functions what its own schema parsed, or its own `defaults()`; nothing else has a config to give.
 */
export function eraseConfig<Config>(definition: BlockDefinition<Config>): AnyBlockDefinition {
  return definition as unknown as AnyBlockDefinition;
}

/** The same for a run: it is given configs of the plan, which `compile` parsed with its schema. */
export function eraseRun<Config>(run: BlockRun<Config>): AnyBlockRun {
  return run as unknown as AnyBlockRun;
}

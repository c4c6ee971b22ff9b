import type { BlockSpecs } from './block-spec.ts';
import type { JourneyDocument } from './document.ts';
import { walkBlocks } from './walk-blocks.ts';

/** Keys of the triggers that a journey's blocks activate, each once; disabled blocks activate none. */
export function firedTriggers(
  document: Pick<JourneyDocument, 'blocks'>,
  definitions: BlockSpecs,
): string[] {
  const fired = [...walkBlocks(document)].flatMap(({ block }) => {
    const spec = Object.hasOwn(definitions, block.kind) ? definitions[block.kind] : undefined;
    if (!spec?.fires || block.disabled) return [];
    const config = spec.config.safeParse(block.config);
    return config.success ? spec.fires(config.data) : [];
  });
  return [...new Set(fired)].sort();
}

import type { BlockSpecs } from './block-spec.ts';
import type { JourneyDocument } from './document.ts';
import { walkBlocks } from './walk-blocks.ts';

/** Keys of the triggers a document names anywhere, each once, in the order it names them. */
export function usedTriggers(document: JourneyDocument, definitions: BlockSpecs): string[] {
  const rules = [...(document.exit ?? []), ...(document.goals ?? [])];
  const used = [document.entry.trigger, ...rules.map(({ trigger }) => trigger)];
  for (const { block } of walkBlocks(document)) {
    const spec = Object.hasOwn(definitions, block.kind) ? definitions[block.kind] : undefined;
    const config = spec?.config.safeParse(block.config);
    if (!spec || !config?.success) continue;
    used.push(...(spec.fires?.(config.data) ?? []), ...(spec.listens?.(config.data) ?? []));
  }
  return [...new Set(used)].filter((key) => key !== '');
}

import type { BlockSpecs } from './block-spec.ts';
import type { JourneyDocument } from './document.ts';
import type { RaisedEvent } from './raised-event.ts';
import { walkBlocks } from './walk-blocks.ts';

/** What the blocks of a journey make happen; disabled blocks do nothing. */
export function raisedEvents(
  document: Pick<JourneyDocument, 'blocks' | 'name'>,
  definitions: BlockSpecs,
): RaisedEvent[] {
  return [...walkBlocks(document)].flatMap(({ block }) => {
    const spec = Object.hasOwn(definitions, block.kind) ? definitions[block.kind] : undefined;
    if (!spec?.raises || block.disabled) return [];
    const config = spec.config.safeParse(block.config);
    if (!config.success) return [];
    return spec.raises(config.data).map((event) => {
      if (event.type !== 'message') return event;
      const { known } = event;
      return { ...event, known: { ...known, blockId: block.id, journeyName: document.name } };
    });
  });
}

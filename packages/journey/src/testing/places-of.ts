import type { JourneyDocument } from '../document.ts';
import type { Place } from '../place.ts';
import { walkBlocks } from '../walk-blocks.ts';

/** Every gap of a document, the last of each sequence included. */
export function placesOf(document: JourneyDocument): Place[] {
  const gaps = (parent: string | null, port: string | null, length: number): Place[] =>
    Array.from({ length: length + 1 }, (_, index) => ({ parent, port, index }));
  const places = gaps(null, null, document.blocks.length);
  for (const { block } of walkBlocks(document)) {
    for (const [port, sequence] of Object.entries(block.branches ?? {})) {
      places.push(...gaps(block.id, port, sequence.length));
    }
  }
  return places;
}

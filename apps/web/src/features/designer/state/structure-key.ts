import type { JourneyDocument } from '@percurso/journey/document';
import { walkBlocks } from '@percurso/journey/walk-blocks';
import type { TreeRules } from '../canvas/measure-tree.ts';

/** Equal for documents that are laid out alike, so that typing in the pane lays out nothing. */
export function structureKey(document: JourneyDocument, rules: TreeRules): string {
  const parts: string[] = [];
  for (const { block, place, depth } of walkBlocks(document)) {
    const ends = rules.endsFlow(block) ? '!' : '';
    const ports = rules.drawnPorts(block).join(',');
    const leads = rules.leadsTo(block) ?? '';
    const passes = block.disabled || (ports !== '' && rules.joinsUndrawn(block)) ? '~' : '';
    parts.push(`${depth}${place.port ?? ''}/${block.id}${ends}${passes}>${leads}:${ports}`);
  }
  return parts.join('|');
}

import type { Block } from '@percurso/journey/document';
import { definitionOf } from '../state/block-ports.ts';
import type { BlockNumbers } from '../state/journey-view.ts';

/** Whether nobody leaves the block by this branch: behind the first one of a loop people come back. */
export function comesBack({ kind }: Pick<Block, 'kind'>, port: string): boolean {
  return definitionOf(kind)?.loop?.slice(1).includes(port) === true;
}

/** How many people went a branch; those of a loop once for each pass done. */
export function portCount(
  block: Pick<Block, 'kind'>,
  numbers: BlockNumbers | undefined,
  port: string,
): number {
  return (comesBack(block, port) ? numbers?.again : numbers?.ports[port]) ?? 0;
}

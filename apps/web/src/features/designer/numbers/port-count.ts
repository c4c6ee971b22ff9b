import type { Block } from '@percurso/journey/document';
import { definitionOf } from '../state/block-ports.ts';
import type { BlockNumbers } from '../state/journey-view.ts';
import type { CountShown } from './people-shown.ts';

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

/** The same people, as a list of them is asked for. */
export function portCounted(block: Pick<Block, 'kind'>, port: string): CountShown {
  return comesBack(block, port) ? { count: 'again' } : { count: 'passed', port };
}

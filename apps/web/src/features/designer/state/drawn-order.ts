import type { Block, JourneyDocument } from '@percurso/journey/document';
import type { TreeRules } from '../canvas/measure-tree.ts';

type Rules = Pick<TreeRules, 'drawnPorts'>;

/**
 * The document with every block's branches in the order they are drawn, which is that of the flow;
 * the database keeps keys in an order of its own. The same document where nothing is out of order.
 */
export function inDrawnOrder(document: JourneyDocument, rules: Rules): JourneyDocument {
  const blocks = inOrder(document.blocks, rules);
  return blocks === document.blocks ? document : { ...document, blocks };
}

function inOrder(blocks: Block[], rules: Rules): Block[] {
  const next = blocks.map((block) => sorted(block, rules));
  return next.every((block, index) => block === blocks[index]) ? blocks : next;
}

function sorted(block: Block, rules: Rules): Block {
  const { branches } = block;
  if (!branches) return block;
  const ports = Object.keys(branches);
  const drawn = ports.length < 2 ? ports : rules.drawnPorts(block);
  // Branches that are not drawn are empty ones of ways that no longer exist.
  const order = [...drawn, ...ports.filter((port) => !drawn.includes(port))];
  const entries = order.map((port): [string, Block[]] => [
    port,
    inOrder(branches[port] ?? [], rules),
  ]);
  const same = entries.every(
    ([port, sequence], index) => port === ports[index] && sequence === branches[port],
  );
  return same ? block : { ...block, branches: Object.fromEntries(entries) };
}

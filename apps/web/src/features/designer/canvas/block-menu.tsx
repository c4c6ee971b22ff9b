import type { Block } from '@percurso/journey/document';
import type { ReactNode } from 'react';
import { useStillBlockWords } from '../use-block-words.ts';
import { BlockMenuItems } from './block-menu-items.tsx';
import { CardMenu } from './card-menu.tsx';

interface BlockMenuProps {
  block: Block;
  /** On the canvas the keys open it, so Tab passes it by. */
  tabIndex?: 0 | -1 | undefined;
  /** More to choose from, where the block is shown otherwise than on the canvas. */
  extra?: ReactNode;
}

/** The ⋮ of a block. */
export function BlockMenu({ block, tabIndex, extra }: BlockMenuProps) {
  const words = useStillBlockWords();
  return (
    <CardMenu node={block.id} name={words.name(block)} tabIndex={tabIndex}>
      <BlockMenuItems block={block} extra={extra} />
    </CardMenu>
  );
}

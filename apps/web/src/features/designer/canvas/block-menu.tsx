import { ActionIcon, Menu } from '@mantine/core';
import type { Block } from '@percurso/journey/document';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../components/icon.tsx';
import { useStillBlockWords } from '../use-block-words.ts';
import { BlockMenuItems } from './block-menu-items.tsx';

interface BlockMenuProps {
  block: Block;
  /** On the canvas the keys open it, so Tab passes it by. */
  tabIndex?: 0 | -1 | undefined;
  /** More to choose from, where the block is shown otherwise than on the canvas. */
  extra?: ReactNode;
}

/** The ⋮ of a block. */
export function BlockMenu({ block, tabIndex = -1, extra }: BlockMenuProps) {
  const { t } = useTranslation('designer');
  const words = useStillBlockWords();
  return (
    <Menu position="bottom-end" shadow="md" width={220} withinPortal returnFocus>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={28}
          tabIndex={tabIndex}
          className="nodrag nopan"
          aria-label={t('menu.open', { name: words.name(block) })}
          data-menu={block.id}
          onClick={(event) => event.stopPropagation()}
        >
          <Icon name="more" size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown onClick={(event) => event.stopPropagation()}>
        <BlockMenuItems block={block} extra={extra} />
      </Menu.Dropdown>
    </Menu>
  );
}

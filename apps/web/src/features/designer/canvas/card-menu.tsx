import { ActionIcon, Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './card.module.css';

interface CardMenuProps {
  /** Id of the node it belongs to, by which the keys find it. */
  node: string;
  /** Of what is shown there. */
  name: string;
  /** On the canvas the keys open it, so Tab passes it by. */
  tabIndex?: 0 | -1 | undefined;
  children: ReactNode;
}

/** The ⋮ of a card, or of its row in the outline. */
export function CardMenu({ node, name, tabIndex = -1, children }: CardMenuProps) {
  const { t } = useTranslation('designer');
  return (
    <Menu position="bottom-end" shadow="md" width={220} withinPortal returnFocus>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={28}
          tabIndex={tabIndex}
          className={`${classes.menuButton} nodrag nopan`}
          aria-label={t('menu.open', { name })}
          data-menu={node}
          onClick={(event) => event.stopPropagation()}
        >
          <span className={classes.dots} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown onClick={(event) => event.stopPropagation()}>{children}</Menu.Dropdown>
    </Menu>
  );
}

import { ActionIcon, Menu } from '@mantine/core';
import type { ReactNode, Ref, RefObject } from 'react';
import { useId, useImperativeHandle, useRef, useState } from 'react';
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

/** The ⋮ of a card, or of its row in the outline; a canvas has hundreds, so its menu is mounted once asked for. */
export function CardMenu({ node, name, tabIndex = -1, children }: CardMenuProps) {
  const { t } = useTranslation('designer');
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [asked, setAsked] = useState(false);
  const [opened, setOpened] = useState(false);
  // In the next frame: once it is mounted, or it would not know where the focus was; after the key, or it would close on that.
  const open = (): void => {
    setAsked(true);
    requestAnimationFrame(() => setOpened(true));
  };
  return (
    <>
      <ActionIcon
        ref={button}
        id={id}
        variant="subtle"
        color="gray"
        size={28}
        tabIndex={tabIndex}
        className={`${classes.menuButton} nodrag nopan`}
        aria-label={t('menu.open', { name })}
        aria-haspopup="menu"
        aria-expanded={opened}
        aria-controls={opened ? `${id}-dropdown` : undefined}
        data-expanded={opened || undefined}
        data-menu={node}
        onClick={(event) => {
          event.stopPropagation();
          if (opened) setOpened(false);
          else open();
        }}
      >
        <span className={classes.dots} />
      </ActionIcon>
      {asked ? (
        <Menu
          id={id}
          opened={opened}
          onChange={setOpened}
          position="bottom-end"
          shadow="md"
          width={220}
          withinPortal
          returnFocus
        >
          <Menu.Target>
            <Opener of={button} />
          </Menu.Target>
          <Menu.Dropdown onClick={(event) => event.stopPropagation()}>{children}</Menu.Dropdown>
        </Menu>
      ) : null}
    </>
  );
}

interface OpenerProps {
  of: RefObject<HTMLButtonElement | null>;
  ref?: Ref<HTMLButtonElement | null>;
}

/** Tells the menu which button it belongs to. */
function Opener({ of, ref }: OpenerProps) {
  useImperativeHandle<HTMLButtonElement | null, HTMLButtonElement | null>(ref, () => of.current, [
    of,
  ]);
  return null;
}

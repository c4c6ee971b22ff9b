import { CloseButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { focusEditor } from '../focus-editor.ts';
import { useDesigner } from '../state/designer-context.ts';
import classes from './header.module.css';
import { useScreen } from './use-screen.ts';

interface DrawerFrameProps {
  title: string;
  /** Beside the title: a search, filters, what can be done with the list. */
  tools?: ReactNode;
  children: ReactNode;
}

/** The drawer under the editor; on a small screen it lies over everything. */
export function DrawerFrame({ title, tools, children }: DrawerFrameProps) {
  const { t } = useTranslation('designer');
  const { view } = useDesigner();
  const narrow = useScreen() === 'narrow';
  const frame = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLElement>(null);
  const opener = useRef(document.activeElement);
  useEffect(() => {
    if (narrow) body.current?.focus();
  }, [narrow]);
  const close = (): void => {
    const before = opener.current;
    view.getState().openDrawer(null);
    requestAnimationFrame(() => {
      const there = before instanceof HTMLElement && before.isConnected && before !== document.body;
      if (there) before.focus();
      else focusEditor();
    });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape inside the drawer closes it
    <div
      ref={frame}
      className={classes.drawer}
      onKeyDown={(event) => {
        const inside = event.target instanceof Node && frame.current?.contains(event.target);
        if (event.key === 'Escape' && inside && !event.defaultPrevented) close();
      }}
      {...(narrow && { role: 'dialog', 'aria-modal': true, 'aria-label': title })}
    >
      <div className={classes.drawerHead}>
        <h2 className={classes.drawerTitle}>{title}</h2>
        {tools}
        <CloseButton aria-label={t('drawer.close')} onClick={close} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard */}
      <section ref={body} className={classes.drawerBody} tabIndex={0} aria-label={title}>
        {children}
      </section>
    </div>
  );
}

import { CloseButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesigner } from '../state/designer-context.ts';
import classes from './header.module.css';

/** The drawer under the canvas. */
export function DrawerFrame({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTranslation('designer');
  const { view } = useDesigner();
  return (
    <div className={classes.drawer}>
      <div className={classes.drawerHead}>
        <h2 className={classes.drawerTitle}>{title}</h2>
        <CloseButton
          aria-label={t('drawer.close')}
          onClick={() => view.getState().openDrawer(null)}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard */}
      <section className={classes.drawerBody} tabIndex={0} aria-label={title}>
        {children}
      </section>
    </div>
  );
}

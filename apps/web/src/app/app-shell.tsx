import { Burger, Drawer, Group } from '@mantine/core';
import { useDisclosure, useLocalStorage } from '@mantine/hooks';
import { Outlet, useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './app-shell.module.css';
import { Brand } from './brand.tsx';
import { SideNav } from './side-nav.tsx';

/** The frame of every page but the designer: navigation at the left, in a drawer where the screen is narrow. */
export function AppShell() {
  const { t } = useTranslation('app');
  const [compact, setCompact] = useLocalStorage({
    key: 'percurso.nav-compact',
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  const [opened, drawer] = useDisclosure(false);
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the drawer closes whenever the page changes
  useEffect(() => drawer.close(), [pathname]);

  return (
    <div className={classes.shell}>
      <a href="#content" className={classes.skip}>
        {t('nav.skip')}
      </a>
      <header className={classes.bar}>
        <Group gap="xs" wrap="nowrap">
          <Burger
            opened={opened}
            onClick={drawer.toggle}
            size="sm"
            aria-label={opened ? t('nav.close') : t('nav.open')}
            aria-expanded={opened}
          />
          <Brand />
        </Group>
      </header>
      <Drawer
        opened={opened}
        onClose={drawer.close}
        size={272}
        padding={0}
        withCloseButton={false}
        title={t('nav.label')}
        styles={{ header: { display: 'none' }, body: { height: '100%' } }}
      >
        <SideNav compact={false} />
      </Drawer>
      <aside className={classes.side} data-compact={compact || undefined}>
        <SideNav compact={compact} onToggle={() => setCompact(!compact)} />
      </aside>
      <main id="content" tabIndex={-1} className={classes.main}>
        <Outlet />
      </main>
    </div>
  );
}

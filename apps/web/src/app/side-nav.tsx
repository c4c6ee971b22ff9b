import { ActionIcon, Tooltip } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { IconName } from '../components/icon.tsx';
import { Icon } from '../components/icon.tsx';
import { Brand } from './brand.tsx';
import type { Permission } from './permissions.ts';
import { useMayAny } from './permissions.ts';
import classes from './side-nav.module.css';
import { UserMenu } from './user-menu.tsx';
import { WorkspaceSwitcher } from './workspace-switcher.tsx';

interface NavItem {
  to:
    | '/journeys'
    | '/triggers'
    | '/messages'
    | '/customers'
    | '/consent'
    | '/cases'
    | '/health'
    | '/settings';
  label:
    | 'journeys'
    | 'triggers'
    | 'messages'
    | 'customers'
    | 'consent'
    | 'cases'
    | 'health'
    | 'settings';
  icon: IconName;
  /** Shown to whoever has one of these; without it to everybody, since every role reads everything. */
  needs?: Permission[];
}

interface NavGroup {
  label: 'engage' | 'audience' | 'service' | 'administration';
  items: NavItem[];
}

const groups: NavGroup[] = [
  {
    label: 'engage',
    items: [
      { to: '/journeys', label: 'journeys', icon: 'journeys' },
      { to: '/triggers', label: 'triggers', icon: 'trigger' },
      { to: '/messages', label: 'messages', icon: 'messages' },
    ],
  },
  {
    label: 'audience',
    items: [
      { to: '/customers', label: 'customers', icon: 'customers' },
      { to: '/consent', label: 'consent', icon: 'consent' },
    ],
  },
  { label: 'service', items: [{ to: '/cases', label: 'cases', icon: 'cases' }] },
  {
    label: 'administration',
    items: [
      { to: '/health', label: 'health', icon: 'health' },
      {
        to: '/settings',
        label: 'settings',
        icon: 'settings',
        needs: ['members:write', 'api-keys:write', 'channels:write'],
      },
    ],
  },
];

interface SideNavProps {
  compact: boolean;
  onToggle?: (() => void) | undefined;
}

/** Workspace, the pages by group, and the person signed in. */
export function SideNav({ compact, onToggle }: SideNavProps) {
  const { t } = useTranslation('app');
  return (
    <div className={classes.nav} data-compact={compact || undefined}>
      <div className={classes.top}>
        <Brand compact={compact} />
        {onToggle && !compact ? <CollapseButton compact={compact} onToggle={onToggle} /> : null}
      </div>
      <WorkspaceSwitcher compact={compact} />
      <nav aria-label={t('nav.label')} className={classes.groups}>
        {groups.map((group) => (
          <NavSection key={group.label} group={group} compact={compact} />
        ))}
      </nav>
      {onToggle && compact ? <CollapseButton compact={compact} onToggle={onToggle} /> : null}
      <UserMenu compact={compact} />
    </div>
  );
}

function NavSection({ group, compact }: { group: NavGroup; compact: boolean }) {
  const { t } = useTranslation('app');
  const heading = useId();
  const mayAny = useMayAny();
  const items = group.items.filter((item) => !item.needs || mayAny(item.needs));
  if (items.length === 0) return null;
  return (
    <div>
      <div id={heading} className={classes.heading}>
        {t(`nav.${group.label}`)}
      </div>
      <ul className={classes.list} aria-labelledby={heading}>
        {items.map((item) => (
          <li key={item.to}>
            <Tooltip label={t(`nav.${item.label}`)} position="right" disabled={!compact}>
              <Link to={item.to} className={classes.link} activeProps={{ 'data-active': true }}>
                <Icon name={item.icon} />
                <span className={classes.text}>{t(`nav.${item.label}`)}</span>
              </Link>
            </Tooltip>
          </li>
        ))}
      </ul>
    </div>
  );
}

function CollapseButton({ compact, onToggle }: { compact: boolean; onToggle: () => void }) {
  const { t } = useTranslation('app');
  const label = compact ? t('nav.expand') : t('nav.collapse');
  return (
    <Tooltip label={label} position="right">
      <ActionIcon variant="subtle" color="gray" aria-label={label} onClick={onToggle}>
        <Icon name="collapse" />
      </ActionIcon>
    </Tooltip>
  );
}

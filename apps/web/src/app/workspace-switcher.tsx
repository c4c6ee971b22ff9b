import { Menu, Text, Tooltip, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '../components/icon.tsx';
import { notifyFailure } from '../components/notify-failure.ts';
import { api } from './api.ts';
import { readAnswer } from './read-answer.ts';
import { useMe } from './session.ts';
import classes from './switcher.module.css';

/** The workspace worked in; choosing another loads the app anew there, so nothing of the old one stays. */
export function WorkspaceSwitcher({ compact }: { compact: boolean }) {
  const { t } = useTranslation('app');
  const { workspace, workspaces } = useMe();
  const { pathname } = useLocation();
  const change = useMutation({
    mutationFn: (workspaceId: string) =>
      readAnswer(api.me.workspace.$post({ json: { workspaceId } })),
    onSuccess: () => window.location.assign(`/${pathname.split('/')[1] ?? ''}`),
    onError: (error) => notifyFailure(t('workspace.failed'), error),
  });

  return (
    <Menu position="bottom-start" width={240} shadow="md">
      <Menu.Target>
        <Tooltip label={workspace.name} position="right" disabled={!compact}>
          <UnstyledButton
            className={classes.button}
            data-compact={compact || undefined}
            aria-label={compact ? `${t('workspace.label')}: ${workspace.name}` : undefined}
          >
            <span
              className={classes.badge}
              data-letter={workspace.name.slice(0, 1).toUpperCase()}
            />
            {compact ? null : (
              <>
                <VisuallyHidden component="span">{`${t('workspace.label')}: `}</VisuallyHidden>
                <Text component="span" fz="sm" fw={600} truncate flex={1}>
                  {workspace.name}
                </Text>
                <Icon name="selector" size={16} />
              </>
            )}
          </UnstyledButton>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('workspace.switch')}</Menu.Label>
        {workspaces.map((other) => (
          <Menu.Item
            key={other.id}
            onClick={() => other.id !== workspace.id && change.mutate(other.id)}
            aria-current={other.id === workspace.id ? 'true' : undefined}
            leftSection={
              <span style={{ width: 16, display: 'inline-block' }}>
                {other.id === workspace.id ? <Icon name="check" size={16} /> : null}
              </span>
            }
          >
            {other.name}
            <Text fz="xs" c="var(--text-quiet)">
              {t(`roles.${other.role}`)}
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

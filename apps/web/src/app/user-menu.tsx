import type { MantineColorScheme } from '@mantine/core';
import { Menu, Text, UnstyledButton, useMantineColorScheme, VisuallyHidden } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { IconName } from '../components/icon.tsx';
import { Icon } from '../components/icon.tsx';
import { notifyFailure } from '../components/notify-failure.ts';
import { LanguageItems } from './language-items.tsx';
import { useMe } from './session.ts';
import { signOut } from './sign-out.ts';
import classes from './switcher.module.css';

const themes: { scheme: MantineColorScheme; icon: IconName }[] = [
  { scheme: 'auto', icon: 'device' },
  { scheme: 'light', icon: 'sun' },
  { scheme: 'dark', icon: 'moon' },
];

/** Who is signed in; language, appearance and the way out. */
export function UserMenu({ compact }: { compact: boolean }) {
  const { t } = useTranslation('app');
  const { user, role } = useMe();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const leave = useMutation({
    mutationFn: signOut,
    onSuccess: () => window.location.assign('/sign-in'),
    onError: (error) => notifyFailure(t('user.signOutFailed'), error),
  });
  const name = user?.name ?? '';

  return (
    <Menu position="top-start" width={240} shadow="md" closeOnItemClick={false}>
      <Menu.Target>
        <UnstyledButton
          className={`${classes.button} ${classes.plain}`}
          data-compact={compact || undefined}
          aria-label={compact ? t('user.menu', { name }) : undefined}
        >
          <span
            className={`${classes.badge} ${classes.round}`}
            data-letter={name.slice(0, 1).toUpperCase()}
          />
          {compact ? null : (
            <span style={{ minWidth: 0, flex: 1 }}>
              <VisuallyHidden component="span">{t('user.menu', { name })}</VisuallyHidden>
              <Text component="span" display="block" fz="sm" fw={600} truncate aria-hidden="true">
                {name}
              </Text>
              <Text component="span" display="block" fz="xs" c="var(--text-quiet)">
                {role ? t(`roles.${role}`) : null}
              </Text>
            </span>
          )}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label style={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>
          {user?.email}
        </Menu.Label>
        <Menu.Divider />
        <Menu.Label>{t('user.language')}</Menu.Label>
        <LanguageItems />
        <Menu.Divider />
        <Menu.Label>{t('user.theme')}</Menu.Label>
        {themes.map(({ scheme, icon }) => (
          <Menu.Item
            key={scheme}
            leftSection={<Icon name={icon} size={16} />}
            rightSection={colorScheme === scheme ? <Icon name="check" size={16} /> : null}
            aria-current={colorScheme === scheme ? 'true' : undefined}
            onClick={() => setColorScheme(scheme)}
          >
            {t(`theme.${scheme}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<Icon name="signOut" size={16} />} onClick={() => leave.mutate()}>
          {t('user.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

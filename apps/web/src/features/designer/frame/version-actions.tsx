import { ActionIcon, Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../app/permissions.ts';
import { Icon } from '../../../components/icon.tsx';
import type { VersionRow } from './life-query.ts';

interface VersionActionsProps {
  version: VersionRow;
  archived: boolean;
  onUseAsDraft(): void;
  onRollBack(): void;
  onStop(): void;
}

/** What can be done with a version besides looking at it. */
export function VersionActions(props: VersionActionsProps) {
  const { version, archived, onUseAsDraft, onRollBack, onStop } = props;
  const { t } = useTranslation('designer');
  const mayWrite = useMay('journeys:write');
  if (!mayWrite || archived) return null;
  const { number, current, status, inside } = version;
  const runs = status !== 'stopped' && (current || inside > 0);
  return (
    <Menu position="bottom-end" width={210} withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('versions.actionsOf', { number })}>
          <Icon name="more" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<Icon name="edit" size={16} />} onClick={onUseAsDraft}>
          {t('versions.useAsDraft')}
        </Menu.Item>
        {current ? null : (
          <Menu.Item leftSection={<Icon name="history" size={16} />} onClick={onRollBack}>
            {t('versions.rollBack')}
          </Menu.Item>
        )}
        {runs ? (
          <Menu.Item
            c="var(--mantine-color-error)"
            leftSection={<Icon name="blocked" size={16} />}
            onClick={onStop}
          >
            {t('versions.stop')}
          </Menu.Item>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}

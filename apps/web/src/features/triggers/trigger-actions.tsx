import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/permissions.ts';
import { Icon } from '../../components/icon.tsx';
import { PermittedButton } from '../../components/permitted-button.tsx';
import { DeleteDialog } from './delete-dialog.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { StopDialog } from './stop-dialog.tsx';
import type { TriggerView } from './trigger-view.ts';

/** What can be done with a trigger as a whole, by its state and the person's role. */
export function TriggerActions({ trigger }: { trigger: TriggerView }) {
  const { t } = useTranslation('triggers');
  const navigate = useNavigate();
  const mayEdit = useMay('triggers:write');
  const [dialog, setDialog] = useState<'publish' | 'stop' | 'delete' | null>(null);
  const close = () => setDialog(null);
  const ready = trigger.state === 'ready';
  return (
    <>
      <CreateJourney
        ready={ready}
        onClick={() => void navigate({ to: '/journeys', search: { create: trigger.key } })}
      />
      {ready ? null : (
        <PermittedButton requires="triggers:write" onClick={() => setDialog('publish')}>
          {t(trigger.state === 'draft' ? 'page.publish' : 'page.republish')}
        </PermittedButton>
      )}
      {mayEdit && !trigger.builtIn ? (
        <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
          <Menu.Target>
            <ActionIcon variant="default" size={36} aria-label={t('page.more')}>
              <Icon name="more" />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {ready ? (
              <Menu.Item
                leftSection={<Icon name="blocked" size={16} />}
                onClick={() => setDialog('stop')}
              >
                {t('page.stop')}
              </Menu.Item>
            ) : null}
            <Menu.Item
              leftSection={<Icon name="trash" size={16} />}
              onClick={() => setDialog('delete')}
            >
              {t('page.delete')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      ) : null}
      <PublishDialog trigger={trigger} opened={dialog === 'publish'} onClose={close} />
      <StopDialog trigger={trigger} opened={dialog === 'stop'} onClose={close} />
      <DeleteDialog trigger={trigger} opened={dialog === 'delete'} onClose={close} />
    </>
  );
}

function CreateJourney({ ready, onClick }: { ready: boolean; onClick: () => void }) {
  const { t } = useTranslation('triggers');
  if (ready) {
    return (
      <PermittedButton requires="journeys:write" onClick={onClick}>
        {t('page.createJourney')}
      </PermittedButton>
    );
  }
  return (
    <Tooltip label={t('page.createJourneyDraft')}>
      <Button variant="default" data-disabled aria-disabled>
        {t('page.createJourney')}
      </Button>
    </Tooltip>
  );
}

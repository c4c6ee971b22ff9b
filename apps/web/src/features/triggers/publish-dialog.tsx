import { Code, List, Stack, Text } from '@mantine/core';
import { Trans, useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { readAnswer } from '../../app/read-answer.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { notifyDone } from '../../components/notify-done.ts';
import type { TriggerView } from './trigger-view.ts';
import { useTriggerChange } from './use-trigger-change.ts';

export interface TriggerDialogProps {
  trigger: TriggerView;
  opened: boolean;
  onClose: () => void;
}

/** Asks before a trigger becomes ready to use, and says what is fixed from then on. */
export function PublishDialog({ trigger, opened, onClose }: TriggerDialogProps) {
  const { t } = useTranslation('triggers');
  const publish = useTriggerChange({
    change: () =>
      readAnswer(api.triggers[':trigger'].publish.$post({ param: { trigger: trigger.key } })),
    onDone: () => {
      notifyDone(t('publish.done', { name: trigger.name }));
      onClose();
    },
  });
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      onConfirm={() => publish.mutate(undefined)}
      title={t('publish.title', { name: trigger.name })}
      confirmLabel={t('publish.confirm')}
      busy={publish.isPending}
      error={publish.error}
    >
      <Stack gap="sm">
        <Text size="sm">{t('publish.text')}</Text>
        <div>
          <Text size="sm" fw={600} mb={4}>
            {t('publish.fixed')}
          </Text>
          <List size="sm" spacing={4}>
            <List.Item>
              <Trans
                t={t}
                i18nKey="publish.fixedKey"
                values={{ key: trigger.key }}
                components={{ code: <Code style={{ overflowWrap: 'anywhere' }} /> }}
              />
            </List.Item>
            <List.Item>
              {t(trigger.kind === 'record' ? 'publish.fixedRecord' : 'publish.fixedAttributes')}
            </List.Item>
          </List>
        </div>
        <Text size="sm">{t('publish.free')}</Text>
      </Stack>
    </ConfirmDialog>
  );
}

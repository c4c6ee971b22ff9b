import { Button, Code, Group, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Trans, useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { readAnswer } from '../../app/read-answer.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { notifyDone } from '../../components/notify-done.ts';
import { JourneyNames } from './journey-names.tsx';
import type { TriggerDialogProps } from './publish-dialog.tsx';
import { journeysOf } from './trigger-view.ts';
import { useTriggerChange } from './use-trigger-change.ts';

/** Asks before a trigger is deleted; one that is used says by what instead. */
export function DeleteDialog({ trigger, opened, onClose }: TriggerDialogProps) {
  const { t } = useTranslation(['triggers', 'components']);
  const navigate = useNavigate();
  const journeys = journeysOf(trigger);
  const title = t('remove.title', { name: trigger.name });
  const remove = useTriggerChange({
    change: () => readAnswer(api.triggers[':trigger'].$delete({ param: { trigger: trigger.key } })),
    onDone: () => {
      notifyDone(t('remove.done', { name: trigger.name }));
      void navigate({ to: '/triggers' });
    },
  });
  if (journeys.length > 0) {
    return (
      <Dialog opened={opened} onClose={onClose} title={title}>
        <Stack gap="sm">
          <Text size="sm">{t('remove.used', { count: journeys.length })}</Text>
          <JourneyNames journeys={journeys} />
          <Text size="sm">{t('remove.usedHelp')}</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose} data-autofocus>
              {t('components:close')}
            </Button>
          </Group>
        </Stack>
      </Dialog>
    );
  }
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      onConfirm={() => remove.mutate(undefined)}
      title={title}
      confirmLabel={t('remove.confirm')}
      danger
      busy={remove.isPending}
      error={remove.error}
    >
      <Text size="sm">
        <Trans
          t={t}
          i18nKey="remove.text"
          values={{ key: trigger.key }}
          components={{ code: <Code /> }}
        />
      </Text>
    </ConfirmDialog>
  );
}

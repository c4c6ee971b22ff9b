import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { readAnswer } from '../../app/read-answer.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { notifyDone } from '../../components/notify-done.ts';
import { JourneyNames } from './journey-names.tsx';
import type { TriggerDialogProps } from './publish-dialog.tsx';
import { journeysOf } from './trigger-view.ts';
import { useTriggerChange } from './use-trigger-change.ts';

/** Asks before a trigger is stopped, and names the journeys that then get nobody new. */
export function StopDialog({ trigger, opened, onClose }: TriggerDialogProps) {
  const { t } = useTranslation('triggers');
  const entries = journeysOf({ usedIn: trigger.usedIn.filter((use) => use.as === 'entry') });
  const stop = useTriggerChange({
    change: () =>
      readAnswer(api.triggers[':trigger'].stop.$post({ param: { trigger: trigger.key } })),
    onDone: () => {
      notifyDone(t('stop.done', { name: trigger.name }));
      onClose();
    },
  });
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      onConfirm={() => stop.mutate(undefined)}
      title={t('stop.title', { name: trigger.name })}
      confirmLabel={t('stop.confirm')}
      danger
      busy={stop.isPending}
      error={stop.error}
    >
      <Stack gap="sm">
        <Text size="sm">{t('stop.text')}</Text>
        {entries.length > 0 ? (
          <>
            <Text size="sm">{t('stop.uses', { count: entries.length })}</Text>
            <JourneyNames journeys={entries} />
          </>
        ) : null}
        <Text size="sm">{t('stop.inside')}</Text>
      </Stack>
    </ConfirmDialog>
  );
}

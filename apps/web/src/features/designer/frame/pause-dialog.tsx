import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { readAnswer } from '../../../app/read-answer.ts';
import { ConfirmDialog } from '../../../components/confirm-dialog.tsx';
import { notifyDone } from '../../../components/notify-done.ts';
import type { LifeDialogProps } from './life-dialog-props.ts';
import { useShowLife } from './life-query.ts';

/** Says what a pause does to whom, and afterwards whether anything is still under way. */
export function PauseDialog({ journey, opened, onClose }: LifeDialogProps) {
  const { t } = useTranslation('designer');
  const show = useShowLife(journey.id);
  const pause = useMutation({
    mutationFn: () => readAnswer(api.journeys[':id'].pause.$post({ param: { id: journey.id } })),
    onSuccess: async ({ journey: paused, acknowledged, underWay }) => {
      notifyDone(acknowledged ? t('pause.done') : t('pause.underWay', { count: underWay }));
      onClose();
      await show(paused);
    },
  });
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      onConfirm={() => pause.mutate()}
      title={t('pause.title', { name: journey.name })}
      confirmLabel={t('pause.confirm')}
      busy={pause.isPending}
      error={pause.error}
    >
      {t('pause.text', { count: journey.inside })}
    </ConfirmDialog>
  );
}

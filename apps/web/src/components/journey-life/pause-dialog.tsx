import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import type { AnswerOf } from '../../app/read-answer.ts';
import { readAnswer } from '../../app/read-answer.ts';
import { ConfirmDialog } from '../confirm-dialog.tsx';
import { notifyDone } from '../notify-done.ts';

type PauseRoute = (typeof api.journeys)[':id']['pause'];
type Paused = AnswerOf<Awaited<ReturnType<PauseRoute['$post']>>>['journey'];

interface PauseDialogProps {
  journey: { id: string; name: string; inside: number };
  opened: boolean;
  onClose(): void;
  onPaused(journey: Paused): Promise<void>;
}

/** Says what a pause does to whom, and afterwards whether anything is still under way. */
export function PauseDialog({ journey, opened, onClose, onPaused }: PauseDialogProps) {
  const { t } = useTranslation('journey-life');
  const pause = useMutation({
    mutationFn: () => readAnswer(api.journeys[':id'].pause.$post({ param: { id: journey.id } })),
    onSuccess: async ({ journey: paused, acknowledged, underWay }) => {
      notifyDone(acknowledged ? t('pause.done') : t('pause.underWay', { count: underWay }));
      onClose();
      await onPaused(paused);
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

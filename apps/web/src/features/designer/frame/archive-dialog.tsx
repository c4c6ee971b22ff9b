import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { readAnswer } from '../../../app/read-answer.ts';
import { ConfirmDialog } from '../../../components/confirm-dialog.tsx';
import { notifyDone } from '../../../components/notify-done.ts';
import type { LifeDialogProps } from './life-dialog-props.ts';
import { useShowLife } from './life-query.ts';

/** Puts the journey away, stopping it first where it runs; or takes it out again. */
export function ArchiveDialog({ journey, opened, onClose }: LifeDialogProps) {
  const { t } = useTranslation('designer');
  const show = useShowLife(journey.id);
  const archived = journey.state === 'archived';
  const runs = journey.state === 'live' || journey.state === 'paused' || journey.inside > 0;
  const change = useMutation({
    mutationFn: () => {
      const param = { id: journey.id };
      const route = api.journeys[':id'];
      return archived
        ? readAnswer(route.unarchive.$post({ param }))
        : readAnswer(route.archive.$post({ param, json: runs ? { stop: true } : {} }));
    },
    onSuccess: async (changed) => {
      notifyDone(t(archived ? 'archive.undone' : 'archive.done'));
      onClose();
      await show(changed);
    },
  });
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      onConfirm={() => change.mutate()}
      title={t(archived ? 'archive.undoTitle' : 'archive.title', { name: journey.name })}
      confirmLabel={t(
        archived ? 'life.unarchive' : runs ? 'archive.stopAndArchive' : 'life.archive',
      )}
      danger={runs && !archived}
      busy={change.isPending}
      error={change.error}
    >
      {archived
        ? t('archive.undoText')
        : runs
          ? t('archive.runs', { count: journey.inside })
          : t('archive.text')}
    </ConfirmDialog>
  );
}

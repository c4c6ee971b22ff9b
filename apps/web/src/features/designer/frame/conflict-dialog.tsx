import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { readAnswer } from '../../../app/read-answer.ts';
import { formatDateTime } from '../../../components/format-time.ts';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import type { Autosave, SaveStatus } from '../state/autosave.ts';
import { useDesigner } from '../state/designer-context.ts';

interface ConflictDialogProps {
  status: SaveStatus;
  autosave: Autosave;
  onLoadTheirs(): void;
}

/** Somebody else saved in between: theirs, or one's own as a journey of its own. */
export function ConflictDialog({ status, autosave, onLoadTheirs }: ConflictDialogProps) {
  const { t, i18n } = useTranslation('designer');
  const { documents, journeyId } = useDesigner();
  const navigate = useNavigate();
  const keep = useMutation({
    mutationFn: () => {
      const { document } = documents.getState();
      const name = t('conflict.copyName', { name: document.name }).slice(0, 150);
      return readAnswer(api.journeys.$post({ json: { document: { ...document, name } } }));
    },
    onSuccess: (copy) => {
      autosave.rebase(autosave.revision, null);
      void navigate({ to: '/journeys/$journeyId', params: { journeyId: copy.id } });
    },
  });
  const conflict = status.state === 'conflict' ? status : null;
  const at = conflict?.at ? formatDateTime(conflict.at, i18n.language) : '';
  return (
    <Modal
      opened={conflict !== null}
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={t('conflict.title')}
    >
      <Stack data-conflict={journeyId}>
        <Text size="sm">
          {t('conflict.text', { who: conflict?.by ?? t('conflict.someone'), when: at })}
        </Text>
        <ProblemAlert error={keep.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" loading={keep.isPending} onClick={() => keep.mutate()}>
            {t('conflict.keep')}
          </Button>
          <Button onClick={onLoadTheirs} data-autofocus>
            {t('conflict.load')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

import { Alert, Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { readAnswer } from '../../../app/read-answer.ts';
import { Icon } from '../../../components/icon.tsx';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import type { Autosave } from '../state/autosave.ts';
import type { JourneyView } from '../state/journey-view.ts';

interface PublishDialogProps {
  journey: JourneyView;
  autosave: Autosave;
  opened: boolean;
  onClose(): void;
  onPublished(): void;
}

/** What publishing does, impact first; then a note. */
export function PublishDialog(props: PublishDialogProps) {
  const { journey, autosave, opened, onClose, onPublished } = props;
  const { t } = useTranslation('designer');
  const [note, setNote] = useState('');
  const check = useQuery({
    queryKey: ['journeys', journey.id, 'check', opened],
    queryFn: async () => {
      await autosave.flush();
      return await readAnswer(api.journeys[':id'].check.$post({ param: { id: journey.id } }));
    },
    enabled: opened,
    gcTime: 0,
  });
  const publish = useMutation({
    mutationFn: async () => {
      await autosave.flush();
      const trimmed = note.trim();
      return await readAnswer(
        api.journeys[':id'].publish.$post({
          param: { id: journey.id },
          json: { revision: autosave.revision, ...(trimmed && { note: trimmed }) },
        }),
      );
    },
    onSuccess: onPublished,
  });
  const next = (journey.versionNumber ?? 0) + 1;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('publish.title', { number: next })}
      closeButtonProps={{ 'aria-label': t('publish.cancel') }}
    >
      <Stack>
        <Text size="sm">
          {journey.versionNumber === null
            ? t('publish.first')
            : t('publish.next', {
                number: next,
                old: journey.versionNumber,
                count: journey.inside,
              })}
        </Text>
        {check.data?.warnings.map((warning) => (
          <Alert key={warning.journeyId} color="yellow" icon={<Icon name="alert" />}>
            {t('publish.sameTrigger', { name: warning.name })}
          </Alert>
        ))}
        <Textarea
          label={t('publish.note')}
          description={t('publish.noteHelp')}
          maxLength={500}
          autosize
          minRows={2}
          data-autofocus
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <ProblemAlert error={publish.error ?? check.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('publish.cancel')}
          </Button>
          <Button loading={publish.isPending} onClick={() => publish.mutate()}>
            {t('publish.confirm')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

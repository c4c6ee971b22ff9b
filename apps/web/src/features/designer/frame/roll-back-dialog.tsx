import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { readAnswer } from '../../../app/read-answer.ts';
import { notifyDone } from '../../../components/notify-done.ts';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import { chosenInside, finishInside, InsideFields } from './inside-fields.tsx';
import { publishPreviewQuery, testRunQuery } from './life-query.ts';
import { TestResults } from './test-results.tsx';

interface RollBackDialogProps {
  journeyId: string;
  /** The version to go back to; null while none is asked about. */
  toVersion: number | null;
  onClose(): void;
  onRolledBack(): void;
}

/** Publishes an older version again as the next one, people first. */
export function RollBackDialog({
  journeyId,
  toVersion,
  onClose,
  onRolledBack,
}: RollBackDialogProps) {
  const { t } = useTranslation('designer');
  const [choice, setChoice] = useState(finishInside);
  const number = toVersion ?? 0;
  const preview = useQuery({
    ...publishPreviewQuery(journeyId, number),
    enabled: toVersion !== null,
  });
  const tests = useQuery({ ...testRunQuery(journeyId, number), enabled: toVersion !== null });
  const [ignored, setIgnored] = useState(false);
  const failing = tests.data?.passed === false;
  const rollBack = useMutation({
    mutationFn: () =>
      readAnswer(
        api.journeys[':id'].rollback.$post({
          param: { id: journeyId },
          json: {
            toVersion: number,
            ...chosenInside(choice),
            ...(failing && ignored ? { ignoreFailedTests: true } : {}),
          },
        }),
      ),
    onSuccess: ({ version }) => {
      notifyDone(t('rollBack.done', { number: version.number }));
      onClose();
      onRolledBack();
    },
  });
  return (
    <Modal
      opened={toVersion !== null}
      onClose={onClose}
      title={t('rollBack.title', { number })}
      closeButtonProps={{ 'aria-label': t('publish.cancel') }}
      size="lg"
    >
      <Stack>
        {preview.data ? (
          <InsideFields preview={preview.data} value={choice} onChange={setChoice} />
        ) : null}
        <Text size="sm">{t('rollBack.text', { number })}</Text>
        {tests.data ? (
          <TestResults run={tests.data} ignored={ignored} onIgnore={setIgnored} />
        ) : null}
        <ProblemAlert error={rollBack.error ?? preview.error ?? tests.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('publish.cancel')}
          </Button>
          <Button
            loading={rollBack.isPending}
            disabled={!preview.data || tests.isPending || (failing && !ignored)}
            onClick={() => rollBack.mutate()}
          >
            {t('rollBack.confirm')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

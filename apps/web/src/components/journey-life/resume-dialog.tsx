import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import type { AnswerOf } from '../../app/read-answer.ts';
import { readAnswer } from '../../app/read-answer.ts';
import { Dialog } from '../dialog.tsx';
import { Facts } from '../facts.tsx';
import { notifyDone } from '../notify-done.ts';
import { ProblemAlert } from '../problem-alert.tsx';
import { Time } from '../time.tsx';
import type { ResumePreview } from './resume-preview-query.ts';
import { resumePreviewQuery } from './resume-preview-query.ts';

type ResumeRoute = (typeof api.journeys)[':id']['resume'];
type Resumed = AnswerOf<Awaited<ReturnType<ResumeRoute['$post']>>>;

interface ResumeDialogProps {
  journey: { id: string; name: string };
  opened: boolean;
  onClose(): void;
  onResumed(journey: Resumed): Promise<void>;
  /** Who is due where, for those who know the steps. */
  details?: ((preview: ResumePreview) => ReactNode) | undefined;
}

const WHEN = ['now', 'hour', 'day', 'later'] as const;

/** Shows what becomes due, and when, before a paused journey goes on. */
export function ResumeDialog(props: ResumeDialogProps) {
  const { journey, opened, onClose, onResumed, details } = props;
  const { t, i18n } = useTranslation(['journey-life', 'components']);
  const preview = useQuery({ ...resumePreviewQuery(journey.id), enabled: opened });
  const resume = useMutation({
    mutationFn: () => readAnswer(api.journeys[':id'].resume.$post({ param: { id: journey.id } })),
    onSuccess: async (resumed) => {
      notifyDone(t('resume.done'));
      onClose();
      await onResumed(resumed);
    },
  });
  const { data } = preview;
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={t('resume.title', { name: journey.name })}
      size="lg"
    >
      <Stack>
        <Text size="sm">{t('resume.text')}</Text>
        {data ? (
          <>
            <Text size="sm">
              {t('resume.since')} <Time at={data.pausedAt} exact />
            </Text>
            <Facts
              facts={WHEN.map((when) => ({
                label: t(`resume.${when}`),
                value: data.due[when].toLocaleString(i18n.language),
              }))}
            />
            {details?.(data)}
          </>
        ) : null}
        <ProblemAlert error={resume.error ?? preview.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('components:cancel')}
          </Button>
          <Button loading={resume.isPending} disabled={!data} onClick={() => resume.mutate()}>
            {t('resume.confirm')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

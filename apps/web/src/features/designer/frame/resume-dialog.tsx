import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { readAnswer } from '../../../app/read-answer.ts';
import { Facts } from '../../../components/facts.tsx';
import { notifyDone } from '../../../components/notify-done.ts';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import { Time } from '../../../components/time.tsx';
import { useDocument } from '../state/designer-context.ts';
import { useBlockWords } from '../use-block-words.ts';
import classes from './header.module.css';
import type { LifeDialogProps } from './life-dialog-props.ts';
import type { ResumePreview } from './life-query.ts';
import { resumePreviewQuery, useShowLife } from './life-query.ts';

const WHEN = ['now', 'hour', 'day', 'later'] as const;

/** Shows what becomes due, and when, before a paused journey goes on. */
export function ResumeDialog({ journey, opened, onClose }: LifeDialogProps) {
  const { t, i18n } = useTranslation('designer');
  const show = useShowLife(journey.id);
  const preview = useQuery({ ...resumePreviewQuery(journey.id), enabled: opened });
  const resume = useMutation({
    mutationFn: () => readAnswer(api.journeys[':id'].resume.$post({ param: { id: journey.id } })),
    onSuccess: async (resumed) => {
      notifyDone(t('resume.done'));
      onClose();
      await show(resumed);
    },
  });
  const { data } = preview;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('resume.title', { name: journey.name })}
      closeButtonProps={{ 'aria-label': t('publish.cancel') }}
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
            <DueTable preview={data} />
          </>
        ) : null}
        <ProblemAlert error={resume.error ?? preview.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('publish.cancel')}
          </Button>
          <Button loading={resume.isPending} disabled={!data} onClick={() => resume.mutate()}>
            {t('resume.confirm')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function DueTable({ preview }: { preview: ResumePreview }) {
  const { t, i18n } = useTranslation('designer');
  const words = useBlockWords();
  const blocks = useDocument((state) => state.blocks);
  if (preview.blocks.length === 0) return null;
  return (
    <table className={classes.table} data-resume-preview>
      <thead>
        <tr>
          <th>{t('inside.block')}</th>
          <th>{t('inside.version')}</th>
          <th>{t('resume.now')}</th>
          <th>{t('inside.people')}</th>
        </tr>
      </thead>
      <tbody>
        {preview.blocks.map(({ versionNumber, blockId, inside, due }) => {
          const block = blocks.get(blockId);
          return (
            <tr key={`${versionNumber}/${blockId}`}>
              <td>{block ? words.heading(block) : blockId}</td>
              <td>{t('version.number', { number: versionNumber })}</td>
              <td className="tabular">{due.now.toLocaleString(i18n.language)}</td>
              <td className="tabular">{inside.toLocaleString(i18n.language)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

import { ActionIcon, Menu } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { useMay } from '../../app/permissions.ts';
import { readAnswer } from '../../app/read-answer.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Icon } from '../../components/icon.tsx';
import { PauseDialog } from '../../components/journey-life/pause-dialog.tsx';
import { ResumeDialog } from '../../components/journey-life/resume-dialog.tsx';
import { notifyDone } from '../../components/notify-done.ts';
import { notifyFailure } from '../../components/notify-failure.ts';
import type { JourneyRow } from './journey-list-query.ts';

type Asking = 'pause' | 'resume' | 'stop' | 'delete' | 'archive';

/** What can be done with a journey from the list; whoever may only read can export it. */
export function JourneyMenu({ journey }: { journey: JourneyRow }) {
  const { t } = useTranslation('journeys');
  const mayWrite = useMay('journeys:write');
  const queries = useQueryClient();
  const [asking, setAsking] = useState<Asking | null>(null);
  const { id, name } = journey;
  const refresh = () => queries.invalidateQueries({ queryKey: ['journeys', 'list'] });
  const duplicate = useMutation({
    mutationFn: () => readAnswer(api.journeys[':id'].duplicate.$post({ param: { id } })),
    onSuccess: () => {
      notifyDone(t('menu.duplicated', { name }));
      return refresh();
    },
    onError: (error) => notifyFailure(t('menu.duplicateFailed'), error),
  });
  const stop = useMutation({
    mutationFn: () => readAnswer(api.journeys[':id'].stop.$post({ param: { id }, json: {} })),
    onSuccess: () => done(t('menu.stopped', { name })),
  });
  const archived = journey.state === 'archived';
  const runs = journey.state === 'live' || journey.state === 'paused' || journey.inside > 0;
  const archive = useMutation({
    mutationFn: () => {
      const route = api.journeys[':id'];
      return archived
        ? readAnswer(route.unarchive.$post({ param: { id } }))
        : readAnswer(route.archive.$post({ param: { id }, json: runs ? { stop: true } : {} }));
    },
    onSuccess: () => done(t(archived ? 'menu.unarchived' : 'menu.archived', { name })),
    onError: (error) => notifyFailure(t('menu.archiveFailed'), error),
  });
  const remove = useMutation({
    mutationFn: () => readAnswer(api.journeys[':id'].$delete({ param: { id } })),
    onSuccess: () => done(t('menu.deleted', { name })),
  });
  const done = (text: string): Promise<void> => {
    notifyDone(text);
    setAsking(null);
    return refresh();
  };
  return (
    <>
      <Menu position="bottom-end" width={200} withinPortal>
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('menu.open', { name })}
            style={{ position: 'relative', zIndex: 1 }}
          >
            <Icon name="more" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {mayWrite ? (
            <Menu.Item
              leftSection={<Icon name="copy" size={16} />}
              onClick={() => duplicate.mutate()}
            >
              {t('menu.duplicate')}
            </Menu.Item>
          ) : null}
          <Menu.Item
            component="a"
            href={`/api/v1/journeys/${id}/export`}
            download
            leftSection={<Icon name="download" size={16} />}
          >
            {t('menu.export')}
          </Menu.Item>
          {mayWrite ? (
            <LifeItems journey={journey} onAsk={setAsking} onUnarchive={archive.mutate} />
          ) : null}
        </Menu.Dropdown>
      </Menu>
      <PauseDialog
        journey={journey}
        opened={asking === 'pause'}
        onClose={() => setAsking(null)}
        onPaused={refresh}
      />
      <ResumeDialog
        journey={journey}
        opened={asking === 'resume'}
        onClose={() => setAsking(null)}
        onResumed={refresh}
      />
      <ConfirmDialog
        opened={asking === 'stop'}
        onClose={() => setAsking(null)}
        onConfirm={() => stop.mutate()}
        title={t('stop.title', { name })}
        confirmLabel={t('stop.confirm')}
        danger
        busy={stop.isPending}
        error={stop.error}
      >
        {t('stop.text', { count: journey.inside })}
      </ConfirmDialog>
      <ConfirmDialog
        opened={asking === 'archive'}
        onClose={() => setAsking(null)}
        onConfirm={() => archive.mutate()}
        title={t('archive.title', { name })}
        confirmLabel={t(runs ? 'archive.stopAndArchive' : 'menu.archive')}
        danger={runs}
        busy={archive.isPending}
        error={archive.error}
      >
        {runs ? t('archive.runs', { count: journey.inside }) : t('archive.text')}
      </ConfirmDialog>
      <ConfirmDialog
        opened={asking === 'delete'}
        onClose={() => setAsking(null)}
        onConfirm={() => remove.mutate()}
        title={t('delete.title', { name })}
        confirmLabel={t('delete.confirm')}
        danger
        busy={remove.isPending}
        error={remove.error}
      >
        {t('delete.text')}
      </ConfirmDialog>
    </>
  );
}

interface LifeItemsProps {
  journey: JourneyRow;
  onAsk(what: Asking): void;
  onUnarchive(): void;
}

/** What changes the state of a journey, each after a question. */
function LifeItems({ journey, onAsk, onUnarchive }: LifeItemsProps) {
  const { t } = useTranslation('journeys');
  const { state } = journey;
  return (
    <>
      {state === 'live' ? (
        <Menu.Item leftSection={<Icon name="pause" size={16} />} onClick={() => onAsk('pause')}>
          {t('menu.pause')}
        </Menu.Item>
      ) : null}
      {state === 'paused' ? (
        <Menu.Item leftSection={<Icon name="play" size={16} />} onClick={() => onAsk('resume')}>
          {t('menu.resume')}
        </Menu.Item>
      ) : null}
      {state === 'live' || state === 'paused' ? (
        <Menu.Item
          c="var(--mantine-color-error)"
          leftSection={<Icon name="blocked" size={16} />}
          onClick={() => onAsk('stop')}
        >
          {t('menu.stop')}
        </Menu.Item>
      ) : null}
      <Menu.Item
        leftSection={<Icon name="archive" size={16} />}
        onClick={() => (state === 'archived' ? onUnarchive() : onAsk('archive'))}
      >
        {t(state === 'archived' ? 'menu.unarchive' : 'menu.archive')}
      </Menu.Item>
      {journey.versionNumber === null ? (
        <Menu.Item
          c="var(--mantine-color-error)"
          leftSection={<Icon name="trash" size={16} />}
          onClick={() => onAsk('delete')}
        >
          {t('menu.delete')}
        </Menu.Item>
      ) : null}
    </>
  );
}

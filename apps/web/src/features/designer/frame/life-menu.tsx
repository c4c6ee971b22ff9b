import { ActionIcon, Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../app/permissions.ts';
import { Icon } from '../../../components/icon.tsx';
import { PauseDialog } from '../../../components/journey-life/pause-dialog.tsx';
import { ResumeDialog } from '../../../components/journey-life/resume-dialog.tsx';
import { notifyDone } from '../../../components/notify-done.ts';
import { useDesigner, useView } from '../state/designer-context.ts';
import type { JourneyView } from '../state/journey-view.ts';
import { ArchiveDialog } from './archive-dialog.tsx';
import { DueTable } from './due-table.tsx';
import { useShowLife } from './life-query.ts';
import { StopDialog } from './stop-dialog.tsx';

type Asking = 'pause' | 'resume' | 'stop' | 'archive';

interface LifeMenuProps {
  journey: JourneyView;
  /** What a small screen has no room for elsewhere. */
  children?: ReactNode;
}

/** What can be done with a journey as a whole: its versions, pause, stop, archive. */
export function LifeMenu({ journey, children }: LifeMenuProps) {
  const { t } = useTranslation('designer');
  const { view } = useDesigner();
  const mayWrite = useMay('journeys:write');
  const [asking, setAsking] = useState<Asking | null>(null);
  const show = useShowLife(journey.id);
  const { state } = journey;
  const published = journey.versionNumber !== null;
  const runs = state === 'live' || state === 'paused' || (published && journey.inside > 0);
  const close = (): void => setAsking(null);
  const blockId = useView(({ selection }) =>
    selection.type === 'block' ? selection.blockId : null,
  );
  const copyLink = async (): Promise<void> => {
    const { origin } = window.location;
    await navigator.clipboard.writeText(`${origin}/journeys/${journey.id}?block=${blockId}`);
    notifyDone(t('life.linkCopied'));
  };
  return (
    <>
      <Menu position="bottom-end" width={270} withinPortal>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size={36} aria-label={t('life.menu')}>
            <Icon name="more" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {children}
          {published ? (
            <Menu.Item
              leftSection={<Icon name="history" size={16} />}
              onClick={() => view.getState().openDrawer('versions')}
            >
              {t('life.versions')}
            </Menu.Item>
          ) : null}
          <Menu.Item
            component="a"
            href={`/api/v1/journeys/${journey.id}/export`}
            download
            leftSection={<Icon name="download" size={16} />}
          >
            {t('life.export')}
          </Menu.Item>
          {blockId !== null && 'clipboard' in navigator ? (
            <Menu.Item leftSection={<Icon name="link" size={16} />} onClick={() => void copyLink()}>
              {t('life.copyLink')}
            </Menu.Item>
          ) : null}
          {mayWrite && state === 'live' ? (
            <Menu.Item
              leftSection={<Icon name="pause" size={16} />}
              onClick={() => setAsking('pause')}
            >
              {t('life.pause')}
            </Menu.Item>
          ) : null}
          {mayWrite && state === 'paused' ? (
            <Menu.Item
              leftSection={<Icon name="play" size={16} />}
              onClick={() => setAsking('resume')}
            >
              {t('life.resume')}
            </Menu.Item>
          ) : null}
          {mayWrite && runs && state !== 'archived' ? (
            <Menu.Item
              c="var(--mantine-color-error)"
              leftSection={<Icon name="blocked" size={16} />}
              onClick={() => setAsking('stop')}
            >
              {t('life.stop')}
            </Menu.Item>
          ) : null}
          {mayWrite ? (
            <Menu.Item
              leftSection={<Icon name="archive" size={16} />}
              onClick={() => setAsking('archive')}
            >
              {t(state === 'archived' ? 'life.unarchive' : 'life.archive')}
            </Menu.Item>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      <PauseDialog journey={journey} opened={asking === 'pause'} onClose={close} onPaused={show} />
      <ResumeDialog
        journey={journey}
        opened={asking === 'resume'}
        onClose={close}
        onResumed={show}
        details={(preview) => <DueTable preview={preview} />}
      />
      <StopDialog journey={journey} opened={asking === 'stop'} onClose={close} />
      <ArchiveDialog journey={journey} opened={asking === 'archive'} onClose={close} />
    </>
  );
}

import { Button } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useAnnounced } from '../../../components/use-announced.ts';
import type { SaveStatus } from '../state/autosave.ts';
import classes from './header.module.css';

interface SaveWordsProps {
  status: SaveStatus;
  onRetry(): void;
}

/** Where the draft stands with the server, in words. */
export function SaveWords({ status, onRetry }: SaveWordsProps) {
  const { t, i18n } = useTranslation('designer');
  const words = wordsOf(status, { t, language: i18n.language });
  // Each save said aloud would talk over the work; that one failed must be heard.
  useAnnounced(status.state === 'failed' ? words : '', { first: true, urgency: 'urgent' });
  return (
    <>
      <span
        className={classes.save}
        data-save-status={status.state}
        data-state={status.state}
        title={status.state === 'failed' ? status.message : undefined}
      >
        {words}
      </span>
      {status.state === 'failed' ? (
        <Button size="compact-xs" variant="light" color="red" onClick={onRetry}>
          {t('save.retry')}
        </Button>
      ) : null}
    </>
  );
}

/** A draft of another day says which; the time of day alone would pass for today's. */
function wordsOf(
  status: SaveStatus,
  { t, language }: { t: TFunction<'designer'>; language: string },
): string {
  if (status.state === 'failed' && status.offline) return t('save.offline');
  if (status.state !== 'saved') return t(`save.${status.state}`);
  if (status.at === null) return t('save.savedOnce');
  const at = new Date(status.at);
  const now = new Date();
  if (at.toDateString() === now.toDateString()) {
    const time = at.toLocaleTimeString(language, { timeStyle: 'short' });
    return t('save.saved', { time });
  }
  const year = at.getFullYear() === now.getFullYear() ? undefined : ('numeric' as const);
  const date = at.toLocaleDateString(language, { day: 'numeric', month: 'short', year });
  return t('save.savedOn', { date });
}

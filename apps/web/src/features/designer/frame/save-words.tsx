import { Button } from '@mantine/core';
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
  const time =
    status.state === 'saved' && status.at !== null
      ? new Date(status.at).toLocaleTimeString(i18n.language, { timeStyle: 'short' })
      : '';
  const offline = status.state === 'failed' && status.offline;
  const words = t(offline ? 'save.offline' : `save.${status.state}`, { time });
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

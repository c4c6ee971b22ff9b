import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAnnounced } from '../../../components/use-announced.ts';
import classes from '../frame/header.module.css';
import type { EditingControl } from './use-editing.ts';

/** Says why the draft is only read here, with the way to edit it. */
export function EditingBanner({ control }: { control: EditingControl }) {
  const { t, i18n } = useTranslation('sharing');
  const { editing, takeOver, goOn } = control;
  const { state } = editing;
  const lock = 'lock' in editing ? editing.lock : null;
  const time = lock
    ? new Date(lock.since).toLocaleTimeString(i18n.language, { timeStyle: 'short' })
    : '';
  const shown = state !== 'mine' && state !== 'joining';
  const text = shown ? t(`banner.${state}`, { name: lock?.name ?? '', time }) : '';
  useAnnounced(text, { first: true });
  if (!shown) return null;
  const over = state === 'theirs' || state === 'taken';
  return (
    <div
      className={classes.banner}
      data-editing={state}
      data-tone={state === 'taken' ? 'warn' : undefined}
    >
      {text}
      <Button size="compact-sm" variant="default" onClick={over ? takeOver : goOn}>
        {t(`action.${state}`)}
      </Button>
    </div>
  );
}

import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from '../frame/header.module.css';
import type { EditingControl } from './use-editing.ts';

/** Says why the draft is only read here, with the way to edit it. */
export function EditingBanner({ control }: { control: EditingControl }) {
  const { t, i18n } = useTranslation('sharing');
  const { editing, takeOver, goOn } = control;
  const { state } = editing;
  if (state === 'mine' || state === 'joining') return null;
  const lock = 'lock' in editing ? editing.lock : null;
  const time = lock
    ? new Date(lock.since).toLocaleTimeString(i18n.language, { hour: '2-digit', minute: '2-digit' })
    : '';
  const over = state === 'theirs' || state === 'taken';
  return (
    <div
      className={classes.banner}
      role="status"
      data-editing={state}
      data-tone={state === 'taken' ? 'warn' : undefined}
    >
      {t(`banner.${state}`, { name: lock?.name ?? '', time })}
      <Button size="compact-sm" variant="default" onClick={over ? takeOver : goOn}>
        {t(`action.${state}`)}
      </Button>
    </div>
  );
}

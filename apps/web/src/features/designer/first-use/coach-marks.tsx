import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDocument, useView } from '../state/designer-context.ts';
import classes from './first-use.module.css';

const MARKS = ['add', 'edit', 'save', 'publish'] as const;

/** The first four things to know, on the first empty canvas; put away once, they never come again. */
export function CoachMarks({ userId }: { userId: string }) {
  const { t } = useTranslation('first-use');
  const empty = useDocument((state) => state.document.blocks.length === 0 && !state.readOnly);
  const busy = useView((state) => state.picker !== null || state.drawer !== null);
  const [at, setAt] = useState(0);
  const [seen, setSeen] = useState(() => wasSeen(userId));
  const mark = MARKS[at];
  if (!empty || busy || seen || !mark) return null;
  const dismiss = (): void => {
    remember(userId);
    setSeen(true);
  };
  const last = at === MARKS.length - 1;
  return (
    <section className={classes.coach} aria-label={t('coach.label')} data-coach={mark}>
      <h2 className={classes.coachTitle}>{t(`coach.${mark}`)}</h2>
      <p className={classes.coachText}>{t(`coach.${mark}Text`)}</p>
      <div className={classes.coachFoot}>
        {t('coach.count', { number: at + 1, of: MARKS.length })}
        <Group gap={4}>
          {last ? null : (
            <Button size="compact-sm" variant="subtle" onClick={dismiss}>
              {t('coach.dismiss')}
            </Button>
          )}
          <Button size="compact-sm" onClick={last ? dismiss : () => setAt(at + 1)}>
            {t(last ? 'coach.done' : 'coach.next')}
          </Button>
        </Group>
      </div>
    </section>
  );
}

function key(userId: string): string {
  return `percurso.coached.${userId}`;
}

/** Where nothing can be remembered, they would come each time: better never. */
function wasSeen(userId: string): boolean {
  try {
    return localStorage.getItem(key(userId)) !== null;
  } catch {
    return true;
  }
}

function remember(userId: string): void {
  try {
    localStorage.setItem(key(userId), 'yes');
  } catch {
    // It is put away in this page all the same.
  }
}

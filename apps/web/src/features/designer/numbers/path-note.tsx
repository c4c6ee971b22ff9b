import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDesigner, useView } from '../state/designer-context.ts';
import classes from './numbers-note.module.css';

/** Whose way is drawn, and how to stop drawing it. */
export function PathNote() {
  const { t } = useTranslation('designer');
  const { view } = useDesigner();
  const path = useView((state) => state.path);
  if (!path) return null;
  return (
    <div className={classes.path} data-path-of>
      <span>{t('path.of', { name: path.name })}</span>
      <Button size="compact-sm" variant="default" onClick={() => view.getState().showPath(null)}>
        {t('path.hide')}
      </Button>
    </div>
  );
}

import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { focusEditor } from '../focus-editor.ts';
import { useDesigner } from '../state/designer-context.ts';
import classes from './designer-frame.module.css';

/** The first stops of the Tab key: outline, canvas, properties. */
export function SkipLinks() {
  const { t } = useTranslation('designer');
  const { view } = useDesigner();
  const to = (what: 'outline' | 'canvas' | 'pane') => (event: MouseEvent) => {
    event.preventDefault();
    if (what === 'pane') {
      view.getState().requestFocus('');
      return;
    }
    view.getState().openPane(false);
    view.getState().setEditor(what);
    requestAnimationFrame(focusEditor);
  };
  return (
    <nav className={classes.skips} aria-label={t('skip.label')}>
      {(['outline', 'canvas', 'pane'] as const).map((what) => (
        <a key={what} href={`#${what}`} onClick={to(what)}>
          {t(`skip.${what}`)}
        </a>
      ))}
    </nav>
  );
}

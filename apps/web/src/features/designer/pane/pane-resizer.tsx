import { useTranslation } from 'react-i18next';
import classes from './right-pane.module.css';
import { PANE_WIDTH } from './use-pane-width.ts';

interface PaneResizerProps {
  width: number;
  onChange(width: number): void;
}

const STEP = 16;

/** The pane's edge: dragged with the pointer, or moved with the arrow keys. */
export function PaneResizer({ width, onChange }: PaneResizerProps) {
  const { t } = useTranslation('designer');
  return (
    // biome-ignore lint/a11y/useSemanticElements: an <hr> takes neither focus nor value
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={t('pane.resize')}
      aria-valuenow={width}
      aria-valuemin={PANE_WIDTH.least}
      aria-valuemax={PANE_WIDTH.most}
      tabIndex={0}
      className={classes.resizer}
      onKeyDown={(event) => {
        if (event.key === 'ArrowLeft') onChange(width + STEP);
        if (event.key === 'ArrowRight') onChange(width - STEP);
      }}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) {
          onChange(window.innerWidth - event.clientX);
        }
      }}
    />
  );
}

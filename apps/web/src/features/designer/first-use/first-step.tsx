import { ViewportPortal } from '@xyflow/react';
import { useTranslation } from 'react-i18next';
import type { TreeLayout } from '../canvas/layout.ts';
import { CARD_WIDTH } from '../canvas/layout-metrics.ts';
import { useDesigner, useDocument, useView } from '../state/designer-context.ts';
import classes from './first-use.module.css';

/** Beside the only '+' of an empty canvas, clear of the cards: what to do with it. */
export function FirstStep({ layout }: { layout: TreeLayout }) {
  const { t } = useTranslation('first-use');
  const { view } = useDesigner();
  const empty = useDocument((state) => state.document.blocks.length === 0 && !state.readOnly);
  const picking = useView((state) => state.picker !== null);
  const plus = layout.nodes.find(({ type }) => type === 'plus');
  if (!empty || picking || !plus) return null;
  const { x, y, width, height } = plus.box;
  return (
    <ViewportPortal>
      <button
        type="button"
        tabIndex={-1}
        className={`${classes.first} nodrag nopan`}
        style={{ left: x + width / 2 + CARD_WIDTH / 2 + 16, top: y + height / 2 }}
        data-first-step
        onClick={() => view.getState().openPicker(plus.id)}
      >
        <strong>{t('first.title')}</strong>
        <span>{t('first.text')}</span>
      </button>
    </ViewportPortal>
  );
}

import { definitions } from '@percurso/blocks/definitions';
import { moveRefusal } from '@percurso/journey/move-refusal';
import type { NodeProps } from '@xyflow/react';
import { memo, use, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../components/icon.tsx';
import { useReturnFocus } from '../../../components/use-return-focus.ts';
import { ShownLines } from '../numbers/shown-lines.ts';
import { useDesigner, useDocument, useView } from '../state/designer-context.ts';
import type { DocumentState } from '../state/document-store.ts';
import { useOfDocument } from '../state/use-of-document.ts';
import type { CanvasNode } from './flow-elements.ts';
import { isDrawnAlike } from './flow-elements.ts';
import { NodeBox } from './node-box.tsx';
import { ownPress } from './own-press.ts';
import { PlusPicker } from './plus-picker.tsx';
import classes from './small-nodes.module.css';
import { useGapWords } from './use-gap-words.ts';

/** The '+' of a gap: opens the picker, or takes the blocks that are being moved. */
export const PlusNode = memo(function PlusNode({ id, data, width, height }: NodeProps<CanvasNode>) {
  const { t } = useTranslation('designer');
  const { view } = useDesigner();
  const { item } = data;
  const parent = item.type === 'plus' ? item.place.parent : null;
  const opened = useView((state) => state.picker === id);
  const movingIds = useView((state) => state.moving);
  const moving = movingIds !== null;
  // Only those in sight ask, once a move.
  const fits = useOfDocument(
    useCallback(
      ({ document }: DocumentState) =>
        movingIds === null ||
        item.type !== 'plus' ||
        moveRefusal({ document, blockIds: movingIds, place: item.place, definitions }) === null,
      [movingIds, item],
    ),
  );
  const inside = useView((state) => state.moving !== null && state.chosen.has(parent ?? ''));
  const under = useView((state) => state.drag?.dropAt === id);
  const refused = useView((state) => state.drag?.dropAt === id && state.drag.refused !== null);
  const readOnly = useDocument((state) => state.readOnly);
  const gapWords = useGapWords();
  const label = useOfDocument(
    useCallback(
      () =>
        item.type === 'plus' ? t(moving ? 'canvas.moveHere' : 'canvas.add', gapWords(item)) : '',
      [item, t, moving, gapWords],
    ),
  );
  const button = useReturnFocus<HTMLButtonElement>(opened);
  const people = use(ShownLines)?.leaving.get(id);
  if (item.type !== 'plus') return null;
  if (readOnly) {
    return (
      <NodeBox width={width} height={height}>
        <svg className={classes.joint} width="28" height="28" aria-hidden="true">
          <line
            {...(people !== undefined && { 'data-people': true, style: { strokeWidth: people } })}
            x1="14"
            y1="-0.5"
            x2="14"
            y2="28.5"
          />
        </svg>
      </NodeBox>
    );
  }
  const click = (): void => {
    const { moving: blockIds, openPicker, requestDrop } = view.getState();
    if (blockIds) requestDrop(id);
    else openPicker(opened ? null : id);
  };
  return (
    <NodeBox width={width} height={height}>
      <button
        ref={button}
        type="button"
        tabIndex={-1}
        className={`${classes.plus} nodrag nopan`}
        aria-label={label}
        title={label}
        aria-haspopup="dialog"
        aria-expanded={opened}
        data-plus={id}
        data-target={(moving && !inside && fits) || undefined}
        data-under={under || undefined}
        data-refused={refused || undefined}
        onClick={click}
        disabled={inside}
        {...(opened && ownPress)}
      >
        <span className={classes.circle}>
          <Icon name="plus" size={16} />
        </span>
      </button>
      {opened ? <PlusPicker place={item.place} label={label} /> : null}
    </NodeBox>
  );
}, isDrawnAlike);

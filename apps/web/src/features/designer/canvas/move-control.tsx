import type { RefObject } from 'react';
import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../components/icon.tsx';
import { useDesigner, useDocument, useView } from '../state/designer-context.ts';
import { useBlockActions } from '../use-block-actions.ts';
import { useBlockWords } from '../use-block-words.ts';
import classes from './canvas.module.css';
import type { TreeLayout } from './layout.ts';
import { useCardDrag } from './use-card-drag.ts';

interface MoveControlProps {
  frame: RefObject<HTMLDivElement | null>;
  layout: TreeLayout;
}

/** Carries out moves to the '+' that was chosen or dropped on; what is dragged goes with the pointer. */
export function MoveControl({ frame, layout }: MoveControlProps) {
  const { t } = useTranslation('designer');
  const { view } = useDesigner();
  const actions = useBlockActions();
  const words = useBlockWords();
  const drop = useView((state) => state.drop);
  const drag = useView((state) => state.drag);
  const count = useView((state) => state.chosen.size);
  const [first = ''] = useView((state) => state.moving) ?? [];
  const block = useDocument((state) => state.blocks.get(first));
  useCardDrag(frame, layout, actions);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each choice is carried out once
  useEffect(() => {
    const target = layout.nodes.find((node) => node.id === drop?.plusId);
    if (target?.type !== 'plus') return;
    actions.drop(target.place);
    if (view.getState().moving === null) frame.current?.focus({ preventScroll: true });
  }, [drop]);

  if (!drag || !frame.current) return null;
  const name = block && count === 1 ? words.name(block) : t('chosen.count', { count });
  return createPortal(
    <div className={classes.ghost} data-refused={drag.refused !== null || undefined} aria-hidden>
      <Icon name={drag.refused ? 'blocked' : 'map'} size={16} />
      <span>{name}</span>
      {drag.refused ? <span>{actions.refusalWords(drag.refused)}</span> : null}
    </div>,
    frame.current,
  );
}

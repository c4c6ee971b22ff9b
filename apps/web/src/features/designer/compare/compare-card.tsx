import type { NodeProps } from '@xyflow/react';
import { memo, use } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../components/icon.tsx';
import { BlockShapeIcon, Shape } from '../canvas/block-shape.tsx';
import card from '../canvas/card.module.css';
import type { CanvasNode } from '../canvas/flow-elements.ts';
import { NodeBox } from '../canvas/node-box.tsx';
import small from '../canvas/small-nodes.module.css';
import { useDesigner, useDocument } from '../state/designer-context.ts';
import { useBlockWords } from '../use-block-words.ts';
import { ChangeMark } from './change-mark.tsx';
import classes from './compare.module.css';
import { CompareShared, JOURNEY } from './compare-context.ts';

/** A step of both trees with what became of it; or a row of steps that are the same. */
export const CompareCard = memo(function CompareCard({ id, width, height }: NodeProps<CanvasNode>) {
  const { t } = useTranslation('compare');
  const { changes, folds, chosen, choose, unfold } = use(CompareShared);
  const words = useBlockWords();
  const block = useDocument((state) => state.blocks.get(id));
  const fold = folds.get(id);
  if (fold) {
    return (
      <NodeBox width={width} height={height}>
        <button type="button" className={classes.fold} data-fold={id} onClick={() => unfold(id)}>
          {t('folded', { count: fold.count })}
        </button>
      </NodeBox>
    );
  }
  if (!block) return null;
  const change = changes.get(id);
  const name = words.name(block);
  const body = (
    <div className={card.main}>
      <BlockShapeIcon kind={block.kind} />
      <div className={card.texts}>
        <div className={card.type}>{words.title(block.kind)}</div>
        <div className={card.name} title={name}>
          {words.heading(block)}
        </div>
        <div className={card.summary} title={words.summary(block)}>
          {words.summary(block)}
        </div>
      </div>
    </div>
  );
  return (
    <NodeBox width={width} height={height}>
      {change ? (
        <button
          type="button"
          className={`${card.card} ${classes.card}`}
          data-block={id}
          data-change={change.change}
          aria-pressed={chosen === id}
          onClick={() => choose(id)}
        >
          {body}
          <span className={classes.onCard}>
            <ChangeMark change={change.change} moved={change.moved && change.fields.length === 0} />
          </span>
        </button>
      ) : (
        <div className={`${card.card} ${classes.same}`} data-block={id}>
          {body}
        </div>
      )}
    </NodeBox>
  );
});

/** The trigger, with what changed about the journey itself. */
export const CompareTrigger = memo(function CompareTrigger({
  width,
  height,
}: NodeProps<CanvasNode>) {
  const { t } = useTranslation(['designer', 'compare']);
  const { triggers } = useDesigner();
  const { journeyChanged, chosen, choose } = use(CompareShared);
  const key = useDocument((state) => state.document.entry.trigger);
  const name =
    triggers.find((one) => one.key === key)?.name ?? (key || t('designer:entry.noTrigger'));
  return (
    <NodeBox width={width} height={height}>
      <button
        type="button"
        className={`${card.card} ${classes.card}`}
        data-compare-trigger
        data-change={journeyChanged ? 'changed' : undefined}
        aria-pressed={chosen === JOURNEY}
        disabled={!journeyChanged}
        onClick={() => choose(JOURNEY)}
      >
        <div className={card.main}>
          <Shape shape="pill">
            <Icon name="trigger" size={20} />
          </Shape>
          <div className={card.texts}>
            <div className={card.type}>{t('designer:entry.type')}</div>
            <div className={card.name} title={name}>
              {name}
            </div>
          </div>
        </div>
        {journeyChanged ? (
          <span className={classes.onCard}>
            <ChangeMark change="changed" moved={false} />
          </span>
        ) : null}
      </button>
    </NodeBox>
  );
});

/** Where a '+' would be, the line runs through. */
export const CompareJoint = memo(function CompareJoint({ width, height }: NodeProps<CanvasNode>) {
  return (
    <NodeBox width={width} height={height}>
      <svg className={small.joint} width="28" height="28" aria-hidden="true">
        <line x1="14" y1="-0.5" x2="14" y2="28.5" />
      </svg>
    </NodeBox>
  );
});

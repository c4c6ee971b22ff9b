import type { NodeProps } from '@xyflow/react';
import { memo, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesigner, useDocument, useView } from '../state/designer-context.ts';
import type { DocumentState } from '../state/document-store.ts';
import { useProblemsOf } from '../state/reported-problems.ts';
import { useOfDocument } from '../state/use-of-document.ts';
import { nodeOfSelection } from '../state/view-store.ts';
import { useBlockMark } from '../testing/use-test-mark.ts';
import type { BlockWords } from '../use-block-words.ts';
import { useStillBlockWords } from '../use-block-words.ts';
import { BlockMenu } from './block-menu.tsx';
import { BlockShapeIcon } from './block-shape.tsx';
import classes from './card.module.css';
import { CardNumbers } from './card-numbers.tsx';
import { cardStateWords } from './card-state-words.ts';
import type { CanvasNode } from './flow-elements.ts';
import { isDrawnAlike } from './flow-elements.ts';
import { NodeBox } from './node-box.tsx';
import { pickBlock } from './pick-block.ts';
import { ProblemMark, WarningMark } from './problem-mark.tsx';

/** The card of every kind of block. */
export const BlockNode = memo(function BlockNode({ id, width, height }: NodeProps<CanvasNode>) {
  const { t } = useTranslation(['designer', 'testing']);
  const shared = useDesigner();
  const words = useStillBlockWords();
  const block = useDocument((state) => state.blocks.get(id));
  const problems = useProblemsOf(id);
  const unfinished = problems.some((one) => one.severity === 'error');
  const selected = useView((state) => nodeOfSelection(state.selection) === id);
  const chosen = useView((state) => state.chosen.has(id));
  const moving = useView((state) => state.moving !== null && state.chosen.has(id));
  const flash = useView((state) =>
    state.reveal?.flash && state.reveal.nodeId === id ? state.reveal.serial : null,
  );
  // It may name another block, so it is asked for whenever the document changes, and compared.
  const summary = useOfDocument(
    useCallback((state: DocumentState) => summaryIn(state, id, words), [id, words]),
  );
  const offPath = useView((state) => state.path !== null && !state.path.left.has(id));
  const showNumbers = useView((state) => state.numbers);
  const mark = useBlockMark(id);
  if (!block) return null;
  const name = words.name(block);
  const title = words.title(block.kind);
  const disabled = block.disabled ? t('card.disabled') : '';
  const noted = block.note ? t('card.noted') : '';
  const kind = disabled ? `${title} · ${disabled}` : title;
  const state = cardStateWords({ problems, mark }, t);
  const said = [name, name === title ? '' : title, disabled, summary, noted, ...state];
  return (
    <NodeBox width={width} height={height}>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the canvas around it takes the keys */}
      {/* biome-ignore lint/a11y/useSemanticElements: a card is no fieldset */}
      <div
        id={`node-${id}`}
        role="group"
        aria-current={selected || undefined}
        tabIndex={-1}
        aria-label={said.filter(Boolean).join(', ')}
        // Its own name, then its numbers, without asking for them here.
        aria-labelledby={
          showNumbers ? `node-${id} numbers-${id} numbers-messages-${id}` : undefined
        }
        className={`${classes.card} nodrag nopan`}
        data-block={id}
        data-selected={selected || undefined}
        data-unfinished={unfinished || undefined}
        data-disabled={block.disabled || undefined}
        data-off-path={offPath || undefined}
        data-test-mark={mark}
        data-chosen={chosen || undefined}
        data-moving={moving || undefined}
        // Two names for one animation, so that it starts anew without a new element.
        data-flash={flash === null ? undefined : flash % 2 === 0 ? 'even' : 'odd'}
        onClick={(event) => {
          pickBlock(shared, id, event);
          globalThis.document.getElementById('canvas')?.focus({ preventScroll: true });
        }}
      >
        <div className={classes.main}>
          <BlockShapeIcon kind={block.kind} />
          <div className={classes.texts}>
            <div className={classes.type}>
              <span className={classes.kind} title={kind}>
                {kind}
              </span>
              <WarningMark problems={problems} />
            </div>
            <div className={classes.name} title={name}>
              {words.heading(block)}
            </div>
            <div className={classes.summary} title={summary}>
              <ProblemMark problems={problems} summary={summary} />
            </div>
          </div>
        </div>
        {block.note ? <span className={classes.note} title={block.note} /> : null}
        <div className={classes.menu}>
          <BlockMenu block={block} />
        </div>
        {showNumbers ? <CardNumbers id={id} /> : null}
      </div>
    </NodeBox>
  );
}, isDrawnAlike);

function summaryIn({ blocks }: DocumentState, id: string, words: BlockWords): string {
  const block = blocks.get(id);
  return block ? words.summary(block) : '';
}

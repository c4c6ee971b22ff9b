import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../components/icon.tsx';
import { withNewWay } from '../form/new-way.ts';
import { treeRules } from '../state/block-ports.ts';
import { useDocument, useView } from '../state/designer-context.ts';
import { useProblemsOf } from '../state/reported-problems.ts';
import { waySeverity } from '../state/way-severity.ts';
import { useWayMark } from '../testing/use-test-mark.ts';
import { useStillBlockWords } from '../use-block-words.ts';
import { useEdits } from '../use-edits.ts';
import type { CanvasNode } from './flow-elements.ts';
import { isDrawnAlike } from './flow-elements.ts';
import { NodeBox } from './node-box.tsx';
import { PillNumbers } from './pill-numbers.tsx';
import classes from './small-nodes.module.css';

/** The label of a branch; with live numbers on, how many took it. */
export const PillNode = memo(function PillNode({ data, width, height }: NodeProps<CanvasNode>) {
  const { t } = useTranslation('designer');
  const edits = useEdits();
  const readOnly = useDocument((state) => state.readOnly);
  const words = useStillBlockWords();
  const { item } = data;
  const blockId = item.type === 'pill' ? item.blockId : '';
  const port = item.type === 'pill' ? item.port : '';
  const block = useDocument((state) => state.blocks.get(blockId));
  const shown = useView((state) => state.numbers);
  const mark = useWayMark(blockId, port);
  const problems = useProblemsOf(blockId);
  if (!block) return null;
  const label = words.port(block, port);
  const severity = waySeverity(block, port, problems);
  const last = treeRules.drawnPorts(block).at(-1) === port;
  return (
    <NodeBox width={width} height={height}>
      <div className={classes.pillRow}>
        <div className={classes.pill} data-test-mark={mark}>
          {severity ? (
            <span
              className={classes.pillProblem}
              data-severity={severity}
              role="img"
              aria-label={t(severity === 'error' ? 'card.wayError' : 'card.wayWarning')}
              title={t(severity === 'error' ? 'card.wayError' : 'card.wayWarning')}
            >
              <Icon name={severity === 'error' ? 'octagon' : 'alert'} size={14} />
            </span>
          ) : null}
          <span className={classes.pillText} title={label}>
            {label}
          </span>
          {shown ? <PillNumbers block={block} port={port} /> : null}
        </div>
        {readOnly || !last || !withNewWay(block, String) ? null : (
          <button
            type="button"
            tabIndex={-1}
            className={`${classes.ghost} nodrag nopan`}
            aria-label={t('ways.addBranch')}
            title={t('ways.addBranch')}
            data-add-branch={blockId}
            onClick={() => {
              const added = withNewWay(block, (number) => t('ways.newName', { number }));
              if (added) edits.changeField(blockId, added.field, added.value);
            }}
          >
            <Icon name="plus" size={14} />
            {t('ways.branch')}
          </button>
        )}
      </div>
    </NodeBox>
  );
}, isDrawnAlike);

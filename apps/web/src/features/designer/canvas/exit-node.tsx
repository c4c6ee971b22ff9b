import { Popover, VisuallyHidden } from '@mantine/core';
import type { NodeProps } from '@xyflow/react';
import { memo, use } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../components/icon.tsx';
import { ExitReasons } from '../numbers/exit-reasons.tsx';
import { ShownLines } from '../numbers/shown-lines.ts';
import { useDesigner, useDocument } from '../state/designer-context.ts';
import { usePathMark } from '../testing/use-test-mark.ts';
import { useStillBlockWords } from '../use-block-words.ts';
import type { CanvasNode } from './flow-elements.ts';
import { isDrawnAlike } from './flow-elements.ts';
import { NodeBox } from './node-box.tsx';
import classes from './small-nodes.module.css';

/** The flag where people leave the journey, and what else takes them out; with live numbers, how many did. */
export const ExitNode = memo(function ExitNode(props: NodeProps<CanvasNode>) {
  const { id, width, height, data } = props;
  const { t, i18n } = useTranslation('designer');
  const { view } = useDesigner();
  const mark = usePathMark(id, 'nodes');
  const left = use(ShownLines)?.arrived.get(id);
  const blockId = data.item.type === 'exit' ? data.item.blockId : null;
  const ends = useDocument((state) => (blockId === null ? null : state.blocks.get(blockId)));
  const words = useStillBlockWords();
  const place = ends ? t('canvas.exitAfter', { name: words.heading(ends) }) : t('canvas.exitEnd');
  const label = left === undefined ? place : t('canvas.exitPeople', { place, count: left });
  const flag = (
    <>
      <Icon name="flag" size={14} />
      {/* Far out only the icon is drawn; the name is the same then. */}
      <span className={classes.exitText} aria-hidden="true">
        {t('canvas.exit')}
      </span>
      {left === undefined ? null : (
        <span className="tabular" aria-hidden="true">
          {left.toLocaleString(i18n.language)}
        </span>
      )}
      <VisuallyHidden>{label}</VisuallyHidden>
    </>
  );
  return (
    <NodeBox width={width} height={height}>
      {left === undefined ? (
        <button
          type="button"
          tabIndex={-1}
          className={`${classes.exit} nodrag nopan`}
          title={label}
          data-exit={id}
          data-test-mark={mark}
          onClick={() => {
            view.getState().select({ type: 'exit' });
            view.getState().requestFocus('');
          }}
        >
          {flag}
        </button>
      ) : (
        <Popover position="bottom" shadow="md" width={320} withinPortal returnFocus trapFocus>
          <Popover.Target>
            <button
              type="button"
              tabIndex={-1}
              className={`${classes.exit} nodrag nopan`}
              title={label}
              data-exit={id}
              data-test-mark={mark}
            >
              {flag}
            </button>
          </Popover.Target>
          <Popover.Dropdown>
            <ExitReasons left={left} blockId={blockId} />
          </Popover.Dropdown>
        </Popover>
      )}
    </NodeBox>
  );
}, isDrawnAlike);

import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlockNumbers } from '../numbers/use-numbers.ts';
import { definitionOf } from '../state/block-ports.ts';
import { useDocument, useView } from '../state/designer-context.ts';
import { useBlockWords } from '../use-block-words.ts';
import type { CanvasNode } from './flow-elements.ts';
import { LineEnds } from './line-ends.tsx';
import classes from './small-nodes.module.css';

/** The label of a branch; with live numbers on, how many took it. */
export const PillNode = memo(function PillNode({ data }: NodeProps<CanvasNode>) {
  const { i18n } = useTranslation();
  const words = useBlockWords();
  const { item } = data;
  const blockId = item.type === 'pill' ? item.blockId : '';
  const port = item.type === 'pill' ? item.port : '';
  const block = useDocument((state) => state.blocks.get(blockId));
  const numbers = useBlockNumbers(blockId);
  const shown = useView((state) => state.numbers);
  if (!block) return null;
  const label = words.port(block, port);
  // Behind the first branch of a loop nobody leaves the block: they come by once for each pass done.
  const behind = definitionOf(block.kind)?.loop?.slice(1).includes(port) === true;
  const count = (behind ? numbers?.again : numbers?.ports[port]) ?? 0;
  return (
    <>
      <LineEnds />
      <div className={classes.pill}>
        <span className={classes.pillText} title={label}>
          {label}
        </span>
        {shown && numbers ? (
          <span className="tabular" data-port-number={port}>
            {count.toLocaleString(i18n.language)}
          </span>
        ) : null}
      </div>
    </>
  );
});

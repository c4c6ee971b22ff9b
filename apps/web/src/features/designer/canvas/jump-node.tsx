import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../components/icon.tsx';
import { useDocument } from '../state/designer-context.ts';
import { useBlockWords } from '../use-block-words.ts';
import type { CanvasNode } from './flow-elements.ts';
import { isDrawnAlike } from './flow-elements.ts';
import { NodeBox } from './node-box.tsx';
import classes from './small-nodes.module.css';

/** The flag at the end of a branch that sends people on to a later step. */
export const JumpNode = memo(function JumpNode({ data, width, height }: NodeProps<CanvasNode>) {
  const { t } = useTranslation('designer');
  const words = useBlockWords();
  const { item } = data;
  const id = item.type === 'jump' ? item.target : '';
  const target = useDocument((state) => state.blocks.get(id));
  const label = target ? t('canvas.jump', { name: words.choice(target) }) : t('canvas.jumpNowhere');
  return (
    <NodeBox width={width} height={height}>
      <div className={classes.exit} data-jump>
        <Icon name="enter" size={14} />
        <span className={classes.pillText} title={label}>
          {label}
        </span>
      </div>
    </NodeBox>
  );
}, isDrawnAlike);

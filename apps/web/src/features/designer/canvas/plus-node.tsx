import { Popover } from '@mantine/core';
import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../components/icon.tsx';
import { useReturnFocus } from '../../../components/use-return-focus.ts';
import { useDesigner, useDocument, useView } from '../state/designer-context.ts';
import { useBlockWords } from '../use-block-words.ts';
import { useEdits } from '../use-edits.ts';
import { BlockPicker } from './block-picker.tsx';
import type { CanvasNode } from './flow-elements.ts';
import type { Neighbour } from './layout.ts';
import { LineEnds } from './line-ends.tsx';
import classes from './small-nodes.module.css';

/** The '+' of a gap: opens the picker, or takes the block that is being moved. */
export const PlusNode = memo(function PlusNode({ id, data }: NodeProps<CanvasNode>) {
  const { t } = useTranslation('designer');
  const { view, documents } = useDesigner();
  const edits = useEdits();
  const opened = useView((state) => state.picker === id);
  const moving = useView((state) => state.moving);
  const readOnly = useDocument((state) => state.readOnly);
  const nameOf = useNeighbourName();
  const button = useReturnFocus<HTMLButtonElement>(opened);
  const { item } = data;
  if (item.type !== 'plus') return null;
  if (readOnly) {
    return (
      <>
        <LineEnds />
        <svg className={classes.joint} width="28" height="28" aria-hidden="true">
          <line x1="14" y1="-0.5" x2="14" y2="28.5" />
        </svg>
      </>
    );
  }
  const between = { before: nameOf(item.before, 'before'), after: nameOf(item.after, 'after') };
  const label = t(moving ? 'canvas.moveHere' : 'canvas.add', between);
  const click = (): void => {
    if (moving === null) {
      view.getState().openPicker(opened ? null : id);
      return;
    }
    edits.move(moving, item.place);
    view.getState().setMoving(null);
    view.getState().revealNode(moving, true);
  };
  return (
    <>
      <LineEnds />
      <Popover
        opened={opened}
        onChange={(open) => !open && view.getState().openPicker(null)}
        width={360}
        position="right-start"
        shadow="lg"
        trapFocus
        transitionProps={{ duration: 0 }}
        withinPortal
        middlewares={{ flip: true, shift: { padding: 8 } }}
      >
        <Popover.Target>
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
            data-target={moving ? true : undefined}
            onClick={click}
            disabled={documents.getState().readOnly}
          >
            <Icon name="plus" size={16} />
          </button>
        </Popover.Target>
        <Popover.Dropdown p={0}>
          {opened ? (
            <BlockPicker place={item.place} onClose={() => view.getState().openPicker(null)} />
          ) : null}
        </Popover.Dropdown>
      </Popover>
    </>
  );
});

/** What stands at an end of a connector, in words: a block, its branch, the trigger or the exit. */
function useNeighbourName(): (neighbour: Neighbour, side: 'before' | 'after') => string {
  const { t } = useTranslation('designer');
  const { documents } = useDesigner();
  const words = useBlockWords();
  return ({ blockId, port }, side) => {
    if (blockId === null) return side === 'before' ? t('canvas.trigger') : t('canvas.exit');
    const block = documents.getState().blocks.get(blockId);
    if (!block) return blockId;
    const name = words.name(block);
    return port === undefined
      ? name
      : t('canvas.branchOf', { name, port: words.port(block, port) });
  };
}

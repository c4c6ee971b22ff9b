import { useTranslation } from 'react-i18next';
import { Icon } from '../../../components/icon.tsx';
import { BlockMenu } from '../canvas/block-menu.tsx';
import { BlockShapeIcon } from '../canvas/block-shape.tsx';
import { useBlockNumbers } from '../numbers/use-numbers.ts';
import { useDesigner, useDocument } from '../state/designer-context.ts';
import { useProblemsOf } from '../state/reported-problems.ts';
import { useBlockWords } from '../use-block-words.ts';
import { AddButton } from './add-button.tsx';
import { Cell } from './cell.tsx';
import type { CellProps } from './cell-props.ts';
import classes from './outline.module.css';
import { OutlineMenuItems } from './outline-menu-items.tsx';
import { PeopleCell } from './people-cell.tsx';
import { ProblemsCell } from './problems-cell.tsx';
import { RenameInput } from './rename-input.tsx';
import { RowToggle } from './row-toggle.tsx';
import { useOutline } from './use-outline-rows.ts';

/** The cells of a step. */
export function BlockCells({ row, active, narrow }: CellProps<'block'>) {
  const { t } = useTranslation('outline');
  const { view } = useDesigner();
  const words = useBlockWords();
  const block = useDocument((state) => state.blocks.get(row.blockId));
  const problems = useProblemsOf(row.blockId);
  const numbers = useBlockNumbers(row.blockId);
  const renaming = useOutline((state) => state.renaming === row.blockId);
  if (!block) return null;
  const name = words.name(block);
  const summary = words.summary(block);
  const type = words.title(block.kind);
  return (
    <>
      <Cell column="step">
        <RowToggle row={row} />
        <span className={classes.number}>{row.step}</span>
        <BlockShapeIcon kind={block.kind} size={26} />
        {renaming ? (
          <RenameInput block={block} />
        ) : (
          <span className={`${classes.cell} ${classes.name}`} title={name}>
            {words.heading(block)}
          </span>
        )}
        {block.disabled ? <span className={classes.tag}>{t('disabled')}</span> : null}
        {block.note ? (
          <span className={classes.note} title={block.note}>
            <Icon name="note" size={14} />
            <span className={classes.help}>{t('note', { note: block.note })}</span>
          </span>
        ) : null}
      </Cell>
      <Cell column="type" quiet>
        {type}
      </Cell>
      <Cell column="summary" quiet title={summary}>
        {block.name ? <span className={classes.typeInline}>{type} · </span> : null}
        {summary}
      </Cell>
      <ProblemsCell blockId={row.blockId} problems={problems} active={active} />
      <PeopleCell
        count={numbers?.here}
        active={active}
        onOpen={() => view.getState().showPeople(row.blockId)}
      />
      <Cell column="actions">
        <AddButton row={row} active={active} narrow={narrow} />
        <BlockMenu
          block={block}
          tabIndex={active ? 0 : -1}
          extra={<OutlineMenuItems row={row} />}
        />
      </Cell>
    </>
  );
}

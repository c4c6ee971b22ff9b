import { useTranslation } from 'react-i18next';
import { Icon } from '../../../components/icon.tsx';
import { Shape } from '../canvas/block-shape.tsx';
import { EntryMenu } from '../canvas/entry-menu.tsx';
import { useEntryNumbers } from '../numbers/use-numbers.ts';
import { useDesigner, useDocument } from '../state/designer-context.ts';
import { useEntryWords } from '../use-entry-words.ts';
import { AddButton } from './add-button.tsx';
import { Cell } from './cell.tsx';
import type { CellProps } from './cell-props.ts';
import classes from './outline.module.css';
import { PeopleCell } from './people-cell.tsx';
import { ProblemsCell } from './problems-cell.tsx';

/** The cells of the entry: the trigger and the condition its events must meet. */
export function TriggerCells({ row, active, narrow }: CellProps<'trigger'>) {
  const { t } = useTranslation('designer');
  const { view } = useDesigner();
  const { name, summary } = useEntryWords();
  const problems = useDocument((state) => state.problemsOf.get(null));
  const numbers = useEntryNumbers();
  return (
    <>
      <Cell column="step">
        <span className={classes.toggle} aria-hidden="true" />
        <span className={classes.number} />
        <Shape shape="pill" size={26}>
          <Icon name="trigger" size={14} />
        </Shape>
        <span className={`${classes.cell} ${classes.name}`} title={name}>
          {name}
        </span>
      </Cell>
      <Cell column="type" quiet>
        {t('entry.type')}
      </Cell>
      <Cell column="summary" quiet title={summary}>
        {summary}
      </Cell>
      <ProblemsCell blockId={null} problems={problems ?? []} active={active} />
      <PeopleCell
        count={numbers?.inside}
        active={active}
        onOpen={() => view.getState().showPeople(null)}
      />
      <Cell column="actions">
        <AddButton row={row} active={active} narrow={narrow} />
        <span style={{ width: 28 }}>
          <EntryMenu tabIndex={active ? 0 : -1} />
        </span>
      </Cell>
    </>
  );
}

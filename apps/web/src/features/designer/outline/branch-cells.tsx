import { useTranslation } from 'react-i18next';
import { comesBack, portCount, portCounted } from '../numbers/port-count.ts';
import { portShare } from '../numbers/port-share.ts';
import { useBlockNumbers } from '../numbers/use-numbers.ts';
import { useDesigner, useDocument } from '../state/designer-context.ts';
import { useBlockWords } from '../use-block-words.ts';
import { AddButton } from './add-button.tsx';
import { Cell } from './cell.tsx';
import type { CellProps } from './cell-props.ts';
import classes from './outline.module.css';
import { RowToggle } from './row-toggle.tsx';
import { WayProblem } from './way-problem.tsx';

const PERCENT = { style: 'percent', maximumFractionDigits: 0 } as const;

/** The cells of a branch: its label, how many steps it has, how many people took it. */
export function BranchCells({ row, active, narrow }: CellProps<'branch'>) {
  const { t, i18n } = useTranslation('outline');
  const { t: designer } = useTranslation('designer');
  const { view } = useDesigner();
  const words = useBlockWords();
  const block = useDocument((state) => state.blocks.get(row.blockId));
  const numbers = useBlockNumbers(row.blockId);
  if (!block) return null;
  const label = words.port(block, row.port);
  const count = block.branches?.[row.port]?.length ?? 0;
  const people = portCount(block, numbers, row.port);
  const value = people.toLocaleString(i18n.language);
  const share =
    numbers && !comesBack(block, row.port) ? portShare(numbers.ports, row.port) : undefined;
  return (
    <>
      <Cell column="step">
        <RowToggle row={row} />
        <span className={`${classes.cell} ${classes.branch}`} title={label}>
          <span className={classes.help}>{t('branch')} </span>
          {label}
        </span>
      </Cell>
      <Cell column="type" quiet>
        {t('branch')}
      </Cell>
      <Cell column="summary" quiet>
        {t('steps', { count })}
      </Cell>
      <Cell column="problems">
        <WayProblem block={block} port={row.port} />
      </Cell>
      <Cell column="people">
        {people > 0 ? (
          <button
            type="button"
            className={classes.link}
            tabIndex={active ? 0 : -1}
            title={designer('numbers.open')}
            aria-label={designer('numbers.openCount', { label, value })}
            onClick={(event) => {
              event.stopPropagation();
              view.getState().showCounted(block.id, portCounted(block, row.port));
            }}
          >
            {value}
          </button>
        ) : numbers ? (
          value
        ) : null}
        {share === undefined ? null : ` · ${share.toLocaleString(i18n.language, PERCENT)}`}
      </Cell>
      <Cell column="actions">
        <AddButton row={row} active={active} narrow={narrow} />
        <span style={{ width: 28 }} />
      </Cell>
    </>
  );
}

import type { CSSProperties } from 'react';
import { memo } from 'react';
import { useDesigner, useView } from '../state/designer-context.ts';
import { useProblemsOf } from '../state/reported-problems.ts';
import { useBlockMark, useWayMark } from '../testing/use-test-mark.ts';
import { BlockCells } from './block-cells.tsx';
import { BranchCells } from './branch-cells.tsx';
import classes from './outline.module.css';
import type { OutlineRow } from './outline-rows.ts';
import { isChosen } from './row-choice.ts';
import { TriggerCells } from './trigger-cells.tsx';
import { isMany, usePickRow } from './use-pick-row.ts';
import { useSelectRow } from './use-select-row.ts';

interface OutlineRowProps {
  row: OutlineRow;
  index: number;
  active: boolean;
  narrow: boolean;
  top: number;
  height: number;
}

const NOWHERE = ['', ''] as const;

/** One row of the treegrid: the trigger, a step, or a branch with its steps under it. */
export const OutlineRowView = memo(function OutlineRowView(props: OutlineRowProps) {
  const { row, index, active, narrow, top, height } = props;
  const { view } = useDesigner();
  const select = useSelectRow();
  const pick = usePickRow(row);
  const selected = useView(({ chosen }) => (chosen.size > 0 ? isChosen(row, chosen) : active));
  const flash = useView((state) =>
    state.reveal?.flash && state.reveal.nodeId === row.id ? state.reveal.serial : null,
  );
  const offPath = useView(
    ({ path }) => path !== null && row.type === 'block' && !path.left.has(row.blockId),
  );
  const problems = useProblemsOf(row.type === 'block' ? row.blockId : '');
  const blockMark = useBlockMark(row.type === 'block' ? row.blockId : row.id);
  const wayMark = useWayMark(
    ...(row.type === 'branch' ? ([row.blockId, row.port] as const) : NOWHERE),
  );
  const mark = row.type === 'branch' ? wayMark : blockMark;
  const unfinished = problems.some((problem) => problem.severity === 'error');
  return (
    <tr
      key={flash}
      id={`row-${row.id}`}
      tabIndex={active ? 0 : -1}
      aria-level={row.level}
      aria-expanded={row.expanded}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-rowindex={index + 2}
      aria-selected={selected}
      className={classes.row}
      style={{ top, height, '--level': row.level } as CSSProperties}
      data-row={row.id}
      data-off-path={offPath || undefined}
      data-unfinished={unfinished || undefined}
      data-test-mark={mark}
      data-flash={flash === null ? undefined : true}
      // Assistive technology may focus a row without a key of ours.
      onFocus={(event) => {
        if (event.target === event.currentTarget && !active) select(row);
      }}
      onMouseDown={(event) => {
        if (isMany(event) || view.getState().picking) event.preventDefault();
      }}
      onClick={(event) => {
        if (!event.currentTarget.contains(event.target as Node)) return;
        pick(event);
      }}
    >
      {row.type === 'trigger' ? <TriggerCells row={row} active={active} narrow={narrow} /> : null}
      {row.type === 'block' ? <BlockCells row={row} active={active} narrow={narrow} /> : null}
      {row.type === 'branch' ? <BranchCells row={row} active={active} narrow={narrow} /> : null}
    </tr>
  );
});

import type { ReactNode } from 'react';
import classes from './outline.module.css';

export type Column = 'step' | 'type' | 'summary' | 'problems' | 'people' | 'actions';

interface CellProps {
  column: Column;
  /** Whether its text says something beside the row's main matter. */
  quiet?: boolean | undefined;
  title?: string | undefined;
  children?: ReactNode;
}

const LOOKS: Partial<Record<Column, string | undefined>> = {
  step: `${classes.cell} ${classes.main}`,
  actions: classes.actions,
  people: `${classes.cell} tabular`,
};

/** One cell of a row; the first one names the row. */
export function Cell({ column, quiet = false, title, children }: CellProps) {
  const look = LOOKS[column] ?? classes.cell;
  const shared = {
    className: quiet ? `${look} ${classes.quiet}` : look,
    'data-column': column,
    title,
  };
  return column === 'step' ? (
    <th scope="row" {...shared}>
      {children}
    </th>
  ) : (
    <td {...shared}>{children}</td>
  );
}

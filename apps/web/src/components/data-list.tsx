import { Paper, Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './data-list.module.css';
import { Failure } from './failure.tsx';
import { ListSkeleton } from './list-skeleton.tsx';
import { LoadMore } from './load-more.tsx';
import type { CursorList } from './use-cursor-list.ts';

export interface Column<Item> {
  key: string;
  header: string;
  render: (item: Item) => ReactNode;
  /** CSS width; without it the column takes what is left. */
  width?: number | string | undefined;
  align?: 'right' | undefined;
  /** Left out where the screen is narrower than 720 px. */
  wide?: boolean | undefined;
}

interface DataListProps<Item> {
  /** What the table holds, for those who do not see it. */
  label: string;
  list: CursorList<Item>;
  columns: Column<Item>[];
  rowKey: (item: Item) => string;
  /** Shown instead of a table without rows. */
  empty: ReactNode;
}

/**
 * Every list of the app: skeleton, empty, error with retry or whom to ask, rows, and *Load more*.
 * A link with the class of {@link rowLinkClass} makes its whole row clickable.
 */
export function DataList<Item>({ label, list, columns, rowKey, empty }: DataListProps<Item>) {
  const { t } = useTranslation('components');
  if (list.error) {
    return (
      <Paper withBorder>
        <Failure error={list.error} onRetry={list.retry} />
      </Paper>
    );
  }
  if (!list.items) return <ListSkeleton columns={columns.length} label={t('loading')} />;
  if (list.items.length === 0) return <Paper withBorder>{empty}</Paper>;
  return (
    <>
      <Paper withBorder className={classes.frame}>
        <Table aria-label={label} className={classes.table} layout="fixed">
          <Table.Thead>
            <Table.Tr>
              {columns.map((column) => (
                <Table.Th
                  key={column.key}
                  w={column.width}
                  ta={column.align}
                  data-wide={column.wide || undefined}
                >
                  {column.header}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {list.items.map((item) => (
              <Table.Tr key={rowKey(item)}>
                {columns.map((column) => (
                  <Table.Td key={column.key} ta={column.align} data-wide={column.wide || undefined}>
                    {column.render(item)}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Paper>
      <LoadMore list={list} />
    </>
  );
}

/** Class for the one link of a row that stands for the row. */
export const rowLinkClass = classes.link;

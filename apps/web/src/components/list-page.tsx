import { Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { Page } from './page.tsx';
import { SearchBox } from './search-box.tsx';

interface ListPageProps {
  title: string;
  description: ReactNode;
  actions?: ReactNode;
  search?: Parameters<typeof SearchBox>[0];
  /** Beside the search: what else narrows the list. */
  filters?: ReactNode;
  /** There is nothing yet, so nothing to narrow either. */
  nothing?: boolean | undefined;
  children: ReactNode;
}

/** The page of a list: its head, what narrows it, and the list. */
export function ListPage({ search, filters, nothing, children, ...head }: ListPageProps) {
  return (
    <Page {...head}>
      {nothing ? null : (
        <Group gap="sm" mb="md">
          {search ? <SearchBox {...search} /> : null}
          {filters}
        </Group>
      )}
      {children}
    </Page>
  );
}

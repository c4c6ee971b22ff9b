import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from './page.tsx';
import { SearchBox } from './search-box.tsx';

interface ListPageProps {
  title: string;
  description: ReactNode;
  actions?: ReactNode;
  search?: Parameters<typeof SearchBox>[0];
  /** Beside the search: what else narrows the list. */
  filters?: ReactNode;
  /** The way back to all of it, where filters narrow it to some; one left empty says that itself. */
  onClear?: (() => void) | undefined;
  /** There is nothing yet, so nothing to narrow either. */
  nothing?: boolean | undefined;
  children: ReactNode;
}

/** The page of a list: its head, what narrows it, and the list. */
export function ListPage(props: ListPageProps) {
  const { search, filters, onClear, nothing, children, ...head } = props;
  const { t } = useTranslation('components');
  const bar = useRef<HTMLDivElement>(null);
  const clear = () => {
    // The button goes with what it clears, so the focus goes to the first of what narrows the list.
    bar.current?.querySelector('input')?.focus();
    onClear?.();
  };
  return (
    <Page {...head}>
      {nothing ? null : (
        <Group ref={bar} gap="sm" mb="md">
          {search ? <SearchBox {...search} /> : null}
          {filters}
          {onClear ? (
            <Button variant="subtle" onClick={clear}>
              {t(search?.value ? 'list.clear.both' : 'list.clear.filters')}
            </Button>
          ) : null}
        </Group>
      )}
      {children}
    </Page>
  );
}

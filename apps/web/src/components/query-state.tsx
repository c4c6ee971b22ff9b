import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from './failure.tsx';

interface QueryStateProps<Data> {
  query: UseQueryResult<Data, Error>;
  children: (data: Data) => ReactNode;
  /** Shape of the content while it loads. */
  skeleton?: ReactNode;
}

/** Draws one thing from the server once it is there; until then its skeleton, or why it cannot be shown. */
export function QueryState<Data>({ query, children, skeleton }: QueryStateProps<Data>) {
  const { t } = useTranslation('components');
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <div aria-busy>
      <VisuallyHidden>{t('loading')}</VisuallyHidden>
      {skeleton ?? (
        <Stack gap="md" p="xl">
          <Skeleton h={28} w="40%" />
          <Skeleton h={16} w="70%" />
          <Skeleton h={160} />
        </Stack>
      )}
    </div>
  );
}

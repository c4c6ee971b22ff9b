import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAnnounced } from './use-announced.ts';
import type { CursorList } from './use-cursor-list.ts';

/** How much is shown, and the rest on demand. */
export function LoadMore({ list }: { list: CursorList<unknown> }) {
  const { t } = useTranslation('components');
  const said = list.moreFailed
    ? t('list.moreFailed')
    : t('list.count', { count: list.items?.length ?? 0 });
  useAnnounced(said);
  return (
    <Group justify="space-between" mt="sm" mih={36}>
      <Text size="sm" c="var(--text-quiet)" className="tabular">
        {said}
      </Text>
      {list.hasMore ? (
        <Button variant="default" onClick={list.loadMore} loading={list.loadingMore}>
          {t('loadMore')}
        </Button>
      ) : null}
    </Group>
  );
}

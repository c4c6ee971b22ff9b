import { Button, Group, Paper, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../components/empty.tsx';
import { Failure } from '../../components/failure.tsx';
import { ListSkeleton } from '../../components/list-skeleton.tsx';
import { LoadMore } from '../../components/load-more.tsx';
import { EventRow } from './event-row.tsx';
import classes from './events-tab.module.css';
import { listedKind } from './listed-kind.ts';
import { triggerEventsQuery } from './trigger-queries.ts';
import type { TriggerView } from './trigger-view.ts';

interface EventsTabProps {
  trigger: TriggerView;
  onOpen: (tab: string) => void;
}

/** What came in lately and what became of it; looks again by itself. */
export function EventsTab({ trigger, onOpen }: EventsTabProps) {
  const { t } = useTranslation(['triggers', 'components']);
  const query = useInfiniteQuery(triggerEventsQuery(trigger.key));
  if (!query.data) {
    if (!query.error) return <ListSkeleton columns={3} label={t('components:loading')} />;
    return (
      <Paper withBorder>
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      </Paper>
    );
  }
  const events = query.data.pages.flatMap((page) => page.items);
  if (events.length === 0) {
    return (
      <Paper withBorder>
        <NoEvents trigger={trigger} onOpen={onOpen} />
      </Paper>
    );
  }
  return (
    <>
      <Group justify="flex-end" mb="xs">
        <Text size="sm" c={query.isRefetchError ? 'red' : 'var(--text-quiet)'}>
          {t(query.isRefetchError ? 'events.stale' : 'events.live')}
        </Text>
      </Group>
      <Paper withBorder>
        <ul className={classes.list} aria-label={t('page.events')}>
          {events.map((event) => (
            <li key={event.id}>
              <EventRow event={event} trigger={trigger} />
            </li>
          ))}
        </ul>
      </Paper>
      <LoadMore
        list={{
          items: events,
          error: undefined,
          retry: () => void query.refetch(),
          hasMore: query.hasNextPage,
          loadMore: () => void query.fetchNextPage(),
          loadingMore: query.isFetchingNextPage,
          moreFailed: query.isFetchNextPageError,
        }}
      />
    </>
  );
}

function NoEvents({ trigger, onOpen }: EventsTabProps) {
  const { t } = useTranslation('triggers');
  if (trigger.kind === 'interaction') {
    const answers = listedKind(trigger) === 'journey';
    const text = t(answers ? 'events.emptyAnswer' : 'events.emptyMessage');
    return <Empty icon="inbox" title={t('events.empty')} text={text} />;
  }
  if (trigger.record?.table === 'contact') {
    return <Empty icon="inbox" title={t('events.empty')} text={t('events.emptyContact')} />;
  }
  if (trigger.kind === 'record') {
    return (
      <Empty
        icon="inbox"
        title={t('events.empty')}
        text={t('events.emptyRecord')}
        action={
          <Button component={Link} to="/cases" variant="default">
            {t('events.openCases')}
          </Button>
        }
      />
    );
  }
  return (
    <Empty
      icon="inbox"
      title={t('events.empty')}
      text={t('events.emptyText')}
      action={
        <Group gap="xs">
          <Button variant="default" onClick={() => onOpen('code')}>
            {t('events.openCode')}
          </Button>
          <Button variant="default" onClick={() => onOpen('test')}>
            {t('events.openTest')}
          </Button>
        </Group>
      }
    />
  );
}

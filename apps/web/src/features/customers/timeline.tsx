import { Button, Chip, Group, Paper, Text } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../components/empty.tsx';
import { Failure } from '../../components/failure.tsx';
import { formatDay } from '../../components/format-time.ts';
import { ListSkeleton } from '../../components/list-skeleton.tsx';
import { LoadMore } from '../../components/load-more.tsx';
import classes from './timeline.module.css';
import { TimelineItem } from './timeline-item.tsx';
import type { TimelineEntry } from './timeline-query.ts';
import { useTimeline } from './timeline-query.ts';
import { isTopic, topicOf, topics } from './timeline-topic.ts';

const route = getRouteApi('/signed-in/nav/customers/$contact');

/** What happened with the customer, newest first, by day, one topic at a time if wanted. */
export function Timeline({ contactId }: { contactId: string }) {
  const { t, i18n } = useTranslation(['customers', 'components']);
  const { type } = route.useSearch();
  const navigate = useNavigate();
  const list = useTimeline(contactId);
  const topic = type && isTopic(type) ? type : undefined;
  const choose = (next: string) =>
    void navigate({
      to: '/customers/$contact',
      params: { contact: contactId },
      search: next === 'all' ? {} : { type: next },
      replace: true,
    });

  if (list.error) return <Failure error={list.error} onRetry={list.retry} />;
  if (!list.items) return <ListSkeleton label={t('components:loading')} />;
  if (list.items.length === 0) {
    return (
      <Paper withBorder>
        <Empty
          icon="clock"
          title={t('timeline.empty')}
          text={t('timeline.emptyText')}
          action={
            <Button variant="default" onClick={() => void navigate({ to: '/triggers' })}>
              {t('timeline.openTriggers')}
            </Button>
          }
        />
      </Paper>
    );
  }
  const shown = topic ? list.items.filter((entry) => topicOf(entry.type) === topic) : list.items;
  return (
    <>
      <Chip.Group value={topic ?? 'all'} onChange={choose}>
        <Group gap={6} mb="md" role="group" aria-label={t('timeline.filter')}>
          {['all' as const, ...topics].map((value) => (
            <Chip key={value} value={value} size="xs" variant="outline">
              {t(`timeline.topics.${value}`)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      {byDay(shown, i18n.language).map(({ day, entries }) => (
        <section key={day} aria-label={day}>
          <h3 className={classes.day}>{day}</h3>
          <Paper withBorder>
            <ol className={classes.entries}>
              {entries.map((entry) => (
                <TimelineItem key={entry.id} entry={entry} />
              ))}
            </ol>
          </Paper>
        </section>
      ))}
      {shown.length === 0 ? (
        <Text c="var(--text-quiet)" size="sm">
          {list.hasMore ? t('timeline.noneYet') : t('timeline.none')}
        </Text>
      ) : null}
      <LoadMore list={list} />
    </>
  );
}

function byDay(entries: TimelineEntry[], language: string) {
  const days: { day: string; entries: TimelineEntry[] }[] = [];
  for (const entry of entries) {
    const day = formatDay(entry.at, language);
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}

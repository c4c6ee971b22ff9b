import { Button, Chip, Group, Paper, Text } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../components/empty.tsx';
import { Failure } from '../../components/failure.tsx';
import { formatDay } from '../../components/format-time.ts';
import { ListSkeleton } from '../../components/list-skeleton.tsx';
import { LoadMore } from '../../components/load-more.tsx';
import { isDay } from '../../components/period.ts';
import { DayJump } from './day-jump.tsx';
import classes from './timeline.module.css';
import { TimelineItem } from './timeline-item.tsx';
import type { TimelineEntry } from './timeline-query.ts';
import { useTimeline } from './timeline-query.ts';
import { isTopic, topics } from './timeline-topic.ts';

const route = getRouteApi('/signed-in/nav/customers/$contact');

/** What happened with the customer, newest first, by day, one topic at a time if wanted. */
export function Timeline({ contactId }: { contactId: string }) {
  const { t } = useTranslation('customers');
  const { type, day } = route.useSearch();
  const navigate = useNavigate();
  const shownDay = day && isDay(day) ? day : undefined;
  const topic = type && isTopic(type) ? type : undefined;
  const list = useTimeline(contactId, { before: shownDay && endOf(shownDay), topic });
  const show = (next: { type?: string | undefined; day?: string | undefined }) =>
    void navigate({
      to: '/customers/$contact',
      params: { contact: contactId },
      search: { type: topic, day: shownDay, ...next },
      replace: true,
    });

  if (list.items?.length === 0 && shownDay === undefined && topic === undefined) {
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
  return (
    <>
      <Group justify="space-between" align="flex-end" gap="xs" mb="md">
        <Chip.Group
          value={topic ?? 'all'}
          onChange={(next) => show({ type: next === 'all' ? undefined : String(next) })}
        >
          <Group gap={6} role="group" aria-label={t('timeline.filter')}>
            {['all' as const, ...topics].map((value) => (
              <Chip key={value} value={value} size="xs" variant="outline">
                {t(`timeline.topics.${value}`)}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
        <DayJump day={shownDay} onJump={(next) => show({ day: next })} />
      </Group>
      <Entries list={list} shownDay={shownDay} />
    </>
  );
}

interface EntriesProps {
  list: ReturnType<typeof useTimeline>;
  shownDay: string | undefined;
}

function Entries({ list, shownDay }: EntriesProps) {
  const { t, i18n } = useTranslation(['customers', 'components']);
  if (list.error) return <Failure error={list.error} onRetry={list.retry} />;
  if (!list.items) return <ListSkeleton label={t('components:loading')} />;
  return (
    <>
      {byDay(list.items, i18n.language).map(({ day, entries }) => (
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
      {list.items.length === 0 ? (
        <Text c="var(--text-quiet)" size="sm">
          {t(shownDay ? 'timeline.noneBefore' : 'timeline.none')}
        </Text>
      ) : null}
      <LoadMore list={list} />
    </>
  );
}

/** The instant at which a day of the reader's ends. */
function endOf(day: string): string {
  const end = new Date(`${day}T00:00`);
  end.setDate(end.getDate() + 1);
  return end.toISOString();
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

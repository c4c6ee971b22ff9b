import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Column } from '../../components/data-list.tsx';
import { rowLinkClass } from '../../components/data-list.tsx';
import { Ellipsis } from '../../components/ellipsis.tsx';
import { formatDateTime } from '../../components/format-time.ts';
import type { Tone } from '../../components/state-dot.tsx';
import { StateDot } from '../../components/state-dot.tsx';
import { Time } from '../../components/time.tsx';
import { wordOf } from '../../i18n/word-of.ts';
import type { JourneyRow, JourneyState } from './journey-list-query.ts';
import { JourneyMenu } from './journey-menu.tsx';

const TONES: Readonly<Record<JourneyState, Tone>> = {
  draft: 'quiet',
  live: 'good',
  paused: 'warn',
  stopped: 'bad',
  archived: 'quiet',
};

/** What the list says of each journey. */
export function useJourneyColumns(): Column<JourneyRow>[] {
  const { t, i18n } = useTranslation(['journeys', 'journey-life']);
  const dateOf = (at: string) =>
    new Date(at).toLocaleDateString(i18n.language, { dateStyle: 'medium' });
  const number = (value: number) => (
    <span className="tabular">{value.toLocaleString(i18n.language)}</span>
  );
  return [
    {
      key: 'name',
      header: t('columns.name'),
      render: (journey) => (
        <>
          <Ellipsis
            render={(name) => (
              <Link
                to="/journeys/$journeyId"
                params={{ journeyId: journey.id }}
                className={rowLinkClass ?? ''}
              >
                {name}
              </Link>
            )}
          >
            {journey.name}
          </Ellipsis>
          <Text component="div" size="xs" c="var(--text-quiet)">
            <Ellipsis>{triggerOf(journey) || t('noTrigger')}</Ellipsis>
          </Text>
        </>
      ),
    },
    {
      key: 'state',
      header: t('columns.state'),
      width: 'min(160px, 28vw)',
      render: (journey) => (
        <>
          <StateDot tone={TONES[journey.state]} label={t(`states.${journey.state}`)} />
          <Text component="div" size="xs" c="var(--text-quiet)">
            {versionWords(journey)}
          </Text>
          {journey.pausedUntil === null ? null : (
            <Text component="div" size="xs">
              {t('journey-life:until', { at: formatDateTime(journey.pausedUntil, i18n.language) })}
            </Text>
          )}
          {journey.startsAt === null ? null : (
            <Text component="div" size="xs" title={formatDateTime(journey.startsAt, i18n.language)}>
              {t('startsAt', { date: dateOf(journey.startsAt) })}
            </Text>
          )}
        </>
      ),
    },
    {
      key: 'inside',
      header: t('columns.inside'),
      width: 'min(90px, 21vw)',
      align: 'right',
      render: (journey) => number(journey.inside),
    },
    {
      key: 'entered',
      header: t('columns.entered'),
      width: 150,
      align: 'right',
      wide: true,
      render: (journey) => (
        <>
          {number(journey.enteredLastWeek)}
          {journey.entered === journey.enteredLastWeek ? null : (
            <Text component="div" size="xs" c="var(--text-quiet)" className="tabular">
              {t('inAll', { count: journey.entered })}
            </Text>
          )}
        </>
      ),
    },
    {
      key: 'problems',
      header: t('columns.problems'),
      width: 110,
      align: 'right',
      wide: true,
      render: (journey) =>
        journey.problems === 0 ? (
          <Text span size="sm" c="var(--text-quiet)">
            {t('noProblems')}
          </Text>
        ) : (
          <Text span size="sm" c="var(--mantine-color-error)" fw={600} className="tabular">
            {t('problems', { count: journey.problems })}
          </Text>
        ),
    },
    {
      key: 'updated',
      header: t('columns.updated'),
      width: 160,
      wide: true,
      render: (journey) => (
        <>
          <Time at={journey.updatedAt} />
          {journey.updatedBy === null ? null : (
            <Text component="div" size="xs" c="var(--text-quiet)">
              <Ellipsis>{journey.updatedBy}</Ellipsis>
            </Text>
          )}
        </>
      ),
    },
    {
      key: 'menu',
      header: '',
      width: 'min(60px, 13vw)',
      align: 'right',
      render: (journey) => <JourneyMenu journey={journey} />,
    },
  ];

  function versionWords({ versionNumber, hasDraft }: JourneyRow): string {
    if (versionNumber === null) return t('version.none');
    return hasDraft
      ? t('version.withDraft', { number: versionNumber })
      : t('version.number', { number: versionNumber });
  }
}

/** The trigger's name, in the reader's language where it is built in; its key where there is none. */
function triggerOf({ triggerKey, triggerName }: JourneyRow): string {
  return wordOf(`built-in-triggers:name.${triggerKey}`, triggerName ?? triggerKey);
}

import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import type { AnswerOf } from '../../app/read-answer.ts';
import { readAnswer } from '../../app/read-answer.ts';
import type { Column } from '../../components/data-list.tsx';
import { DataList, rowLinkClass } from '../../components/data-list.tsx';
import { Ellipsis } from '../../components/ellipsis.tsx';
import { Empty } from '../../components/empty.tsx';
import { StateDot } from '../../components/state-dot.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { Time } from '../../components/time.tsx';
import { useCursorList } from '../../components/use-cursor-list.ts';
import { wordOf } from '../../i18n/word-of.ts';

type EnrolmentsRoute = (typeof api.contacts)[':contact']['enrolments'];
type Enrolment = AnswerOf<Awaited<ReturnType<EnrolmentsRoute['$get']>>>['items'][number];

const TONES = { inside: 'good', finished: 'quiet', exited: 'warn' } as const;

/** The journeys the customer is in or was; of one they are in, the step and until when they wait there. */
export function CustomerJourneys({ contactId }: { contactId: string }) {
  const { t } = useTranslation(['customers', 'components']);
  const list = useCursorList({
    queryKey: ['contacts', 'enrolments', contactId],
    load: (cursor) =>
      readAnswer(
        api.contacts[':contact'].enrolments.$get({
          param: { contact: contactId },
          query: cursor ? { cursor } : {},
        }),
      ),
    refetchInterval: 5_000,
  });
  const columns: Column<Enrolment>[] = [
    {
      key: 'journey',
      header: t('journeys.journey'),
      render: (one) => (
        <Ellipsis
          render={(text) => (
            <Link
              to="/journeys/$journeyId"
              params={{ journeyId: one.journeyId }}
              search={wayOf(one)}
              className={rowLinkClass}
            >
              {text}
            </Link>
          )}
        >
          {one.test ? `${one.journeyName} · ${t('components:test')}` : one.journeyName}
        </Ellipsis>
      ),
    },
    {
      key: 'state',
      header: t('journeys.state'),
      width: 110,
      wide: true,
      render: ({ status }) => <StateDot tone={TONES[status]} label={t(`journeys.${status}`)} />,
    },
    {
      key: 'step',
      header: t('journeys.step'),
      width: '40%',
      render: (one) => (
        <>
          <Ellipsis>{stepOf(one) ?? '–'}</Ellipsis>
          <Text size="xs" c="var(--text-quiet)">
            {t('journeys.since')} <Time at={one.since} exact />
            {one.dueAt === null ? null : (
              <>
                {' · '}
                {t('journeys.until')} <Time at={one.dueAt} exact />
              </>
            )}
          </Text>
        </>
      ),
    },
    {
      key: 'path',
      header: t('journeys.path'),
      width: 130,
      render: (one) => (
        <TextLink
          size="sm"
          to="/journeys/$journeyId"
          params={{ journeyId: one.journeyId }}
          search={wayOf(one)}
          aria-label={t('journeys.showOf', { name: one.journeyName })}
        >
          {t('journeys.show')}
        </TextLink>
      ),
    },
  ];
  return (
    <DataList
      label={t('journeys.title')}
      list={list}
      columns={columns}
      rowKey={({ id }) => id}
      empty={<Empty icon="journeys" title={t('journeys.none')} text={t('journeys.noneText')} />}
    />
  );

  /** As its card is called; of one who left, why. */
  function stepOf({ status, reason, blockId, blockKind, blockName }: Enrolment) {
    if (status === 'exited') {
      return reason === null ? null : wordOf(`customers:timeline.leftReason.${reason}`, reason);
    }
    if (blockId === null) return null;
    return blockName ?? wordOf(`blocks:${blockKind}.verb`, t('journeys.gone'));
  }
}

/** Where the designer draws this run's path, at the step where the customer is. */
function wayOf({ id, blockId }: Enrolment) {
  return { run: id, ...(blockId !== null && { block: blockId }) };
}

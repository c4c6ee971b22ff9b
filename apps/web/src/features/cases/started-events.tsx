import { Alert } from '@mantine/core';
import { queryOptions, useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { readAnswer } from '../../app/read-answer.ts';
import { DecisionLines } from '../../components/decision/decision-lines.tsx';
import { describeDecision } from '../../components/decision/describe-decision.ts';
import { useDecisionWords } from '../../components/decision/use-decision-words.ts';
import { Icon } from '../../components/icon.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { useAnnounced } from '../../components/use-announced.ts';
import type { PatchedCase } from './case-query.ts';

/** Which triggers a change of a case raised, and what journeys made of that. */
export function StartedEvents({ events }: { events: PatchedCase['startedEvents'] }) {
  const { t } = useTranslation('cases');
  const words = useDecisionWords();
  const told = useQueries({ queries: events.map(({ eventId }) => eventQuery(eventId)) });
  const decisions = told.flatMap(({ data }) => data?.decisions ?? []);
  const said =
    events.length === 0 ? t('savedNothingStarted') : t('saved', { count: events.length });
  const names = events.map(({ triggerName }) => triggerName).join(', ');
  useAnnounced(`${said} ${names}`, { first: true });
  useAnnounced(
    decisions.map((one) => `${one.journeyName}: ${describeDecision(one, words)}`).join('. '),
    { first: true },
  );
  return (
    <Alert mt="md" variant="light" color="blue" icon={<Icon name="trigger" />}>
      {said}{' '}
      {events.map(({ eventId, triggerKey, triggerName }, index) => (
        <span key={eventId}>
          {index > 0 ? ', ' : ''}
          <TextLink
            underline="always"
            to="/triggers/$trigger"
            params={{ trigger: triggerKey }}
            search={{ tab: 'events' }}
          >
            {triggerName}
          </TextLink>
        </span>
      ))}
      {decisions.length > 0 ? (
        <div style={{ marginTop: 8 }}>
          <DecisionLines decisions={decisions} />
        </div>
      ) : null}
    </Alert>
  );
}

/** One event, asked again until journeys have decided on it. */
function eventQuery(eventId: string) {
  return queryOptions({
    queryKey: ['events', eventId],
    queryFn: () => readAnswer(api.events[':eventId'].$get({ param: { eventId } })),
    refetchInterval: ({ state }) => (state.data && state.data.outcome !== 'pending' ? false : 400),
  });
}

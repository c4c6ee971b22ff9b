import { Alert } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { DecisionLines } from '../../components/decision/decision-lines.tsx';
import { describeDecision } from '../../components/decision/describe-decision.ts';
import { eventQuery } from '../../components/decision/event-query.ts';
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

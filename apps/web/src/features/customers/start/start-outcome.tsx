import { Button, Group, Loader, Stack, Text } from '@mantine/core';
import { useTimeout } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DecisionLines } from '../../../components/decision/decision-lines.tsx';
import { describeDecision } from '../../../components/decision/describe-decision.ts';
import { describeOutcome } from '../../../components/decision/describe-outcome.ts';
import { eventQuery } from '../../../components/decision/event-query.ts';
import { useDecisionWords } from '../../../components/decision/use-decision-words.ts';
import { LinkButton } from '../../../components/link-button.tsx';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import { useAnnounced } from '../../../components/use-announced.ts';
import { useFocusFirst } from '../../../components/use-focus-first.ts';

const SLOW_AFTER_MS = 10_000;

interface StartOutcomeProps {
  contactId: string;
  eventId: string;
  onAgain: () => void;
  onClose: () => void;
}

/** What became of a start: that the customer entered and the ways to its run, or why not. */
export function StartOutcome({ contactId, eventId, onAgain, onClose }: StartOutcomeProps) {
  const { t } = useTranslation(['customers', 'components']);
  const words = useDecisionWords();
  const result = useFocusFirst<HTMLElement>();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { data: event, error } = useQuery(eventQuery(eventId));
  const [slow, setSlow] = useState(false);
  useTimeout(() => setSlow(true), SLOW_AFTER_MS, { autoInvoke: true });
  const outcome = event?.outcome ?? 'pending';
  const decisions = event?.decisions ?? [];
  const entered = decisions.find((one) => one.outcome === 'enrolled');
  const said = decisions.map((one) => `${one.journeyName}: ${describeDecision(one, words)}`);
  const plain = event ? describeOutcome(event, words) : '';
  const pending = t(slow ? 'start.slow' : 'start.sent');
  useAnnounced(outcome === 'pending' ? pending : said.join('. ') || plain, { first: true });
  useEffect(() => {
    if (outcome !== 'pending')
      void client.invalidateQueries({ queryKey: ['contacts', 'timeline'] });
  }, [outcome, client]);
  const toTimeline = () => {
    onClose();
    void navigate({
      to: '/customers/$contact',
      params: { contact: contactId },
      search: { type: 'journeys' },
    });
  };
  return (
    <Stack data-start-outcome={outcome}>
      <section ref={result} tabIndex={-1} aria-label={t('start.outcome')}>
        {error && !event ? (
          <ProblemAlert error={error} />
        ) : outcome === 'pending' ? (
          <Group gap="sm" wrap="nowrap">
            <Loader size="sm" />
            <Text size="sm">{pending}</Text>
          </Group>
        ) : decisions.length > 0 ? (
          <DecisionLines decisions={decisions} />
        ) : (
          <Text size="sm">{plain}</Text>
        )}
      </section>
      <Group justify="flex-end" gap="xs">
        {entered?.enrolmentId ? (
          <LinkButton
            variant="default"
            to="/journeys/$journeyId"
            params={{ journeyId: entered.journeyId }}
            search={{ run: entered.enrolmentId }}
          >
            {t('start.openRun')}
          </LinkButton>
        ) : outcome === 'pending' ? null : (
          <Button variant="default" onClick={onAgain}>
            {t('start.again')}
          </Button>
        )}
        <Button onClick={toTimeline}>{t('start.openTimeline')}</Button>
      </Group>
    </Stack>
  );
}

import { Group, Loader, Paper, Stack, Text, Title } from '@mantine/core';
import { useTimeout } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DecisionLines } from '../../components/decision/decision-lines.tsx';
import { describeDecision } from '../../components/decision/describe-decision.ts';
import { describeOutcome } from '../../components/decision/describe-outcome.ts';
import { useDecisionWords } from '../../components/decision/use-decision-words.ts';
import { TextLink } from '../../components/text-link.tsx';
import { Time } from '../../components/time.tsx';
import { useAnnounced } from '../../components/use-announced.ts';
import type { TriggerEventView } from './trigger-view.ts';

const SLOW_AFTER_MS = 10_000;

/** What a test led to: which journeys started, and which refused and why. */
export function TestResult({ event }: { event: TriggerEventView }) {
  const { t } = useTranslation('triggers');
  const words = useDecisionWords();
  const [slow, setSlow] = useState(false);
  useTimeout(() => setSlow(true), SLOW_AFTER_MS, { autoInvoke: true });
  const name = event.contact?.name || t('events.unnamed');
  const decided = event.decisions.map(
    (one) => `${one.journeyName}: ${describeDecision(one, words)}`,
  );
  const pending = t(slow ? 'test.slow' : 'test.sent');
  const outcome = decided.length > 0 ? decided.join('. ') : noDecision();
  useAnnounced(event.outcome === 'pending' ? pending : outcome, { first: true });
  return (
    <Paper withBorder p="lg" data-test-outcome={event.outcome}>
      <Stack gap="md">
        <Group justify="space-between" wrap="nowrap">
          <Title order={2}>{t('test.result')}</Title>
          <Text size="sm" c="var(--text-quiet)">
            <Time at={event.receivedAt} exact />
          </Text>
        </Group>
        {event.outcome === 'pending' ? (
          <Group gap="sm" wrap="nowrap">
            <Loader size="sm" />
            <Text size="sm">{pending}</Text>
          </Group>
        ) : event.decisions.length > 0 ? (
          <DecisionLines decisions={event.decisions} />
        ) : (
          <Text size="sm">{outcome}</Text>
        )}
        {event.contact ? (
          <TextLink to="/customers/$contact" params={{ contact: event.contact.id }} size="sm">
            {t('test.openCustomer', { name })}
          </TextLink>
        ) : null}
      </Stack>
    </Paper>
  );

  function noDecision(): string {
    if (event.reason === 'trigger-draft' || event.outcome === 'draft') return t('test.draft');
    if (event.outcome === 'no-match' && event.reason !== 'trigger-stopped')
      return t('test.noJourneys');
    return describeOutcome(event, words);
  }
}

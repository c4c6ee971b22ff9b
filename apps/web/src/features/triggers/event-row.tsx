import { Badge, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DecisionLines } from '../../components/decision/decision-lines.tsx';
import { describeOutcome } from '../../components/decision/describe-outcome.ts';
import { useDecisionWords } from '../../components/decision/use-decision-words.ts';
import { TextLink } from '../../components/text-link.tsx';
import { Time } from '../../components/time.tsx';
import { EventFacts } from './event-facts.tsx';
import classes from './event-row.module.css';
import type { TriggerEventView, TriggerView } from './trigger-view.ts';

/** One event: when, for whom, with what, and what each journey made of it. */
export function EventRow({ event, trigger }: { event: TriggerEventView; trigger: TriggerView }) {
  const { t } = useTranslation('triggers');
  const words = useDecisionWords();
  return (
    <article className={classes.row}>
      <div>
        <Text component="div" size="sm">
          <Time at={event.receivedAt} exact />
        </Text>
        <Group gap={6} mt={2}>
          {event.contact ? (
            <TextLink
              to="/customers/$contact"
              params={{ contact: event.contact.id }}
              size="sm"
              style={{ overflowWrap: 'anywhere' }}
            >
              {event.contact.name || t('events.unnamed')}
            </TextLink>
          ) : (
            <Text size="sm" c="var(--text-quiet)">
              {t('events.nobody')}
            </Text>
          )}
          {event.test ? (
            <Badge variant="default" size="sm" tt="none">
              {t('events.test')}
            </Badge>
          ) : null}
        </Group>
      </div>
      <EventFacts event={event} trigger={trigger} />
      <div>
        {event.decisions.length > 0 ? (
          <DecisionLines decisions={event.decisions} />
        ) : (
          <Text size="sm" c="var(--text-quiet)">
            {describeOutcome(event, words)}
          </Text>
        )}
      </div>
    </article>
  );
}

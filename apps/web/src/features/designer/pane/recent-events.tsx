import { Text } from '@mantine/core';
import { evaluatePredicate } from '@percurso/journey/evaluate-predicate';
import type { Predicate } from '@percurso/journey/predicate';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { TriggerOption } from '../../../components/attributes/trigger-option.ts';
import { eventAttributes } from '../../../components/event-attributes.ts';
import { SmallFailure } from '../../../components/small-failure.tsx';
import { StateDot } from '../../../components/state-dot.tsx';
import { Time } from '../../../components/time.tsx';
import { lastEventsQuery } from '../personalisation/last-events-query.ts';
import classes from './right-pane.module.css';

interface RecentEventsProps {
  trigger: TriggerOption;
  conditions: Predicate | undefined;
}

/** The last events of the trigger, and which of them the conditions as they stand would let in. */
export function RecentEvents({ trigger, conditions }: RecentEventsProps) {
  const { t, i18n } = useTranslation('designer');
  const { t: words } = useTranslation('decision');
  const query = useQuery(lastEventsQuery(trigger.key));
  const events = query.data?.items ?? [];
  return (
    <section className={classes.section}>
      <h2 className={classes.sectionTitle}>{t('entry.lastEvents')}</h2>
      {query.isSuccess && events.length === 0 ? (
        <p className={classes.quiet}>{t('entry.noEvents')}</p>
      ) : null}
      {query.isError ? (
        <SmallFailure text={t('entry.eventsFailed')} onRetry={() => void query.refetch()} />
      ) : null}
      <ul className={classes.list}>
        {events.map((event) => {
          const onContact = readsContact(conditions);
          const facts = { trigger: event.attributes };
          const passed = !conditions || evaluatePredicate(conditions, facts, new Date()).passed;
          return (
            <li key={event.id}>
              <div className={classes.line}>
                <span>{event.contact?.name ?? t('entry.noPerson')}</span>
                {onContact ? (
                  <span className={classes.kind}>{t('entry.unsure')}</span>
                ) : (
                  <StateDot
                    tone={passed ? 'good' : 'quiet'}
                    label={passed ? t('entry.passes') : t('entry.fails')}
                  />
                )}
              </div>
              <Text size="xs" c="var(--text-quiet)" lineClamp={2}>
                {eventAttributes(event.attributes, { t: words, language: i18n.language, trigger })}
              </Text>
              <Text size="xs" c="var(--text-quiet)">
                <Time at={event.receivedAt} />
              </Text>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** An event alone does not say what is known of its customer or its case now. */
function readsContact(predicate: Predicate | undefined): boolean {
  if (!predicate) return false;
  if ('all' in predicate) return predicate.all.some(readsContact);
  if ('any' in predicate) return predicate.any.some(readsContact);
  return !predicate.attribute.startsWith('trigger.');
}

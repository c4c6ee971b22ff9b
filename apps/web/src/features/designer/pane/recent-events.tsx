import { Text } from '@mantine/core';
import type { Predicate } from '@percurso/journey/predicate';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { TriggerOption } from '../../../components/attributes/trigger-option.ts';
import { eventAttributes } from '../../../components/event-attributes.ts';
import { SmallFailure } from '../../../components/small-failure.tsx';
import { StateDot } from '../../../components/state-dot.tsx';
import { Time } from '../../../components/time.tsx';
import { asJson, contactFacts, contactQuery } from '../personalisation/known-facts.ts';
import { lastEventsQuery } from '../personalisation/last-events-query.ts';
import { judgeEvent, readsContact } from './judge-event.ts';
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
  const onContact = readsContact(conditions);
  const ids = [...new Set(events.flatMap(({ contact }) => contact?.id ?? []))];
  const contacts = useQueries({ queries: onContact ? ids.map((id) => contactQuery(id)) : [] });
  const known = new Map(
    contacts.flatMap(({ data }, at) => (data ? [[ids[at] ?? '', contactFacts(data)]] : [])),
  );
  return (
    <section className={classes.section}>
      <h2 className={classes.sectionTitle}>{t('entry.lastEvents')}</h2>
      {query.isSuccess && events.length === 0 ? (
        <p className={classes.quiet}>{t('entry.noEvents')}</p>
      ) : null}
      {query.isError ? (
        <SmallFailure text={t('entry.eventsFailed')} onRetry={() => void query.refetch()} />
      ) : null}
      {onContact && events.length > 0 ? (
        <p className={classes.quiet}>{t('entry.asKnownNow')}</p>
      ) : null}
      <ul className={classes.list}>
        {events.map((event) => {
          const contact = event.contact && (known.get(event.contact.id) ?? 'unknown');
          const attributes = asJson(event.attributes);
          const verdict = judgeEvent(conditions, { attributes, contact }, new Date());
          return (
            <li key={event.id}>
              <div className={classes.line}>
                <span>{event.contact?.name ?? t('entry.noPerson')}</span>
                {verdict === 'unsure' ? (
                  <span className={classes.kind}>{t('entry.unsure')}</span>
                ) : (
                  <StateDot
                    tone={verdict === 'passes' ? 'good' : 'quiet'}
                    label={t(`entry.${verdict}`)}
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

import { Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { readAnswer } from '../../app/read-answer.ts';
import { SmallFailure } from '../../components/small-failure.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { Time } from '../../components/time.tsx';
import type { Point } from './consent-query.ts';
import classes from './point-drawer.module.css';

/** Messages that an opt-out of this point kept from being sent, and the steps they belong to. */
export function HeldBack({ point }: { point: Point }) {
  const { t } = useTranslation(['consent', 'components']);
  const query = useQuery({
    queryKey: ['messages', 'held-back', point],
    queryFn: () =>
      readAnswer(
        api.messages.$get({
          query: { to: point.address, channel: point.channel, state: 'skipped', limit: '50' },
        }),
      ),
  });
  if (query.error) {
    return <SmallFailure text={t('heldBackFailed')} onRetry={() => void query.refetch()} />;
  }
  const held = query.data?.items.filter(({ reason }) => reason === 'opted-out') ?? [];
  if (held.length === 0) return null;
  return (
    <section aria-labelledby="held-title">
      <Title order={3} id="held-title" mb="xs">
        {t('heldBack')}
      </Title>
      <ol className={classes.history}>
        {held.map((message) => (
          <li key={message.id}>
            <div className={classes.line}>
              <TextLink to="/messages/$messageId" params={{ messageId: message.id }} size="sm">
                {message.subject || message.body || t('openMessage')}
              </TextLink>
              <Time at={message.createdAt} />
            </div>
            <Text component="div" size="xs" c="var(--text-quiet)">
              {message.journeyName ?? t('components:none')}
              {' · '}
              <TextLink
                to="/journeys/$journeyId"
                params={{ journeyId: message.journeyId }}
                search={{ block: message.blockId }}
                size="xs"
              >
                {t('openStep')}
              </TextLink>
            </Text>
          </li>
        ))}
      </ol>
    </section>
  );
}

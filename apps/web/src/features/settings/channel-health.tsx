import { List, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { messageReason } from '../../components/message-reason.ts';
import type { Tone } from '../../components/state-dot.tsx';
import { StateDot } from '../../components/state-dot.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { Time } from '../../components/time.tsx';
import type { ChannelHealth as Health } from './channel-health-query.ts';

const tones: Record<Health['state'], Tone> = { unused: 'quiet', working: 'good', failing: 'bad' };

/** How the channel does, in words: since when it fails and why, and what waits for it. */
export function ChannelHealth({ health }: { health: Health }) {
  const { t } = useTranslation('settings');
  const { state, lastSentAt, failingSince, failures, due, limitedUntil, heldSince } = health;
  return (
    <Stack gap={6} data-channel-state={state}>
      <Text size="sm" component="div">
        <StateDot tone={tones[state]} label={t(`channels.state.${state}`)} />
        {failingSince ? (
          <>
            {' '}
            <Time at={failingSince} exact />
          </>
        ) : null}
      </Text>
      {lastSentAt ? (
        <Text size="sm" c="var(--text-quiet)">
          {t('channels.lastSent')} <Time at={lastSentAt} />
        </Text>
      ) : null}
      {failures.length > 0 ? (
        <div>
          <Text size="sm" c="var(--text-quiet)">
            {t('channels.failures')}
          </Text>
          <List size="sm">
            {failures.map(({ reason, lastHour, lastDay }) => (
              <List.Item key={reason}>
                {messageReason(reason)}
                <Text size="xs" c="var(--text-quiet)">
                  {t('channels.failed', { lastHour, count: lastDay })}
                </Text>
              </List.Item>
            ))}
          </List>
        </div>
      ) : null}
      <Text size="sm" c="var(--text-quiet)">
        {due > 0 ? t('channels.due', { count: due }) : t('channels.noneDue')}
      </Text>
      {limitedUntil ? (
        <Text size="sm">
          {t('channels.limited')} <Time at={limitedUntil} exact />
        </Text>
      ) : null}
      {heldSince ? (
        <Text size="sm">
          {t('channels.held')} <TextLink to="/health">{t('channels.openHealth')}</TextLink>
        </Text>
      ) : null}
    </Stack>
  );
}

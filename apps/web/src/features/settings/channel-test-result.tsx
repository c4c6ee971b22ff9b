import { Paper, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { messageReason } from '../../components/message-reason.ts';
import type { Tone } from '../../components/state-dot.tsx';
import { StateDot } from '../../components/state-dot.tsx';
import { Time } from '../../components/time.tsx';
import { useAnnounced } from '../../components/use-announced.ts';
import type { ChannelTest } from './channel-health-query.ts';

const tones: Record<ChannelTest['state'], Tone> = {
  accepted: 'good',
  failed: 'bad',
  'not-taken': 'bad',
  unclear: 'warn',
};

/** A message that tried a channel: what the provider answered, how long it took, and what it says. */
export function ChannelTestResult({
  test,
  announced = false,
}: {
  test: ChannelTest;
  announced?: boolean;
}) {
  const { t, i18n } = useTranslation('settings');
  const { state, reason, detail, providerId, provider } = test;
  const kept = state === 'accepted' && provider === 'capture';
  const ms = new Intl.NumberFormat(i18n.language).format(test.latencyMs);
  const word = t(kept ? 'channels.test.kept' : `channels.test.state.${state}`);
  const why = reason ? messageReason(reason) : '';
  // No provider answered what is kept here.
  const answer = [
    t('channels.test.answered', { ms }),
    providerId ? t('channels.test.providerId', { id: providerId }) : null,
  ];
  const facts = [t('channels.test.sentTo', { to: test.to }), ...(kept ? [] : answer), test.by];
  useAnnounced(announced ? [word, why].join(' ') : '', { first: true });
  return (
    <Paper withBorder p="sm" data-test-state={state}>
      <Stack gap={4}>
        <Text size="sm" component="div">
          <StateDot tone={tones[state]} label={word} />
        </Text>
        {why ? <Text size="sm">{why}</Text> : null}
        {detail ? (
          <Text size="sm" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
            {detail}
          </Text>
        ) : null}
        <Text size="sm" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
          {[test.subject, test.body].filter(Boolean).join('\n')}
        </Text>
        <Text size="xs" c="var(--text-quiet)" style={{ overflowWrap: 'anywhere' }}>
          {facts.filter(Boolean).join(' · ')} · <Time at={test.at} />
        </Text>
      </Stack>
    </Paper>
  );
}

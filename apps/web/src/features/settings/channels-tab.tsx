import { Badge, Button, Divider, Group, Paper, SimpleGrid, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { api } from '../../app/api.ts';
import type { AnswerOf } from '../../app/read-answer.ts';
import { channelsQuery } from '../../components/channels-query.ts';
import { Icon } from '../../components/icon.tsx';
import { QueryState } from '../../components/query-state.tsx';
import { SmallFailure } from '../../components/small-failure.tsx';
import { Time } from '../../components/time.tsx';
import { CapDialog } from './cap-dialog.tsx';
import { ChannelDialog } from './channel-dialog.tsx';
import { ChannelHealth } from './channel-health.tsx';
import { channelHealthQuery } from './channel-health-query.ts';
import { ChannelTestDialog } from './channel-test-dialog.tsx';
import { QuietTimesCard } from './quiet-times-card.tsx';
import { SendersDialog } from './senders-dialog.tsx';
import { TabIntro } from './tab-intro.tsx';

export type Channel = AnswerOf<Awaited<ReturnType<typeof api.channels.$get>>>['items'][number];

/** Who delivers SMS and e-mail, and as whom. */
export function ChannelsTab() {
  const { t } = useTranslation('settings');
  const query = useQuery(channelsQuery);
  return (
    <>
      <TabIntro text={t('channels.text')} />
      <QueryState query={query}>
        {({ items }) => (
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            {items.map((channel) => (
              <ChannelCard key={channel.channel} channel={channel} />
            ))}
          </SimpleGrid>
        )}
      </QueryState>
    </>
  );
}

function ChannelCard({ channel }: { channel: Channel }) {
  const { t } = useTranslation(['settings', 'components']);
  const [opened, dialog] = useDisclosure(false);
  const [capOpened, capDialog] = useDisclosure(false);
  const [sendersOpened, sendersDialog] = useDisclosure(false);
  const [testOpened, testDialog] = useDisclosure(false);
  const { data, error, refetch } = useQuery(channelHealthQuery);
  const health = data?.items.find((one) => one.channel === channel.channel);
  const name = t(`components:channel.${channel.channel}`);
  return (
    <Paper withBorder p="lg" component="section" aria-label={name}>
      <Group justify="space-between" mb="xs">
        <Group gap="xs">
          <Icon name={channel.channel} />
          <Title order={2}>{name}</Title>
        </Group>
        <Badge variant="default" tt="none" fw={500}>
          {t(`channels.providers.${channel.provider}`)}
        </Badge>
      </Group>
      <Text size="sm" c="var(--text-quiet)" mih={44}>
        {channel.host ? t('channels.at', { host: channel.host }) : t('channels.captureText')}
        {channel.updatedAt ? (
          <>
            {' '}
            {t('channels.set')} <Time at={channel.updatedAt} />.
          </>
        ) : null}
      </Text>
      {/* As high with a sentence as with a button, so that the cards' lines meet. */}
      <Group mt="md" mih={36}>
        {channel.channel === 'sms' ? (
          <Button variant="default" onClick={dialog.open}>
            {t('channels.change')}
          </Button>
        ) : (
          <Text size="sm" c="var(--text-quiet)">
            {t('channels.onlyCapture')}
          </Text>
        )}
      </Group>
      {channel.channel === 'sms' ? (
        <>
          <Divider my="md" />
          <Text size="sm" c="var(--text-quiet)">
            {channel.sender
              ? t('channels.ownSender', { sender: channel.sender })
              : t('channels.noSender')}{' '}
            {channel.senders.length > 0
              ? t('channels.moreSenders', { senders: channel.senders.join(', ') })
              : t('channels.noSenders')}
          </Text>
          <Button variant="default" mt="xs" onClick={sendersDialog.open}>
            {t('channels.changeSenders')}
          </Button>
          <SendersDialog channel={channel} opened={sendersOpened} onClose={sendersDialog.close} />
        </>
      ) : null}
      <Divider my="md" />
      {error && !data ? (
        <SmallFailure text={t('channels.healthFailed')} onRetry={() => void refetch()} />
      ) : null}
      {health ? <ChannelHealth health={health} /> : null}
      <Button variant="default" mt="xs" onClick={testDialog.open}>
        {t('channels.test.open')}
      </Button>
      <Divider my="md" />
      <Text size="sm" c="var(--text-quiet)">
        {channel.cap
          ? t('channels.cap', { most: channel.cap.most, count: channel.cap.days })
          : t('channels.noCap')}
      </Text>
      <Button variant="default" mt="xs" onClick={capDialog.open}>
        {t('channels.changeCap')}
      </Button>
      <QuietTimesCard channel={channel} />
      <ChannelDialog channel={channel} opened={opened} onClose={dialog.close} />
      <ChannelTestDialog
        channel={channel}
        tests={health?.tests ?? []}
        opened={testOpened}
        onClose={testDialog.close}
      />
      <CapDialog channel={channel} opened={capOpened} onClose={capDialog.close} />
    </Paper>
  );
}

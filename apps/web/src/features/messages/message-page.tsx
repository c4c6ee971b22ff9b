import { Alert, Group, Paper, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Fact } from '../../components/facts.tsx';
import { Facts } from '../../components/facts.tsx';
import { heldMessage } from '../../components/held-message.ts';
import { Icon } from '../../components/icon.tsx';
import { GateList } from '../../components/message-content/gate-list.tsx';
import { messageReason } from '../../components/message-reason.ts';
import { MessageState } from '../../components/message-state.tsx';
import { Page } from '../../components/page.tsx';
import { QueryState } from '../../components/query-state.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { Time } from '../../components/time.tsx';
import { InteractionList } from './interaction-list.tsx';
import classes from './message-page.module.css';
import type { MessageDetail } from './message-query.ts';
import { messageQuery } from './message-query.ts';
import { SentContent } from './sent-content.tsx';

const route = getRouteApi('/signed-in/nav/messages/$messageId');

/** One message: the very text that was sent, what became of it, and which checks let it through. */
export function MessagePage() {
  const { messageId } = route.useParams();
  const query = useQuery(messageQuery(messageId));
  return <QueryState query={query}>{(message) => <Detail message={message} />}</QueryState>;
}

function Detail({ message }: { message: MessageDetail }) {
  const { t, i18n } = useTranslation(['messages', 'components']);
  const channel = t(`components:channel.${message.channel}`);
  const heading =
    message.to === null
      ? t('headingNowhere', { channel })
      : t('heading', { channel, to: message.to });
  return (
    <Page
      title={message.subject || heading}
      back={{ to: '/messages', label: t('title') }}
      aside={<MessageState state={message.state} />}
    >
      {message.reason ? (
        <Alert
          color={message.state === 'failed' ? 'red' : 'yellow'}
          variant="light"
          icon={<Icon name="alert" />}
          mb="md"
        >
          {(message.state === 'deferred' && heldMessage(message, i18n.language)) ||
            messageReason(message.reason)}
          {message.state === 'skipped' ? <SkippedLinks message={message} /> : null}
        </Alert>
      ) : null}
      <div className={classes.columns}>
        <SentContent message={message} />
        <div className={classes.facts}>
          <Paper withBorder p="md" component="section" aria-labelledby="facts-title">
            <Title order={2} id="facts-title" mb="sm">
              {t('facts')}
            </Title>
            <Facts facts={factsOf(message, t)} />
          </Paper>
          <InteractionList message={message} />
          <Paper withBorder p="md" component="section" aria-labelledby="gates-title">
            <Title order={2} id="gates-title" mb={4}>
              {t('gates.title')}
            </Title>
            <GateList gates={message.gates} />
          </Paper>
        </div>
      </div>
    </Page>
  );
}

/** To what decides about it: the consent of its address, and the same question asked now. */
function SkippedLinks({ message }: { message: MessageDetail }) {
  const { t } = useTranslation('messages');
  const { contactId, journeyId, blockId, channel, to } = message;
  return (
    <Group gap="md">
      {message.reason === 'opted-out' && to ? (
        <TextLink to="/consent" search={{ point: `${channel}:${to}` }} size="sm">
          {t('openConsent')}
        </TextLink>
      ) : null}
      <TextLink
        to="/consent/why"
        search={{ contact: contactId, journey: journeyId, block: blockId }}
        size="sm"
      >
        {t('wouldNow')}
      </TextLink>
    </Group>
  );
}

type Translate = ReturnType<typeof useTranslation<['messages', 'components']>>['t'];

function factsOf(message: MessageDetail, t: Translate): Fact[] {
  return [
    {
      label: t('fields.contact'),
      value: (
        <TextLink to="/customers/$contact" params={{ contact: message.contactId }}>
          {message.contactName ?? t('components:contact.unnamed')}
        </TextLink>
      ),
    },
    { label: t('fields.to'), value: message.to ?? t('noAddress') },
    { label: t('fields.sender'), value: message.sender },
    {
      label: t('fields.journey'),
      value: (
        <TextLink
          to="/journeys/$journeyId"
          params={{ journeyId: message.journeyId }}
          search={{ block: message.blockId }}
        >
          {message.journeyName ?? t('openJourney')}
        </TextLink>
      ),
    },
    { label: t('fields.version'), value: message.versionNumber },
    { label: t('fields.purpose'), value: t(`components:purpose.${message.class}`) },
    { label: t('fields.created'), value: <Time at={message.createdAt} exact /> },
    {
      label: t('fields.heldUntil'),
      value: message.heldUntil ? <Time at={message.heldUntil} exact /> : null,
    },
    {
      label: t('fields.handed'),
      value: message.handedAt ? <Time at={message.handedAt} exact /> : t('never'),
    },
    {
      label: t('fields.provider'),
      value: message.provider === 'capture' ? keptHere(message, t) : message.provider,
    },
    { label: t('fields.providerId'), value: message.providerId },
    { label: t('fields.attempt'), value: message.attempt > 1 ? message.attempt : undefined },
  ].filter(({ value }) => value !== null && value !== undefined);
}

/** Nothing where the message was never handed over: then it was not kept either. */
function keptHere({ handedAt }: MessageDetail, t: Translate): string | null {
  return handedAt === null ? null : t('capture');
}

import { Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { api } from '../app/api.ts';
import type { AnswerOf } from '../app/read-answer.ts';
import type { Column } from './data-list.tsx';
import { DataList, rowLinkClass } from './data-list.tsx';
import { Ellipsis } from './ellipsis.tsx';
import { Icon } from './icon.tsx';
import { MessageState } from './message-state.tsx';
import { Time } from './time.tsx';
import type { CursorList } from './use-cursor-list.ts';

/** A message as the list of messages tells it. */
export type MessageItem = AnswerOf<Awaited<ReturnType<typeof api.messages.$get>>>['items'][number];

interface MessageListProps {
  list: CursorList<MessageItem>;
  empty: ReactNode;
  /** Off where the whole list is of one customer. */
  withContact?: boolean | undefined;
}

/** Messages, newest first: what was sent to whom by which journey, and its state. */
export function MessageList({ list, empty, withContact = true }: MessageListProps) {
  const { t } = useTranslation('components');
  const contact: Column<MessageItem> = {
    key: 'contact',
    header: t('messageList.contact'),
    width: '20%',
    wide: true,
    render: (message) => (
      <Link to="/customers/$contact" params={{ contact: message.contactId }}>
        <Ellipsis>{message.contactName ?? t('contact.unnamed')}</Ellipsis>
      </Link>
    ),
  };
  const columns: Column<MessageItem>[] = [
    {
      key: 'message',
      header: t('messageList.message'),
      render: (message) => (
        <Group gap="sm" wrap="nowrap">
          <Icon name={message.channel} />
          <div style={{ minWidth: 0 }}>
            <Ellipsis
              render={(text) => (
                <Link
                  to="/messages/$messageId"
                  params={{ messageId: message.id }}
                  className={rowLinkClass}
                >
                  {text}
                </Link>
              )}
            >
              {message.subject || message.body || t(`channel.${message.channel}`)}
            </Ellipsis>
            <Text component="div" size="xs" c="var(--text-quiet)">
              <Ellipsis>{`${message.test ? `${t('test')} · ` : ''}${t(`channel.${message.channel}`)} · ${message.to ?? t('messageList.noAddress')}`}</Ellipsis>
            </Text>
          </div>
        </Group>
      ),
    },
    ...(withContact ? [contact] : []),
    {
      key: 'journey',
      header: t('messageList.journey'),
      width: withContact ? '20%' : '25%',
      wide: true,
      render: (message) => (
        <Link to="/journeys/$journeyId" params={{ journeyId: message.journeyId }}>
          <Ellipsis>{message.journeyName ?? t('none')}</Ellipsis>
        </Link>
      ),
    },
    {
      key: 'state',
      header: t('messageList.state'),
      width: withContact ? 176 : 165,
      render: (message) => <MessageState state={message.state} />,
    },
    {
      key: 'at',
      header: t('messageList.at'),
      width: withContact ? 165 : 140,
      wide: true,
      render: (message) => <Time at={message.handedAt ?? message.createdAt} />,
    },
  ];
  return (
    <DataList
      label={t('messageList.label')}
      list={list}
      columns={columns}
      rowKey={(message) => message.id}
      empty={empty}
    />
  );
}

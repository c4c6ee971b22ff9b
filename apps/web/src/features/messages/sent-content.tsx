import { Paper, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { MessageContent } from '../../components/message-content/message-content.tsx';
import type { MessageDetail } from './message-query.ts';

/** The message itself, as the customer got it. */
export function SentContent({ message }: { message: MessageDetail }) {
  const { t } = useTranslation('messages');
  const kept = message.handedAt === null ? t('asPrepared') : t('asSent');
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="content-title">
      <Title order={2} id="content-title" mb="md">
        {kept}
      </Title>
      <MessageContent message={{ ...message, text: message.body }} />
    </Paper>
  );
}

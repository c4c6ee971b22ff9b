import { Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/permissions.ts';
import { messageReason } from '../../components/message-reason.ts';
import { Time } from '../../components/time.tsx';
import type { MessageDetail } from './message-query.ts';
import { ReportInteraction } from './report-interaction.tsx';

/** What was heard of a message; for one that was kept here, what its reader would do can be played. */
export function InteractionList({ message }: { message: MessageDetail }) {
  const { t } = useTranslation('messages');
  const may = useMay('messages:write');
  const { interactions, provider, state } = message;
  const playable = provider === 'capture' && state === 'accepted' && may;
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="heard-title">
      <Title order={2} id="heard-title" mb="sm">
        {t('heard.title')}
      </Title>
      {interactions.length === 0 ? (
        <Text size="sm" c="var(--text-quiet)">
          {t('heard.none')}
        </Text>
      ) : (
        <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: 'none' }}>
          {interactions.map(({ id, kind, link, reason, text, at }) => (
            <li key={id}>
              <Text size="sm">
                {t(`heard.kind.${kind}`)}{' '}
                <Text span size="xs" c="var(--text-quiet)">
                  <Time at={at} exact />
                </Text>
              </Text>
              {(link ?? text ?? reason) ? (
                <Text size="sm" c="var(--text-quiet)" style={{ overflowWrap: 'anywhere' }}>
                  {link ?? text ?? messageReason(reason ?? '')}
                </Text>
              ) : null}
            </li>
          ))}
        </Stack>
      )}
      {playable ? <ReportInteraction message={message} /> : null}
    </Paper>
  );
}

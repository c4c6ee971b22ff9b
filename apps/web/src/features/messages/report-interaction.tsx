import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { InferRequestType } from 'hono/client';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { readAnswer } from '../../app/read-answer.ts';
import { notifyDone } from '../../components/notify-done.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { findLinks } from './find-links.ts';
import type { MessageDetail } from './message-query.ts';

type Report = InferRequestType<(typeof api.messages)[':id']['interactions']['$post']>['json'];

const PLAIN = ['delivered', 'opened', 'bounced', 'unsubscribed'] as const;

/** Plays what the reader of a captured message would do, as a provider would report it. */
export function ReportInteraction({ message }: { message: MessageDetail }) {
  const { t } = useTranslation('messages');
  const queryClient = useQueryClient();
  const links = findLinks(message);
  const [link, setLink] = useState<string | null>(links[0] ?? null);
  const [text, setText] = useState('');
  const report = useMutation({
    // Each press is a report of its own.
    mutationFn: (json: Report) =>
      readAnswer(
        api.messages[':id'].interactions.$post({
          param: { id: message.id },
          json: { ...json, source: crypto.randomUUID() },
        }),
      ),
    onSuccess: async ({ interaction }) => {
      notifyDone(t('play.done', { what: t(`heard.kind.${interaction.kind}`) }));
      if (interaction.kind === 'replied') setText('');
      await queryClient.invalidateQueries({ queryKey: ['messages'] });
    },
  });
  const reply = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim()) report.mutate({ kind: 'replied', text });
  };
  return (
    <Stack gap="sm" mt="md">
      <Text size="sm">{t('play.lead')}</Text>
      <Group gap="xs">
        {PLAIN.map((kind) => (
          <Button
            key={kind}
            variant="default"
            size="xs"
            disabled={report.isPending}
            onClick={() => report.mutate({ kind })}
          >
            {t(`heard.kind.${kind}`)}
          </Button>
        ))}
      </Group>
      {links.length > 0 ? (
        <Group gap="xs" align="end" wrap="nowrap">
          <Select
            label={t('play.link')}
            data={links}
            value={link}
            allowDeselect={false}
            onChange={setLink}
            size="xs"
            style={{ flex: 1, minWidth: 0 }}
          />
          <Button
            variant="default"
            size="xs"
            disabled={report.isPending || link === null}
            onClick={() => link && report.mutate({ kind: 'clicked', link })}
          >
            {t('heard.kind.clicked')}
          </Button>
        </Group>
      ) : null}
      <form onSubmit={reply}>
        <Group gap="xs" align="end" wrap="nowrap">
          <TextInput
            label={t('play.reply')}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            size="xs"
            style={{ flex: 1, minWidth: 0 }}
          />
          <Button
            type="submit"
            variant="default"
            size="xs"
            disabled={report.isPending || text.trim() === ''}
          >
            {t('play.sendReply')}
          </Button>
        </Group>
      </form>
      <ProblemAlert error={report.error} />
    </Stack>
  );
}

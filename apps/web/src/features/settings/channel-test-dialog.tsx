import { Button, Divider, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { readAnswer } from '../../app/read-answer.ts';
import { useMe } from '../../app/session.ts';
import { AutosizeTextarea } from '../../components/autosize-textarea.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { emailAddress, filled, phoneNumber } from '../../components/expected.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { focusFirstError, refuseForm } from '../../components/refuse-form.ts';
import type { ChannelTest } from './channel-health-query.ts';
import { ChannelTestResult } from './channel-test-result.tsx';
import type { Channel } from './channels-tab.tsx';

interface ChannelTestDialogProps {
  channel: Channel;
  /** Those sent before, newest first. */
  tests: readonly ChannelTest[];
  opened: boolean;
  onClose: () => void;
}

/** Sends one message to try a channel, and shows what the provider answered. */
export function ChannelTestDialog({ opened, onClose, ...form }: ChannelTestDialogProps) {
  const { t } = useTranslation(['settings', 'components']);
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={t('channels.test.title', {
        channel: t(`components:channel.${form.channel.channel}`),
      })}
    >
      <TestForm {...form} onClose={onClose} />
    </Dialog>
  );
}

function TestForm({
  channel: { channel, provider },
  tests,
  onClose,
}: Omit<ChannelTestDialogProps, 'opened'>) {
  const { t } = useTranslation(['settings', 'components']);
  const { user } = useMe();
  const client = useQueryClient();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: {
      to: channel === 'email' ? (user?.email ?? '') : '',
      text: t('channels.test.example'),
    },
    validate: {
      to: channel === 'email' ? emailAddress : phoneNumber,
      text: filled,
    },
  });
  const send = useMutation({
    mutationFn: (json: typeof form.values) =>
      readAnswer(api.channels[':channel'].test.$post({ param: { channel }, json })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['channels', 'health'] }),
    onError: (error) => refuseForm(form, error),
  });
  const earlier = tests.filter(({ id }) => id !== send.data?.id);
  return (
    <form
      onSubmit={form.onSubmit(
        (values) => send.mutate(values),
        (errors) => focusFirstError(form, errors),
      )}
      noValidate
    >
      <Stack>
        <Text size="sm">
          {t(provider === 'capture' ? 'channels.test.leadKept' : 'channels.test.lead')}
        </Text>
        <TextInput
          label={t(`channels.test.to.${channel}`)}
          type={channel === 'email' ? 'email' : 'tel'}
          autoComplete="off"
          required
          data-autofocus
          key={form.key('to')}
          {...form.getInputProps('to')}
        />
        <AutosizeTextarea
          label={t('channels.test.text')}
          description={t('channels.test.textHelp')}
          maxLength={500}
          key={form.key('text')}
          {...form.getInputProps('text')}
        />
        <ProblemAlert error={send.error} shown={['to', 'text']} />
        {send.data ? <ChannelTestResult key={send.data.id} test={send.data} announced /> : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('components:close')}
          </Button>
          <Button type="submit" loading={send.isPending}>
            {t(send.data ? 'channels.test.again' : 'channels.test.send')}
          </Button>
        </Group>
        {earlier.length > 0 ? (
          <>
            <Divider />
            <Title order={3} fz="sm">
              {t('channels.test.earlier')}
            </Title>
            {earlier.map((test) => (
              <ChannelTestResult key={test.id} test={test} />
            ))}
          </>
        ) : null}
      </Stack>
    </form>
  );
}

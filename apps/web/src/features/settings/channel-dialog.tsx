import {
  NumberInput,
  PasswordInput,
  SegmentedControl,
  Stack,
  Switch,
  Text,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { readAnswer } from '../../app/read-answer.ts';
import { Dialog } from '../../components/dialog.tsx';
import { fieldErrors } from '../../components/field-errors.ts';
import { FormButtons } from '../../components/form-buttons.tsx';
import { notifyDone } from '../../components/notify-done.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { focusFirstError } from '../../components/refuse-form.ts';
import type { Channel } from './channels-tab.tsx';

interface ChannelDialogProps {
  channel: Channel;
  opened: boolean;
  onClose: () => void;
}

/** Chooses who delivers a channel. The settings of a gateway are written whole; they are never shown again. */
export function ChannelDialog({ channel, opened, onClose }: ChannelDialogProps) {
  const { t } = useTranslation(['settings', 'components']);
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={t('channels.dialog', { channel: t(`components:channel.${channel.channel}`) })}
    >
      <ChannelForm channel={channel} onClose={onClose} />
    </Dialog>
  );
}

function ChannelForm({ channel, onClose }: Omit<ChannelDialogProps, 'opened'>) {
  const { t } = useTranslation(['settings', 'components']);
  const client = useQueryClient();
  const [provider, setProvider] = useState(channel.provider);
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: {
      url: '',
      token: '',
      from: '',
      perSecond: '' as number | '',
      idempotent: true,
      allowPrivateAddresses: false,
    },
    validate: {
      url: (url) =>
        provider === 'capture' || /^https?:\/\/[^\s/]/.test(url.trim())
          ? null
          : t('components:expected.webAddress'),
    },
  });
  const save = useMutation({
    mutationFn: ({ url, token, from, perSecond, ...flags }: typeof form.values) =>
      readAnswer(
        api.channels[':channel'].$put({
          param: { channel: channel.channel },
          json:
            provider === 'capture'
              ? { provider }
              : {
                  provider,
                  config: {
                    url: url.trim(),
                    ...flags,
                    ...(token && { token }),
                    ...(from && { from }),
                    ...(perSecond !== '' && { perSecond }),
                  },
                },
        }),
      ),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['channels'] });
      notifyDone(t('channels.saved'));
      onClose();
    },
    onError: (error) => form.setErrors(withoutPrefix(fieldErrors(error))),
  });
  const fields = ['url', 'token', 'from', 'perSecond'];

  return (
    <form
      onSubmit={form.onSubmit(
        (values) => save.mutate(values),
        (errors) => focusFirstError(form, errors),
      )}
      noValidate
    >
      <Stack>
        <SegmentedControl
          fullWidth
          aria-label={t('channels.provider')}
          value={provider}
          onChange={setProvider}
          data={(['capture', 'http-sms'] as const).map((value) => ({
            value,
            label: t(`channels.providers.${value}`),
          }))}
        />
        {provider === 'capture' ? (
          <Text size="sm" c="var(--text-quiet)">
            {t('channels.captureText')}
          </Text>
        ) : (
          <>
            <TextInput
              label={t('channels.url')}
              description={t('channels.urlHelp')}
              type="url"
              placeholder="https://"
              {...form.getInputProps('url')}
            />
            <PasswordInput
              label={t('channels.token')}
              description={t('channels.tokenHelp')}
              autoComplete="off"
              visibilityToggleButtonProps={{ 'aria-label': t('channels.showToken'), tabIndex: 0 }}
              {...form.getInputProps('token')}
            />
            <TextInput
              label={t('channels.from')}
              description={t('channels.fromHelp')}
              autoComplete="off"
              {...form.getInputProps('from')}
            />
            <NumberInput
              label={t('channels.perSecond')}
              description={t('channels.perSecondHelp')}
              min={1}
              max={10_000}
              allowDecimal={false}
              {...form.getInputProps('perSecond')}
            />
            <Switch
              label={t('channels.idempotent')}
              description={t('channels.idempotentHelp')}
              {...form.getInputProps('idempotent', { type: 'checkbox' })}
            />
            <Switch
              label={t('channels.private')}
              description={t('channels.privateHelp')}
              {...form.getInputProps('allowPrivateAddresses', { type: 'checkbox' })}
            />
          </>
        )}
        <ProblemAlert error={save.error} shown={fields.map((field) => `config.${field}`)} />
        <FormButtons onCancel={onClose} busy={save.isPending} />
      </Stack>
    </form>
  );
}

/** `config.url` is the field `url` of the form. */
function withoutPrefix(errors: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(errors).map(([path, message]) => [path.replace(/^config\./, ''), message]),
  );
}

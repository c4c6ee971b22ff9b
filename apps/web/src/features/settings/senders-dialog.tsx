import { Stack, TagsInput } from '@mantine/core';
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
import type { Channel } from './channels-tab.tsx';

interface SendersDialogProps {
  channel: Channel;
  opened: boolean;
  onClose: () => void;
}

/** Says as whom an SMS of a journey may be sent beside the channel's own sender. */
export function SendersDialog({ channel, opened, onClose }: SendersDialogProps) {
  const { t } = useTranslation('settings');
  return (
    <Dialog opened={opened} onClose={onClose} title={t('channels.sendersDialog')}>
      <SendersForm channel={channel} onClose={onClose} />
    </Dialog>
  );
}

function SendersForm({ channel, onClose }: Omit<SendersDialogProps, 'opened'>) {
  const { t } = useTranslation('settings');
  const client = useQueryClient();
  const [senders, setSenders] = useState(channel.senders);
  const save = useMutation({
    mutationFn: () =>
      readAnswer(
        api.channels[':channel'].senders.$put({ param: { channel: 'sms' }, json: { senders } }),
      ),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['channels'] });
      notifyDone(t('channels.sendersSaved'));
      onClose();
    },
  });
  const [wrong] = Object.entries(fieldErrors(save.error));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
      noValidate
    >
      <Stack>
        <TagsInput
          label={t('channels.senders')}
          description={t('channels.sendersHelp')}
          placeholder={senders.length === 0 ? t('channels.sendersPlaceholder') : ''}
          value={senders}
          maxTags={50}
          acceptValueOnBlur
          splitChars={[',', ';']}
          error={wrong?.[1]}
          data-autofocus
          onChange={setSenders}
        />
        <ProblemAlert error={save.error} shown={wrong ? [wrong[0]] : []} />
        <FormButtons onCancel={onClose} busy={save.isPending} />
      </Stack>
    </form>
  );
}

import { NumberInput, SegmentedControl, Stack, Text } from '@mantine/core';
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
import type { Channel } from './channels-tab.tsx';

interface CapDialogProps {
  channel: Channel;
  opened: boolean;
  onClose: () => void;
}

/** Says how many commercial messages one customer gets by a channel at most. */
export function CapDialog({ channel, opened, onClose }: CapDialogProps) {
  const { t } = useTranslation(['settings', 'components']);
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={t('channels.capDialog', { channel: t(`components:channel.${channel.channel}`) })}
    >
      <CapForm channel={channel} onClose={onClose} />
    </Dialog>
  );
}

function CapForm({ channel: { channel, cap }, onClose }: Omit<CapDialogProps, 'opened'>) {
  const { t } = useTranslation(['settings', 'components']);
  const client = useQueryClient();
  const [kind, setKind] = useState<'none' | 'some'>(cap ? 'some' : 'none');
  const form = useForm({ initialValues: { most: cap?.most ?? 3, days: cap?.days ?? 7 } });
  const save = useMutation({
    mutationFn: (values: typeof form.values) =>
      readAnswer(
        api.channels[':channel'].cap.$put({
          param: { channel },
          json: { cap: kind === 'some' ? values : null },
        }),
      ),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['channels'] });
      notifyDone(t('channels.capSaved'));
      onClose();
    },
    onError: (error) => {
      const errors = Object.entries(fieldErrors(error));
      form.setErrors(
        Object.fromEntries(errors.map(([path, text]) => [path.replace(/^cap\./, ''), text])),
      );
    },
  });
  return (
    <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
      <Stack>
        <SegmentedControl
          fullWidth
          aria-label={t('channels.capKind')}
          value={kind}
          onChange={setKind}
          data={[
            { value: 'none', label: t('channels.capNone') },
            { value: 'some', label: t('channels.capSome') },
          ]}
        />
        {kind === 'some' ? (
          <>
            <NumberInput
              label={t('channels.capMost')}
              min={1}
              max={1_000}
              allowDecimal={false}
              {...form.getInputProps('most')}
            />
            <NumberInput
              label={t('channels.capDays')}
              min={1}
              max={366}
              allowDecimal={false}
              {...form.getInputProps('days')}
            />
            <Text size="sm" c="var(--text-quiet)">
              {t('channels.capHelp')}
            </Text>
          </>
        ) : null}
        <ProblemAlert error={save.error} shown={['cap.most', 'cap.days']} />
        <FormButtons onCancel={onClose} busy={save.isPending} />
      </Stack>
    </form>
  );
}

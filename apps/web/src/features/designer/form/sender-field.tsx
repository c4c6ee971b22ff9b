import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { channelsQuery } from '../../../components/channels-query.ts';
import type { FieldProps } from './field-props.ts';

/** Stands for the sender of the channel; no sender is called so. */
const OF_CHANNEL = '';

/** As whom an SMS is sent: the channel's own sender, or another that the settings allow. */
export function SenderField({ field, label, help, value, onChange, ...rest }: FieldProps) {
  const { t } = useTranslation('designer');
  const channels = useQuery(channelsQuery);
  const sms = channels.data?.items.find(({ channel }) => channel === 'sms');
  const own = sms?.sender ?? null;
  const named = typeof value === 'string' && value !== '' ? value : null;
  const allowed = sms?.senders ?? [];
  const gone = named !== null && !allowed.includes(named) ? [named] : [];
  return (
    <Select
      label={label}
      description={help}
      disabled={rest.disabled}
      data-field={field.name}
      error={rest.problemAt(field.name)}
      data={[
        {
          value: OF_CHANNEL,
          label:
            own === null ? t('form.channelSender') : t('form.channelSenderOf', { sender: own }),
        },
        ...[...allowed, ...gone].map((sender) => ({ value: sender, label: sender })),
      ]}
      value={named ?? OF_CHANNEL}
      allowDeselect={false}
      onChange={(chosen) => onChange(chosen || undefined)}
      comboboxProps={{ withinPortal: true }}
    />
  );
}

import { Radio, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DateField } from '../../../components/date-field/date-field.tsx';
import type { StartChoice } from './start-choice.ts';

interface StartFieldsProps {
  value: StartChoice;
  zone: string;
  /** A version is published already, so that nobody enters until the new one starts. */
  next: boolean;
  error: string | undefined;
  onChange(value: StartChoice): void;
}

/** Now, or a date and time of the journey's zone. */
export function StartFields({ value, zone, next, error, onChange }: StartFieldsProps) {
  const { t } = useTranslation('designer');
  return (
    <Stack gap="xs">
      <Radio.Group
        label={t('start.question')}
        value={value.when}
        onChange={(when) => onChange({ ...value, when: when as StartChoice['when'] })}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="now" label={t('start.now')} />
          <Radio value="at" label={t('start.at')} />
        </Stack>
      </Radio.Group>
      {value.when === 'at' ? (
        <>
          <DateField
            withTime
            maw={280}
            ml={32}
            label={t('start.field')}
            description={t('start.zone', { zone })}
            value={value.local}
            error={error}
            onChange={(local) => onChange({ ...value, local: local ?? '' })}
          />
          {next ? (
            <Text size="sm" ml={32}>
              {t('start.untilThen')}
            </Text>
          ) : null}
        </>
      ) : null}
    </Stack>
  );
}

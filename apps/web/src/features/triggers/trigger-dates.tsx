import { SimpleGrid, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Time } from '../../components/time.tsx';
import type { TriggerView } from './trigger-view.ts';

/** When a trigger was made and last changed. */
export function TriggerDates({ trigger }: { trigger: TriggerView }) {
  const { t } = useTranslation('triggers');
  const dates = [
    { label: t('overview.created'), at: trigger.createdAt },
    { label: t('overview.updated'), at: trigger.updatedAt },
  ];
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} maw={520}>
      {dates.map(({ label, at }) => (
        <div key={label}>
          <Text size="xs" c="var(--text-quiet)">
            {label}
          </Text>
          <Text component="div" size="sm">
            <Time at={at} exact />
          </Text>
        </div>
      ))}
    </SimpleGrid>
  );
}

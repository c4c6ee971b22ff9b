import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { wordOf } from '../i18n/word-of.ts';

/** The priority of a case in the reader's language; the two upper ones stand out. */
export function CasePriority({ priority }: { priority: string }) {
  useTranslation('components');
  const urgent = priority === 'Critical';
  return (
    <Text
      component="span"
      size="sm"
      fw={urgent || priority === 'High' ? 650 : 400}
      c={urgent ? 'var(--mantine-color-error)' : 'inherit'}
    >
      {wordOf(`components:casePriority.${priority}`, priority)}
    </Text>
  );
}

import { Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** What a tab of the settings is for, and its main action. */
export function TabIntro({ text, action }: { text: string; action?: ReactNode }) {
  return (
    <Group justify="space-between" align="center" mb="md" gap="md">
      <Text size="sm" c="var(--text-quiet)" maw={640} flex="1 1 280px">
        {text}
      </Text>
      {action}
    </Group>
  );
}

import { Group } from '@mantine/core';
import type { ReactNode } from 'react';

/** Search and filters above a list. */
export function Toolbar({ children }: { children: ReactNode }) {
  return (
    <Group gap="sm" mb="md">
      {children}
    </Group>
  );
}

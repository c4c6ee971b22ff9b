import { Stack, Text, ThemeIcon, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { IconName } from './icon.tsx';
import { Icon } from './icon.tsx';

interface EmptyProps {
  icon: IconName;
  title: string;
  text?: ReactNode;
  /** The next sensible thing to do. */
  action?: ReactNode;
  /** 1 where this is the whole page. */
  heading?: 1 | 2;
}

/** Nothing to show here: why, and what to do next. */
export function Empty({ icon, title, text, action, heading = 2 }: EmptyProps) {
  return (
    <Stack align="center" gap="xs" py={56} px="md" ta="center">
      <ThemeIcon size={52} radius="xl" variant="default" c="dimmed">
        <Icon name={icon} size={26} />
      </ThemeIcon>
      <Title order={heading} fz="md" mt="xs">
        {title}
      </Title>
      {text ? (
        <Text c="var(--text-quiet)" maw={440} size="sm">
          {text}
        </Text>
      ) : null}
      {action ? <div style={{ marginTop: 12 }}>{action}</div> : null}
    </Stack>
  );
}

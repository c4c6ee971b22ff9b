import { Group, Text } from '@mantine/core';

/** The mark and the name; the mark alone where there is no room. */
export function Brand({ compact = false }: { compact?: boolean }) {
  return (
    <Group gap={10} wrap="nowrap">
      <img src="/favicon.svg" alt={compact ? 'Percurso' : ''} width={28} height={28} />
      {compact ? null : (
        <Text component="span" fw={700} fz="md" lh={1}>
          Percurso
        </Text>
      )}
    </Group>
  );
}

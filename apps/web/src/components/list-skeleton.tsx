import { Paper, Skeleton, Stack, VisuallyHidden } from '@mantine/core';

/** The shape of a list while it loads. */
export function ListSkeleton({
  label,
  rows = 6,
}: {
  label: string;
  columns?: number;
  rows?: number;
}) {
  return (
    <Paper withBorder p="md" aria-busy>
      <VisuallyHidden>{label}</VisuallyHidden>
      <Stack gap="lg" py="xs">
        {Array.from({ length: rows }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike
          <Skeleton key={row} h={16} w={`${92 - ((row * 17) % 40)}%`} />
        ))}
      </Stack>
    </Paper>
  );
}

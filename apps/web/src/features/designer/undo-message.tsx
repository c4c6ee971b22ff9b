import { Button, Group } from '@mantine/core';

interface UndoMessageProps {
  text: string;
  undoLabel: string;
  onUndo(): void;
}

/** What a notice says of something done, with the way to take it back. */
export function UndoMessage({ text, undoLabel, onUndo }: UndoMessageProps) {
  return (
    <Group justify="space-between" wrap="nowrap" gap="sm">
      <span>{text}</span>
      <Button size="compact-sm" variant="light" onClick={onUndo}>
        {undoLabel}
      </Button>
    </Group>
  );
}

import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';

/** Says what was done, with a way to take it back for eight seconds. */
export function showUndoNotice(text: string, undoLabel: string, undo: () => void): void {
  const id = `undo-${text}`;
  notifications.hide(id);
  notifications.show({
    id,
    autoClose: 8000,
    message: (
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <span>{text}</span>
        <Button
          size="compact-sm"
          variant="light"
          onClick={() => {
            undo();
            notifications.hide(id);
          }}
        >
          {undoLabel}
        </Button>
      </Group>
    ),
  });
}

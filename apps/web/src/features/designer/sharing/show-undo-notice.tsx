import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { showNotice } from '../../../components/show-notice.ts';

interface UndoNotice {
  text: string;
  undoLabel: string;
  undo(): void;
}

const UNDO_MS = 30_000;

/** Says what became of the draft as a whole, with a way to take it back for half a minute. */
export function showUndoNotice({ text, undoLabel, undo }: UndoNotice): void {
  const id = `undo-${text}`;
  notifications.hide(id);
  showNotice({
    said: text,
    id,
    autoClose: UNDO_MS,
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

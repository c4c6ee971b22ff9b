import { notifications } from '@mantine/notifications';
import { showNotice } from '../../../components/show-notice.ts';
import { UndoMessage } from '../undo-message.tsx';

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
      <UndoMessage
        text={text}
        undoLabel={undoLabel}
        onUndo={() => {
          undo();
          notifications.hide(id);
        }}
      />
    ),
  });
}

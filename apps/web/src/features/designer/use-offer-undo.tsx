import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { showNotice } from '../../components/show-notice.ts';
import { focusEditor } from './focus-editor.ts';
import { useDesigner } from './state/designer-context.ts';
import { UndoMessage } from './undo-message.tsx';
import { useUndo } from './use-undo.ts';

const NOTICE = 'designer-undo';
const SHOWN_MS = 8000;

/**
 * Says what was just done, with a way to take it back for eight seconds. The notice goes with the
 * next change, as Undo would take back that one.
 */
export function useOfferUndo(): (text: string) => void {
  const { t } = useTranslation('designer');
  const { documents } = useDesigner();
  const { undo } = useUndo();
  return useCallback(
    (text) => {
      notifications.hide(NOTICE);
      const step = documents.getState().past.at(-1);
      const stop = documents.subscribe(({ past }) => {
        if (past.at(-1) !== step) close();
      });
      const close = (): void => {
        stop();
        notifications.hide(NOTICE);
      };
      showNotice({
        said: text,
        id: NOTICE,
        autoClose: SHOWN_MS,
        onClose: stop,
        message: (
          <UndoMessage
            text={text}
            undoLabel={t('header.undo')}
            onUndo={() => {
              undo();
              focusEditor();
            }}
          />
        ),
      });
    },
    [documents, undo, t],
  );
}

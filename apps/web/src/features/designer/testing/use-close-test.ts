import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { focusEditor } from '../focus-editor.ts';
import { useDesigner } from '../state/designer-context.ts';

/** Leaves test mode; the focus goes back to the editor. */
export function useCloseTest(): () => void {
  const { t } = useTranslation('testing');
  const { testing, view } = useDesigner();
  return useCallback(() => {
    testing.getState().setOpen(false);
    view.getState().announce(t('closed'));
    requestAnimationFrame(focusEditor);
  }, [testing, view, t]);
}

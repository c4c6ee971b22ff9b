import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../../components/announce.ts';
import { focusEditor } from '../focus-editor.ts';
import { useDesigner } from '../state/designer-context.ts';

/** Leaves test mode; the focus goes back to the editor. */
export function useCloseTest(): () => void {
  const { t } = useTranslation('testing');
  const { testing } = useDesigner();
  return useCallback(() => {
    testing.getState().setOpen(false);
    announce(t('closed'));
    requestAnimationFrame(focusEditor);
  }, [testing, t]);
}

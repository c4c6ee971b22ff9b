import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { IconName } from '../../../components/icon.tsx';
import { Icon } from '../../../components/icon.tsx';
import { switchEditor } from '../focus-editor.ts';
import { useDesigner, useDocument, useView } from '../state/designer-context.ts';
import { useUndo } from '../use-undo.ts';
import { useUndoLabels } from './use-undo-labels.ts';

/** What the header of a small screen has in its menu. */
export function HeaderItems() {
  const { t } = useTranslation(['designer', 'testing']);
  const { view, testing } = useDesigner();
  const { undo, redo } = useUndo();
  const labels = useUndoLabels();
  const readOnly = useDocument((state) => state.readOnly);
  const editor = useView((state) => state.editor);
  const numbers = useView((state) => state.numbers);
  const item = (icon: IconName, label: string, press: { run(): void; disabled?: boolean }) => (
    <Menu.Item
      leftSection={<Icon name={icon} size={16} />}
      disabled={press.disabled ?? false}
      onClick={press.run}
    >
      {label}
    </Menu.Item>
  );
  return (
    <>
      {readOnly ? null : (
        <>
          {item('undo', labels.undo ?? t('header.undo'), {
            run: undo,
            disabled: labels.undo === null,
          })}
          {item('redo', labels.redo ?? t('header.redo'), {
            run: redo,
            disabled: labels.redo === null,
          })}
          <Menu.Divider />
        </>
      )}
      {item('settings', t('pane.settings'), {
        run: () => {
          view.getState().select({ type: 'settings' });
          view.getState().openPane(true);
        },
      })}
      {item('play', t('testing:open'), { run: () => testing.getState().setOpen(true) })}
      {item('numbers', t(numbers ? 'header.hideNumbers' : 'header.showNumbers'), {
        run: () => view.getState().setNumbers(!numbers),
      })}
      {item('outline', t(editor === 'canvas' ? 'header.outline' : 'header.canvas'), {
        run: () => switchEditor(view),
      })}
      <Menu.Divider />
    </>
  );
}

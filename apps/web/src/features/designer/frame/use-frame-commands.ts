import { switchEditor } from '../focus-editor.ts';
import { useCommand } from '../keys/use-command.ts';
import type { Autosave } from '../state/autosave.ts';
import { useDesigner } from '../state/designer-context.ts';
import type { Drawer } from '../state/view-store.ts';
import { useUndo } from '../use-undo.ts';

/** What keys do whichever editor is shown. */
export function useFrameCommands(autosave: Autosave, published: boolean): void {
  const { view, testing } = useDesigner();
  const { undo, redo } = useUndo();
  const toggle = (drawer: Drawer): void => {
    const { drawer: open, openDrawer } = view.getState();
    openDrawer(open === drawer ? null : drawer);
  };
  useCommand('undo', undo);
  useCommand('redo', redo);
  useCommand('save', () => void autosave.flush());
  useCommand('find', () => view.getState().openLayer('find'));
  useCommand('keys', () => view.getState().openLayer('keys'));
  useCommand('numbers', () => view.getState().setNumbers(!view.getState().numbers));
  useCommand('problems', () => toggle('problems'));
  useCommand('versions', () => toggle('versions'), published);
  useCommand('test', () => testing.getState().setOpen(true));
  useCommand('outline', () => switchEditor(view));
}

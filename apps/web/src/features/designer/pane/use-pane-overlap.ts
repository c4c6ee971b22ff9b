import { useScreen } from '../frame/use-screen.ts';
import { useView } from '../state/designer-context.ts';
import { usePaneWidth } from './use-pane-width.ts';

/** How much of the editor's right edge the pane lies over, in pixels. */
export function usePaneOverlap(): number {
  const [width] = usePaneWidth();
  const open = useView((state) => state.paneOpen);
  return useScreen() === 'medium' && open ? width : 0;
}

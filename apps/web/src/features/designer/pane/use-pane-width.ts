import { useLocalStorage } from '@mantine/hooks';

export const PANE_WIDTH = { least: 320, usual: 376, most: 560 } as const;

/** The width of the right pane, remembered on this browser. */
export function usePaneWidth(): [number, (width: number) => void] {
  const [stored, store] = useLocalStorage({
    key: 'percurso.pane-width',
    defaultValue: PANE_WIDTH.usual as number,
    getInitialValueInEffect: false,
  });
  const width = Math.min(Math.max(stored, PANE_WIDTH.least), PANE_WIDTH.most);
  return [width, (next) => store(Math.min(Math.max(next, PANE_WIDTH.least), PANE_WIDTH.most))];
}

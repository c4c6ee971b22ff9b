import { useLocalStorage } from '@mantine/hooks';

const MOST = 3;

/** The kinds of blocks added last in this browser, the newest first, and a way to note one more. */
export function useRecentKinds(): [kinds: readonly string[], used: (kind: string) => void] {
  const [kinds, set] = useLocalStorage<string[]>({
    key: 'percurso.recent-kinds',
    defaultValue: [],
    getInitialValueInEffect: false,
  });
  const used = (kind: string): void =>
    set((before) => [kind, ...before.filter((one) => one !== kind)].slice(0, MOST));
  return [kinds, used];
}

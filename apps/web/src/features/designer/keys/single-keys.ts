import { useLocalStorage } from '@mantine/hooks';

const KEY = 'percurso.single-keys';

/** Whether keys that only type a character do something; kept per person and browser. */
export function useSingleKeys(): [on: boolean, set: (on: boolean) => void] {
  const [on, set] = useLocalStorage({
    key: KEY,
    defaultValue: true,
    getInitialValueInEffect: false,
  });
  return [on, set];
}

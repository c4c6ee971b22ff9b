import { useMediaQuery } from '@mantine/hooks';

/** In em, so that a page zoomed to 200 % counts as the half. */
const NARROW = '(max-width: 45em)';
const MEDIUM = '(max-width: 74.99em)';

/** How much room there is: pane beside the editor, pane over its edge, or one thing at a time. */
export type Screen = 'wide' | 'medium' | 'narrow';

export function useScreen(): Screen {
  const options = { getInitialValueInEffect: false };
  const narrow = useMediaQuery(NARROW, undefined, options);
  const medium = useMediaQuery(MEDIUM, undefined, options);
  return narrow ? 'narrow' : medium ? 'medium' : 'wide';
}

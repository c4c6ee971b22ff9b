import type { SyntheticEvent } from 'react';

/**
 * For the opener of an open layer that is not the layer's target: its press is no press outside,
 * or the layer would close just before the click that closes it.
 */
export const ownPress = { onMouseDown: stop, onTouchStart: stop };

function stop(event: SyntheticEvent): void {
  event.stopPropagation();
}

import { useKeyPress } from '@xyflow/react';
import type { RefObject } from 'react';
import { useEffect } from 'react';
import { useDesigner } from '../state/designer-context.ts';

/**
 * Whether Space is held, so that a drag pans wherever it begins. What a tap of Space does to the
 * current step is done when it is let go, if nothing was dragged meanwhile.
 */
export function useSpacePan(frame: RefObject<HTMLElement | null>): boolean {
  const { commands } = useDesigner();
  const held = useKeyPress('Space');
  useEffect(() => {
    const canvas = frame.current;
    if (!canvas) return;
    let tapping = false;
    const press = (event: KeyboardEvent): void => {
      const { target, ctrlKey, metaKey, altKey, shiftKey } = event;
      if (event.key !== ' ' || ctrlKey || metaKey || altKey || shiftKey) return;
      if (!(target instanceof Element) || target.closest('button, a, input, textarea')) return;
      event.preventDefault();
      tapping ||= !event.repeat;
    };
    const letGo = (event: KeyboardEvent): void => {
      if (event.key !== ' ') return;
      const tapped = tapping && event.target instanceof Node && canvas.contains(event.target);
      tapping = false;
      if (tapped) commands.run('toggle');
    };
    const drag = (): void => {
      tapping = false;
    };
    canvas.addEventListener('keydown', press);
    canvas.addEventListener('pointerdown', drag);
    globalThis.addEventListener('keyup', letGo);
    return () => {
      canvas.removeEventListener('keydown', press);
      canvas.removeEventListener('pointerdown', drag);
      globalThis.removeEventListener('keyup', letGo);
    };
  }, [frame, commands]);
  return held;
}

import type { KeyboardEvent } from 'react';
import { useDesigner } from '../state/designer-context.ts';
import { focusTest } from './focus-test.ts';
import { moveTo } from './test-steps.ts';
import { useCloseTest } from './use-close-test.ts';

const TYPING = 'input, textarea, [contenteditable="true"], [role="option"], [role="dialog"]';
const MOVES = { ArrowDown: 'next', ArrowUp: 'back', Home: 'first', End: 'last' } as const;
/** Keys that would edit the journey: while a test is shown they do nothing in the editor. */
const EDITS = new Set(['Delete', 'Backspace', 'Insert', 'a', 'F2', 'Enter', 'ArrowLeft']).add(
  'ArrowRight',
);

/** The keys of test mode, wherever the focus is: taken before the editor that has it sees them. */
export function useTestKeys(): (event: KeyboardEvent<HTMLElement>) => void {
  const { testing } = useDesigner();
  const close = useCloseTest();
  return (event) => {
    const { open, run, position, playing } = testing.getState();
    const { target, key } = event;
    if (!open || !(target instanceof HTMLElement)) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const opened = target.closest('[aria-expanded="true"]') !== null;
    const outside = !event.currentTarget.contains(target);
    if (outside || opened || target.closest('[role="dialog"]')) return;
    const take = (): void => {
      event.preventDefault();
      event.stopPropagation();
    };
    if (key === 'Escape') {
      take();
      return close();
    }
    if (!run || target.closest(TYPING)) return;
    const inEditor = target.closest('[data-editor]') !== null;
    const onControl = target.closest('button, a') !== null;
    if (isMove(key)) {
      take();
      testing.getState().setPlaying(false);
      const to = moveTo(position, { steps: run.steps.length, by: MOVES[key] });
      testing.getState().goTo(to);
      // Whoever follows in canvas or outline stays there, unless there is something to answer.
      if (!inEditor || run.steps[to]?.type === 'question') focusTest();
      return;
    }
    if (key === ' ' && !onControl) {
      take();
      if (playing) return testing.getState().setPlaying(false);
      if (position === run.steps.length - 1) testing.getState().goTo(0);
      return testing.getState().setPlaying(true);
    }
    if (inEditor && EDITS.has(key.length === 1 ? key.toLowerCase() : key)) take();
  };
}

function isMove(key: string): key is keyof typeof MOVES {
  return Object.hasOwn(MOVES, key);
}

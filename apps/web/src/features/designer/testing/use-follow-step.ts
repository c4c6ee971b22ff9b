import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../../components/announce.ts';
import { useDesigner } from '../state/designer-context.ts';
import { focusTest } from './focus-test.ts';
import type { TestRun } from './testing-store.ts';
import { useStepWords } from './use-step-words.ts';
import { useTesting } from './use-testing.ts';

/** How long a step is shown while the way plays by itself. */
const STEP_MS = 900;

/** Shows the step in canvas and outline, says it, and goes on by itself while it plays. */
export function useFollowStep(run: TestRun): void {
  const { t } = useTranslation('testing');
  const { testing, view } = useDesigner();
  const words = useStepWords();
  const position = useTesting((state) => state.position);
  const playing = useTesting((state) => state.playing);

  // biome-ignore lint/correctness/useExhaustiveDependencies: said once per step, not when words change
  useEffect(() => {
    const step = run.steps[position];
    if (!step) return;
    const { select, revealNode } = view.getState();
    if (step.type === 'entry') select({ type: 'entry' });
    if ('blockId' in step) select({ type: 'block', blockId: step.blockId });
    if (step.type !== 'end') revealNode('blockId' in step ? step.blockId : 'trigger');
    else revealNode('exit');
    announce(
      t('said', {
        number: position + 1,
        total: run.steps.length,
        time: words.time(step.at),
        name: words.name(step),
        outcome: words.outcome(step, run.simulation.entry),
      }),
    );
  }, [run, position]);

  useEffect(() => {
    if (!playing) return;
    if (position >= run.steps.length - 1) {
      testing.getState().setPlaying(false);
      focusTest();
      return;
    }
    const timer = setTimeout(() => testing.getState().goTo(position + 1), STEP_MS);
    return () => clearTimeout(timer);
  }, [playing, position, run, testing]);
}

import { memo } from 'react';
import { Icon } from '../../../components/icon.tsx';
import { BlockShapeIcon, Shape } from '../canvas/block-shape.tsx';
import { useDesigner, useDocument } from '../state/designer-context.ts';
import { StepDetail } from './step-detail.tsx';
import classes from './steps.module.css';
import type { TestStep } from './test-steps.ts';
import type { TestRun } from './testing-store.ts';
import type { StepWords } from './use-step-words.ts';

interface StepRowProps {
  run: TestRun;
  step: TestStep;
  index: number;
  words: StepWords;
  state: 'gone' | 'here' | 'coming';
}

/** A step in the list: time, block and outcome; the one that is shown with all there is to it. */
export const StepRow = memo(function StepRow({ run, step, index, words, state }: StepRowProps) {
  const { testing } = useDesigner();
  const kind = useDocument((one) =>
    'blockId' in step ? one.blocks.get(step.blockId)?.kind : undefined,
  );
  const skipped = words.skipped(step);
  const outcome = words.outcome(step, run.simulation.entry);
  return (
    <li
      className={classes.step}
      data-test-step={state}
      aria-current={state === 'here' ? 'step' : undefined}
    >
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the arrow keys go to every step */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a shorter way to it for the pointer */}
      <div
        className={classes.stepHead}
        onClick={() => {
          testing.getState().setPlaying(false);
          testing.getState().goTo(index);
        }}
      >
        <span className={classes.icon}>
          {step.type === 'entry' ? (
            <Shape shape="pill" size={26}>
              <Icon name="trigger" size={13} />
            </Shape>
          ) : kind === undefined ? (
            <Icon name="flag" size={16} />
          ) : (
            <BlockShapeIcon kind={kind} size={26} />
          )}
        </span>
        <div className={classes.stepTexts}>
          <div className={classes.stepLine}>
            <span className={classes.stepName} title={words.name(step)}>
              {words.name(step)}
            </span>
            <time className={`${classes.time} tabular`} dateTime={step.at}>
              {words.time(step.at)}
            </time>
          </div>
          {skipped ? <div className={classes.skipped}>{skipped}</div> : null}
          {outcome ? <div className={classes.outcome}>{outcome}</div> : null}
        </div>
      </div>
      {state === 'here' ? <StepDetail run={run} step={step} index={index} /> : null}
    </li>
  );
});

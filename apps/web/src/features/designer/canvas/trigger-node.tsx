import type { NodeProps } from '@xyflow/react';
import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../components/icon.tsx';
import type { PeopleCount } from '../numbers/people-shown.ts';
import { useEntryNumbers } from '../numbers/use-numbers.ts';
import { useDesigner, useDocument, useView } from '../state/designer-context.ts';
import { useBlockMark } from '../testing/use-test-mark.ts';
import { useEntryWords } from '../use-entry-words.ts';
import { Shape } from './block-shape.tsx';
import classes from './card.module.css';
import { cardStateWords } from './card-state-words.ts';
import { EntryMenu } from './entry-menu.tsx';
import type { CanvasNode } from './flow-elements.ts';
import { isDrawnAlike } from './flow-elements.ts';
import { TRIGGER_ID } from './layout.ts';
import { NodeBox } from './node-box.tsx';
import { NodeNumbers } from './node-numbers.tsx';
import { ProblemMark, WarningMark } from './problem-mark.tsx';

/** Problems of the card: those of entry, exit rules and goals. */
const ENTRY_FIELD = /^(entry|exit|goals)\b/;

/** The card on top: the trigger that starts the journey and the condition its events must meet. */
export const TriggerNode = memo(function TriggerNode({ width, height }: NodeProps<CanvasNode>) {
  const { t } = useTranslation(['designer', 'testing']);
  const { view } = useDesigner();
  const ofJourney = useDocument((state) => state.problemsOf.get(null));
  const problems = useMemo(
    () => (ofJourney ?? []).filter(({ field }) => ENTRY_FIELD.test(field)),
    [ofJourney],
  );
  const unfinished = problems.some(({ severity }) => severity === 'error');
  const hasExit = useDocument((state) => (state.document.exit?.length ?? 0) > 0);
  const hasGoals = useDocument((state) => (state.document.goals?.length ?? 0) > 0);
  const selected = useView((state) => state.selection.type === 'entry');
  const showNumbers = useView((state) => state.numbers);
  const numbers = useEntryNumbers();
  const mark = useBlockMark(TRIGGER_ID);
  const { name, summary } = useEntryWords();
  const state = cardStateWords({ problems, mark }, t);
  const refused = numbers?.refused.reduce((sum, one) => sum + one.n, 0);
  const listed = (count: PeopleCount) => () => view.getState().showCounted(null, { count });
  return (
    <NodeBox width={width} height={height}>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the canvas around it takes the keys */}
      {/* biome-ignore lint/a11y/useSemanticElements: a card is no fieldset */}
      <div
        id="node-trigger"
        role="group"
        aria-current={selected || undefined}
        tabIndex={-1}
        aria-label={[t('entry.type'), name, summary, ...state].join(', ')}
        aria-labelledby={showNumbers ? 'node-trigger numbers-trigger' : undefined}
        className={`${classes.card} nodrag`}
        data-block="trigger"
        data-selected={selected || undefined}
        data-unfinished={unfinished || undefined}
        data-test-mark={mark}
        onClick={() => {
          view.getState().select({ type: 'entry' });
          view.getState().openPane(true);
          view.getState().revealNode(TRIGGER_ID);
          document.getElementById('canvas')?.focus({ preventScroll: true });
        }}
      >
        <div className={classes.main}>
          <Shape shape="pill">
            <Icon name="trigger" size={20} />
          </Shape>
          <div className={classes.texts}>
            <div className={classes.type}>
              {t('entry.type')}
              <WarningMark problems={problems} />
            </div>
            <div className={classes.name} title={name}>
              {name}
            </div>
            <div className={classes.summary} title={summary}>
              <ProblemMark problems={problems} summary={summary} />
            </div>
          </div>
        </div>
        <div className={classes.menu}>
          <EntryMenu />
        </div>
        {showNumbers ? (
          <NodeNumbers
            id={TRIGGER_ID}
            numbers={[
              { key: 'entered', value: numbers?.entered, onOpen: listed('entered') },
              {
                key: 'refused',
                value: refused,
                alert: true,
                onOpen: () => view.getState().openDrawer('refusals'),
              },
              {
                key: 'inside',
                value: numbers?.inside,
                onOpen: listed('inside'),
              },
              {
                key: 'finished',
                value: numbers?.finished,
                onOpen: listed('finished'),
              },
              ...(hasExit
                ? [
                    {
                      key: 'byRule' as const,
                      value: sumOf(numbers?.exits),
                      onOpen: listed('exits'),
                    },
                  ]
                : []),
              ...(hasGoals
                ? [{ key: 'goals' as const, value: sumOf(numbers?.goals), onOpen: listed('goals') }]
                : []),
            ]}
          />
        ) : null}
      </div>
    </NodeBox>
  );
}, isDrawnAlike);

function sumOf(counts: Record<string, number> | undefined): number | undefined {
  return counts && Object.values(counts).reduce((sum, n) => sum + n, 0);
}

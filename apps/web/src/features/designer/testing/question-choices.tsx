import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import { TestValueField } from '../../../components/test-values/test-value-field.tsx';
import type { TestValue } from '../../../components/test-values/test-values.ts';
import { testAttributes } from '../../../components/test-values/test-values.ts';
import { useDesigner, useDocument } from '../state/designer-context.ts';
import { useBlockWords } from '../use-block-words.ts';
import { choosePort } from './choose-port.ts';
import type { GivenEvents, SimulationQuestion } from './simulation-query.ts';
import steps from './steps.module.css';
import classes from './testing.module.css';
import type { TestRun } from './testing-store.ts';
import { useSimulate } from './use-simulate.ts';
import { useStepWords } from './use-step-words.ts';

interface QuestionChoicesProps extends Pick<SimulationQuestion, 'ports' | 'about' | 'until'> {
  run: TestRun;
  step: { blockId: string; visit: number };
  index: number;
  /** The way that was taken, where it was answered already. */
  current?: string | undefined;
}

/** What the engine cannot know: whether an event comes, or how chance falls. Answered with a button. */
export function QuestionChoices(props: QuestionChoicesProps) {
  const { run, step, index, ports, about, until, current } = props;
  const { t } = useTranslation('testing');
  const { triggers } = useDesigner();
  const blockWords = useBlockWords();
  const words = useStepWords();
  const block = useDocument((state) => state.blocks.get(step.blockId));
  const simulation = useSimulate();
  const [values, setValues] = useState<Record<string, Record<string, TestValue>>>({});
  const nameOf = (key: string): string => triggers.find((one) => one.key === key)?.name ?? key;
  const wordOf = ({ port, trigger }: SimulationQuestion['ports'][number]): string => {
    const way = block ? blockWords.port(block, port) : port;
    if (about === 'chance' || current !== undefined) return way;
    if (trigger !== null) return t('question.happens', { name: nameOf(trigger) });
    return until === null
      ? t('question.doesNot')
      : t('question.doesNotUntil', { until: words.time(until) });
  };
  const answer = (port: string): void => {
    const { setup, simulation: done } = run;
    const choices = choosePort(
      { choices: setup.choices ?? {}, trail: done.trail },
      { ...step, port },
    );
    const events = withEvents(setup.events ?? [], eventsGiven());
    simulation.mutate({ ...run, setup: { ...setup, choices, events }, position: index });
  };
  const eventsGiven = (): GivenEvents =>
    Object.entries(values).map(([key, given]) => ({
      trigger: key,
      attributes: testAttributes(
        (triggers.find((one) => one.key === key)?.attributes ?? []).filter(({ name }) =>
          Object.hasOwn(given, name),
        ),
        given,
      ),
    }));
  const withAttributes = [...new Set(ports.flatMap(({ trigger }) => trigger ?? []))].flatMap(
    (key) =>
      // A record's event is made of its columns, which the engine makes up.
      triggers.find(
        (one) => one.key === key && one.kind !== 'record' && one.attributes.length > 0,
      ) ?? [],
  );
  return (
    <div className={steps.question}>
      {withAttributes.map((trigger) => {
        const { key, name, attributes } = trigger;
        return (
          <details key={key}>
            <summary className={steps.summary}>{t('question.with', { name })}</summary>
            <p className={classes.quiet}>{t('question.withHelp')}</p>
            {attributes.map((attribute) => (
              <TestValueField
                trigger={trigger}
                key={attribute.name}
                attribute={attribute}
                value={values[key]?.[attribute.name] ?? null}
                onChange={(value) =>
                  setValues((all) => ({ ...all, [key]: { ...all[key], [attribute.name]: value } }))
                }
              />
            ))}
          </details>
        );
      })}
      {current === undefined ? null : <p className={classes.quiet}>{t('question.instead')}</p>}
      {/* biome-ignore lint/a11y/useSemanticElements: buttons, no fields */}
      <div
        role="group"
        aria-label={t(current === undefined ? `question.${about}` : 'question.instead')}
        className={steps.choices}
      >
        {ports.map((port) => (
          <Button
            key={port.port}
            variant={current === port.port ? 'filled' : 'default'}
            size="xs"
            {...(current === undefined
              ? { 'data-test-choice': port.port }
              : { 'aria-pressed': current === port.port })}
            loading={simulation.isPending && simulation.variables.setup.choices !== undefined}
            onClick={() => answer(port.port)}
          >
            {wordOf(port)}
          </Button>
        ))}
      </div>
      <ProblemAlert error={simulation.error} />
    </div>
  );
}

/** Those given now in place of those given before for the same triggers. */
function withEvents(before: GivenEvents, now: GivenEvents): GivenEvents {
  const replaced = new Set(now.map(({ trigger }) => trigger));
  return [
    ...before.filter(({ trigger, at }) => at !== undefined || !replaced.has(trigger)),
    ...now,
  ];
}

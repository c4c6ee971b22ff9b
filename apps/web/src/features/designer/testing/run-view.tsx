import { ActionIcon, Alert, Button, Group, Tooltip } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IconName } from '../../../components/icon.tsx';
import { Icon } from '../../../components/icon.tsx';
import { PermittedButton } from '../../../components/permitted-button.tsx';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import { useDesigner, useDocument } from '../state/designer-context.ts';
import { focusTest } from './focus-test.ts';
import { SaveCaseDialog } from './save-case-dialog.tsx';
import { StepRow } from './step-row.tsx';
import classes from './steps.module.css';
import { moveTo } from './test-steps.ts';
import type { TestRun } from './testing-store.ts';
import { useFollowStep } from './use-follow-step.ts';
import { useSimulate } from './use-simulate.ts';
import { useStepWords } from './use-step-words.ts';
import { useTesting } from './use-testing.ts';

/** The way a person went, step by step, with the step that is shown opened. */
export function RunView({ run }: { run: TestRun }) {
  const { t, i18n } = useTranslation('testing');
  const { testing } = useDesigner();
  const position = useTesting((state) => state.position);
  const playing = useTesting((state) => state.playing);
  const stale = useDocument((state) => state.document !== run.document);
  const words = useStepWords();
  const again = useSimulate();
  const [saving, setSaving] = useState(false);
  const list = useRef<HTMLOListElement>(null);
  useFollowStep(run);
  const { steps } = run;
  const last = steps.length - 1;

  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another step is shown
  useEffect(() => {
    list.current?.querySelector('[data-test-step="here"]')?.scrollIntoView({ block: 'nearest' });
  }, [position, run]);

  const go = (by: Parameters<typeof moveTo>[1]['by']) => (): void => {
    testing.getState().setPlaying(false);
    testing.getState().goTo(moveTo(position, { steps: steps.length, by }));
  };
  const play = (): void => {
    if (!playing && position === last) testing.getState().goTo(0);
    testing.getState().setPlaying(!playing);
  };
  const button = (icon: IconName, label: string, press: { run(): void; disabled?: boolean }) => (
    <Tooltip label={label}>
      <ActionIcon
        variant="default"
        size={32}
        aria-label={label}
        aria-disabled={press.disabled || undefined}
        {...(press.disabled ? { 'data-disabled': true } : {})}
        onClick={press.run}
      >
        <Icon name={icon} size={16} />
      </ActionIcon>
    </Tooltip>
  );
  return (
    <>
      <div className={classes.runHead}>
        <div className={classes.who}>
          <span className={classes.whoName} title={run.who}>
            {run.testCase ? `${run.testCase.name} · ${run.who}` : run.who}
          </span>
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => {
              testing.getState().clearRun();
              requestAnimationFrame(focusForm);
            }}
          >
            {t('run.change')}
          </Button>
          <PermittedButton
            requires="journeys:write"
            variant="light"
            size="compact-sm"
            onClick={() => setSaving(true)}
          >
            {t('run.save')}
          </PermittedButton>
        </div>
        <Group gap={6} wrap="nowrap">
          {button('up', t('run.back'), { run: go('back'), disabled: position === 0 })}
          {button('down', t('run.next'), { run: go('next'), disabled: position === last })}
          {button(playing ? 'pause' : 'play', t(playing ? 'run.pause' : 'run.play'), { run: play })}
          {button('flag', t('run.end'), { run: go('last'), disabled: position === last })}
          <span className={`${classes.count} tabular`}>
            {t('run.count', {
              number: (position + 1).toLocaleString(i18n.language),
              total: steps.length.toLocaleString(i18n.language),
            })}
          </span>
        </Group>
      </div>
      {stale ? (
        <Alert color="yellow" className={classes.stale} icon={<Icon name="alert" />}>
          <Group justify="space-between" gap="xs">
            {t('run.stale')}
            <Button
              size="compact-sm"
              variant="default"
              loading={again.isPending}
              onClick={() => again.mutate(run)}
            >
              {t('run.again')}
            </Button>
          </Group>
        </Alert>
      ) : null}
      <ProblemAlert error={again.error} />
      <section
        id="test-steps"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys step from here
        tabIndex={0}
        className={classes.steps}
        aria-label={t('run.steps')}
        aria-describedby="test-help"
      >
        <p id="test-help" className={classes.help}>
          {t('run.help')}
        </p>
        <ol ref={list} className={classes.list}>
          {steps.map((step, index) => (
            <StepRow
              key={`${step.type}/${'blockId' in step ? `${step.blockId}/${step.visit}` : ''}`}
              run={run}
              step={step}
              index={index}
              words={words}
              state={index === position ? 'here' : index < position ? 'gone' : 'coming'}
            />
          ))}
        </ol>
      </section>
      <SaveCaseDialog
        run={run}
        opened={saving}
        onClose={() => {
          setSaving(false);
          focusTest();
        }}
      />
    </>
  );
}

/** The first field of the form. */
function focusForm(): void {
  const field = document.querySelector('#test-form-who input:checked');
  if (field instanceof HTMLElement) field.focus();
}

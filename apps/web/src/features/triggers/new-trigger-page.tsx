import { Button, Group, Paper, Stack, Stepper, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { ProblemError } from '../../app/problem-error.ts';
import { readAnswer } from '../../app/read-answer.ts';
import { NotAllowed } from '../../components/not-allowed.tsx';
import { Page } from '../../components/page.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useDenial } from '../../components/use-denial.ts';
import { triggersKey } from './trigger-queries.ts';
import { WizardFields } from './wizard-fields.tsx';
import type { WizardForm } from './wizard-form.ts';
import { emptyWizard, isComplete, stepOfPath, stepsOf, triggerBody } from './wizard-form.ts';

/** The wizard that makes a draft trigger. Back and Next keep everything that was typed. */
export function NewTriggerPage() {
  const { t } = useTranslation('triggers');
  const denial = useDenial('triggers:write');
  return (
    <Page title={t('wizard.title')} back={{ to: '/triggers', label: t('page.back') }}>
      {denial ? <NotAllowed denial={denial} /> : <Wizard />}
    </Page>
  );
}

function Wizard() {
  const { t } = useTranslation('triggers');
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [form, setForm] = useState<WizardForm>(emptyWizard);
  const [position, setPosition] = useState(0);
  const [checked, setChecked] = useState(false);
  const panel = useRef<HTMLFormElement>(null);
  const steps = stepsOf(form.kind);
  const step = steps[position] ?? 'basics';
  const last = position === steps.length - 1;

  const create = useMutation({
    mutationFn: () => readAnswer(api.triggers.$post({ json: triggerBody(form) })),
    onSuccess: async ({ key }) => {
      await queryClient.invalidateQueries({ queryKey: triggersKey });
      await navigate({ to: '/triggers/$trigger', params: { trigger: key } });
    },
    onError: (error) => {
      const path = isKeyTaken(error) ? 'key' : refusedPath(error);
      if (path !== undefined) goTo(Math.max(steps.indexOf(stepOfPath(path, form.kind)), 0));
      setChecked(true);
    },
  });

  const goTo = (next: number) => {
    setPosition(next);
    setChecked(false);
  };
  const change = (part: Partial<WizardForm>) => {
    setForm((old) => ({ ...old, ...part }));
    if (create.error) create.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isComplete(form, step)) return setChecked(true);
    if (last) return create.mutate();
    goTo(position + 1);
  };

  // Only a step that was just opened takes the focus, and a field in error once it was refused.
  useEffect(() => {
    const selector = checked ? '[aria-invalid="true"]' : 'input:not([type="hidden"]), button';
    if (step) panel.current?.querySelector<HTMLElement>(selector)?.focus();
  }, [step, checked]);

  return (
    <Stack gap="lg" maw={920}>
      <Stepper
        active={position}
        onStepClick={(next) => next < position && goTo(next)}
        size="sm"
        iconSize={30}
        aria-label={t('wizard.steps')}
      >
        {steps.map((one, index) => (
          <Stepper.Step
            key={one}
            label={t(`wizard.${one}`)}
            allowStepSelect={index < position}
            aria-current={index === position ? 'step' : undefined}
          />
        ))}
      </Stepper>
      <Paper withBorder p={{ base: 'md', sm: 'xl' }}>
        <form onSubmit={submit} noValidate ref={panel}>
          <Text size="sm" c="var(--text-quiet)">
            {t('wizard.step', { number: position + 1, total: steps.length })}
          </Text>
          <Title order={2} mb="lg">
            {t(`wizard.${step}`)}
          </Title>
          <WizardFields
            step={step}
            form={form}
            onChange={change}
            checked={checked}
            keyTaken={isKeyTaken(create.error)}
          />
          {create.error && !isKeyTaken(create.error) ? (
            <Stack mt="lg">
              <ProblemAlert error={create.error} />
            </Stack>
          ) : null}
          <Group justify="space-between" mt="xl">
            <Button
              variant="default"
              onClick={() =>
                position === 0 ? void navigate({ to: '/triggers' }) : goTo(position - 1)
              }
            >
              {position === 0 ? t('wizard.cancel') : t('wizard.back')}
            </Button>
            <Button type="submit" loading={create.isPending}>
              {last ? t('wizard.create') : t('wizard.next')}
            </Button>
          </Group>
        </form>
      </Paper>
    </Stack>
  );
}

function isKeyTaken(error: unknown): boolean {
  return error instanceof ProblemError && error.status === 409;
}

function refusedPath(error: unknown): string | undefined {
  return error instanceof ProblemError ? error.errors[0]?.path : undefined;
}

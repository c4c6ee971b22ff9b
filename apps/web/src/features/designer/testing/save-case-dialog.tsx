import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../components/dialog.tsx';
import { notifyDone } from '../../../components/notify-done.ts';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import { portsOf } from '../state/block-ports.ts';
import { useDesigner } from '../state/designer-context.ts';
import { caseOfRun } from './case-of-run.ts';
import type { TestRun } from './testing-store.ts';
import { useCaseEdits } from './use-cases.ts';

interface SaveCaseDialogProps {
  run: TestRun;
  opened: boolean;
  onClose(): void;
}

/** Keeps a run under a name: who, event and answers, and what happened as what is expected. */
export function SaveCaseDialog({ run, opened, onClose }: SaveCaseDialogProps) {
  const { t } = useTranslation(['testing', 'components']);
  return (
    <Dialog opened={opened} onClose={onClose} title={t('testing:save.title')}>
      <SaveCaseForm run={run} onClose={onClose} />
    </Dialog>
  );
}

function SaveCaseForm({ run, onClose }: Omit<SaveCaseDialogProps, 'opened'>) {
  const { t } = useTranslation(['testing', 'components']);
  const { documents, testing } = useDesigner();
  const { create, update } = useCaseEdits();
  const known = run.testCase;
  const [name, setName] = useState(known?.name ?? '');
  const [checked, setChecked] = useState(false);
  const { simulation } = run;
  const open = simulation.entry.enrolled && !simulation.ended;
  const missing = name.trim() === '';
  const { blocks } = documents.getState();
  const forks = new Set(
    [...blocks.values()].filter((block) => portsOf(block).length > 1).map(({ id }) => id),
  );
  const done = (saved: { id: string; name: string }): void => {
    const { position, showRun } = testing.getState();
    showRun({ ...run, testCase: { id: saved.id, name: saved.name } }, position);
    notifyDone(t('testing:save.done', { name: saved.name }));
    onClose();
  };
  const json = { ...caseOfRun(run, forks), name: name.trim() };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setChecked(true);
    if (!missing && !open) create.mutate(json, { onSuccess: done });
  };
  const busy = create.isPending || update.isPending;
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text size="sm">{t(open ? 'testing:save.open' : 'testing:save.text')}</Text>
        <TextInput
          label={t('testing:save.name')}
          required
          data-autofocus
          maxLength={150}
          value={name}
          disabled={open}
          error={checked && missing ? t('testing:save.missing') : undefined}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <ProblemAlert error={create.error ?? update.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('components:cancel')}
          </Button>
          {known ? (
            <Button
              variant="default"
              disabled={open || missing}
              loading={update.isPending}
              onClick={() => update.mutate({ testId: known.id, json }, { onSuccess: done })}
            >
              {t('testing:save.replace')}
            </Button>
          ) : null}
          <Button type="submit" disabled={open} loading={busy}>
            {t(known ? 'testing:save.asNew' : 'testing:save.confirm')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

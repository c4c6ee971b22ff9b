import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import type { SavedCase } from './use-cases.ts';
import { useCaseEdits } from './use-cases.ts';

interface RenameCaseDialogProps {
  /** The case to rename; null while nothing is asked. */
  saved: SavedCase | null;
  onClose(): void;
}

/** Asks for another name of a case. */
export function RenameCaseDialog({ saved, onClose }: RenameCaseDialogProps) {
  const { t } = useTranslation(['testing', 'components']);
  return (
    <Modal
      opened={saved !== null}
      onClose={onClose}
      title={t('testing:cases.rename')}
      closeButtonProps={{ 'aria-label': t('components:close') }}
    >
      {saved ? <RenameForm saved={saved} onClose={onClose} /> : null}
    </Modal>
  );
}

function RenameForm({ saved, onClose }: { saved: SavedCase; onClose(): void }) {
  const { t } = useTranslation(['testing', 'components']);
  const { update } = useCaseEdits();
  const [name, setName] = useState(saved.name);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() === '') return;
    const json = { ...saved.definition, name: name.trim() };
    update.mutate({ testId: saved.id, json }, { onSuccess: onClose });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput
          label={t('testing:save.name')}
          required
          data-autofocus
          maxLength={150}
          value={name}
          error={name.trim() === '' ? t('testing:save.missing') : undefined}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <ProblemAlert error={update.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('components:cancel')}
          </Button>
          <Button type="submit" loading={update.isPending}>
            {t('components:save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

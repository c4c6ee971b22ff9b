import { Stack, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../components/dialog.tsx';
import { FormButtons } from '../../../components/form-buttons.tsx';
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
  const { t } = useTranslation('testing');
  return (
    <Dialog opened={saved !== null} onClose={onClose} title={t('cases.rename')}>
      {saved ? <RenameForm saved={saved} onClose={onClose} /> : null}
    </Dialog>
  );
}

function RenameForm({ saved, onClose }: { saved: SavedCase; onClose(): void }) {
  const { t } = useTranslation('testing');
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
          label={t('save.name')}
          required
          data-autofocus
          maxLength={150}
          value={name}
          error={name.trim() === '' ? t('save.missing') : undefined}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <ProblemAlert error={update.error} />
        <FormButtons onCancel={onClose} busy={update.isPending} />
      </Stack>
    </form>
  );
}

import { Select, SimpleGrid, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { readAnswer } from '../../app/read-answer.ts';
import { AutosizeTextarea } from '../../components/autosize-textarea.tsx';
import { contactName } from '../../components/contact-name.ts';
import type { PickedContact } from '../../components/contact-picker.tsx';
import { ContactPicker } from '../../components/contact-picker.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { filled } from '../../components/expected.ts';
import { fieldErrors } from '../../components/field-errors.ts';
import { FormButtons } from '../../components/form-buttons.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { focusFirstError, refuseForm } from '../../components/refuse-form.ts';
import { priorities, statuses } from './case-query.ts';

interface NewCaseDialogProps {
  opened: boolean;
  onClose: () => void;
  /** Id of the customer it is for, where that is known. */
  customer?: string | undefined;
}

/** Opens a case by hand. */
export function NewCaseDialog({ opened, onClose, customer }: NewCaseDialogProps) {
  const { t } = useTranslation(['cases', 'components']);
  const known = useQuery({
    queryKey: ['contacts', 'one', customer],
    queryFn: () =>
      readAnswer(api.contacts[':contact'].$get({ param: { contact: customer ?? '' } })),
    enabled: customer !== undefined,
  });
  const preset = known.data
    ? { id: known.data.id, name: contactName(known.data) ?? t('components:contact.unnamed') }
    : null;
  return (
    <Dialog opened={opened} onClose={onClose} title={t('create')}>
      <NewCaseForm key={preset?.id} preset={preset} onClose={onClose} />
    </Dialog>
  );
}

function NewCaseForm({ preset, onClose }: { preset: PickedContact | null; onClose: () => void }) {
  const { t } = useTranslation(['cases', 'components']);
  const client = useQueryClient();
  const navigate = useNavigate();
  const [contact, setContact] = useState<PickedContact | null>(preset);
  const form = useForm<{
    subject: string;
    status: (typeof statuses)[number];
    priority: (typeof priorities)[number];
  }>({
    mode: 'uncontrolled',
    initialValues: { subject: '', status: 'Open', priority: 'Normal' },
    validate: { subject: filled },
  });
  const create = useMutation({
    mutationFn: (values: typeof form.values) =>
      readAnswer(api.cases.$post({ json: { ...values, contactId: contact?.id ?? null } })),
    onSuccess: async (made) => {
      await client.invalidateQueries({ queryKey: ['cases'] });
      await navigate({ to: '/cases/$caseId', params: { caseId: made.id } });
    },
    onError: (error) => refuseForm(form, error),
  });

  return (
    <form
      onSubmit={form.onSubmit(
        (values) => create.mutate(values),
        (errors) => focusFirstError(form, errors),
      )}
      noValidate
    >
      <Stack>
        <AutosizeTextarea
          label={t('fields.subject')}
          maxRows={4}
          maxLength={500}
          data-autofocus
          {...form.getInputProps('subject')}
        />
        <ContactPicker
          label={t('fields.contact')}
          description={t('contactHelp')}
          value={contact}
          onChange={setContact}
          error={fieldErrors(create.error).contactId}
        />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <Select
            label={t('fields.status')}
            data={statuses.map((value) => ({ value, label: t(`components:caseStatus.${value}`) }))}
            allowDeselect={false}
            {...form.getInputProps('status')}
          />
          <Select
            label={t('fields.priority')}
            data={priorities.map((value) => ({
              value,
              label: t(`components:casePriority.${value}`),
            }))}
            allowDeselect={false}
            {...form.getInputProps('priority')}
          />
        </SimpleGrid>
        <ProblemAlert error={create.error} shown={['subject', 'contactId', 'status', 'priority']} />
        <FormButtons onCancel={onClose} busy={create.isPending} submit={t('createSubmit')} />
      </Stack>
    </form>
  );
}

import { Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { readAnswer } from '../../app/read-answer.ts';
import { Dialog } from '../../components/dialog.tsx';
import { emailAddress, emptyOr, phoneNumber } from '../../components/expected.ts';
import { FormButtons } from '../../components/form-buttons.tsx';
import { languageOptions } from '../../components/language-options.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { focusFirstError, refuseForm } from '../../components/refuse-form.ts';
import { timeZones } from '../../components/time-zones.ts';
import type { Contact } from './contact-query.ts';

interface CustomerDialogProps {
  opened: boolean;
  onClose: () => void;
  onSaved: (contact: Contact) => void;
  /** The customer to change; without one a new customer is made. */
  contact?: Contact | undefined;
}

const fields = ['externalId', 'firstName', 'lastName', 'email', 'phone', 'language', 'timeZone'];

/** Makes or changes a customer; every field may stay empty, what the server refuses stands at its field. */
export function CustomerDialog({ opened, onClose, onSaved, contact }: CustomerDialogProps) {
  const { t } = useTranslation(['customers', 'components']);
  return (
    <Dialog opened={opened} onClose={onClose} title={contact ? t('edit') : t('create')}>
      <CustomerForm onClose={onClose} onSaved={onSaved} contact={contact} />
    </Dialog>
  );
}

function CustomerForm({ onClose, onSaved, contact }: Omit<CustomerDialogProps, 'opened'>) {
  const { t, i18n } = useTranslation(['customers', 'components']);
  const client = useQueryClient();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: {
      externalId: contact?.externalId ?? '',
      firstName: contact?.firstName ?? '',
      lastName: contact?.lastName ?? '',
      email: contact?.email ?? '',
      phone: contact?.phone ?? '',
      language: contact?.language ?? null,
      timeZone: contact?.timeZone ?? null,
    },
    validate: { email: emptyOr(emailAddress), phone: emptyOr(phoneNumber) },
  });
  const save = useMutation({
    mutationFn: ({ externalId, ...values }: typeof form.values) => {
      const json = emptyToNull(values);
      return contact
        ? readAnswer(api.contacts[':contact'].$put({ param: { contact: contact.id }, json }))
        : readAnswer(
            api.contacts.$post({ json: { ...json, externalId: externalId.trim() || null } }),
          );
    },
    onSuccess: async (saved) => {
      await client.invalidateQueries({ queryKey: ['contacts'] });
      onClose();
      onSaved(saved);
    },
    onError: (error) => refuseForm(form, error),
  });

  return (
    <form
      onSubmit={form.onSubmit(
        (values) => save.mutate(values),
        (errors) => focusFirstError(form, errors),
      )}
      noValidate
    >
      <Stack>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput
            label={t('fields.firstName')}
            autoComplete="off"
            data-autofocus
            {...form.getInputProps('firstName')}
          />
          <TextInput
            label={t('fields.lastName')}
            autoComplete="off"
            {...form.getInputProps('lastName')}
          />
        </SimpleGrid>
        <TextInput
          label={t('fields.email')}
          type="email"
          autoComplete="off"
          {...form.getInputProps('email')}
        />
        <TextInput
          label={t('fields.phone')}
          description={t('phoneHelp')}
          type="tel"
          autoComplete="off"
          {...form.getInputProps('phone')}
        />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <Select
            label={t('fields.language')}
            data={languageOptions(i18n.language, contact?.language)}
            clearable
            searchable
            {...form.getInputProps('language')}
          />
          <Select
            label={t('fields.timeZone')}
            data={timeZones(contact?.timeZone)}
            limit={60}
            clearable
            searchable
            {...form.getInputProps('timeZone')}
          />
        </SimpleGrid>
        {contact ? null : (
          <TextInput
            label={t('fields.externalId')}
            description={t('externalIdHelp')}
            autoComplete="off"
            {...form.getInputProps('externalId')}
          />
        )}
        <ProblemAlert error={save.error} shown={fields} />
        <FormButtons
          onCancel={onClose}
          busy={save.isPending}
          submit={contact ? t('components:save') : t('createSubmit')}
        />
      </Stack>
    </form>
  );
}

/** An empty field clears the value, as null says to the API. */
function emptyToNull<Key extends string>(
  values: Record<Key, string | null>,
): Record<Key, string | null> {
  const entries = Object.entries<string | null>(values).map(([key, value]) => [
    key,
    value?.trim() || null,
  ]);
  return Object.fromEntries(entries);
}

import { PasswordInput, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import type { Role } from '../../app/permissions.ts';
import { readAnswer } from '../../app/read-answer.ts';
import { Dialog } from '../../components/dialog.tsx';
import { emailAddress, filled, newPassword } from '../../components/expected.ts';
import { FormButtons } from '../../components/form-buttons.tsx';
import { notifyDone } from '../../components/notify-done.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { focusFirstError, refuseForm } from '../../components/refuse-form.ts';
import { roles } from './roles.ts';

/** Adds somebody who then signs in with the e-mail and password given here. */
export function MemberDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation(['settings', 'components']);
  return (
    <Dialog opened={opened} onClose={onClose} title={t('members.add')}>
      <MemberForm onClose={onClose} />
    </Dialog>
  );
}

function MemberForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['settings', 'components', 'app']);
  const client = useQueryClient();
  const form = useForm<{ name: string; email: string; password: string; role: Role }>({
    mode: 'uncontrolled',
    initialValues: { name: '', email: '', password: '', role: 'viewer' },
    validate: { name: filled, email: emailAddress, password: newPassword },
  });
  const add = useMutation({
    mutationFn: (json: typeof form.values) => readAnswer(api.members.$post({ json })),
    onSuccess: async ({ name }) => {
      await client.invalidateQueries({ queryKey: ['members'] });
      notifyDone(t('members.added', { name }));
      onClose();
    },
    onError: (error) => refuseForm(form, error),
  });
  return (
    <form
      onSubmit={form.onSubmit(
        (values) => add.mutate(values),
        (errors) => focusFirstError(form, errors),
      )}
      noValidate
    >
      <Stack>
        <TextInput
          required
          label={t('members.name')}
          autoComplete="off"
          data-autofocus
          {...form.getInputProps('name')}
        />
        <TextInput
          required
          label={t('members.email')}
          type="email"
          autoComplete="off"
          {...form.getInputProps('email')}
        />
        <PasswordInput
          required
          label={t('members.password')}
          description={t('members.passwordHelp')}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': t('members.showPassword'), tabIndex: 0 }}
          {...form.getInputProps('password')}
        />
        <Select
          label={t('members.role')}
          data={roles.map((value) => ({
            value,
            label: `${t(`app:roles.${value}`)} – ${t(`rights.${value}`)}`,
          }))}
          allowDeselect={false}
          {...form.getInputProps('role')}
        />
        <ProblemAlert error={add.error} shown={['name', 'email', 'password', 'role']} />
        <FormButtons onCancel={onClose} busy={add.isPending} submit={t('members.addSubmit')} />
      </Stack>
    </form>
  );
}

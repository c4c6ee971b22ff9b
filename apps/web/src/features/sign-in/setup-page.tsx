import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { readAnswer } from '../../app/read-answer.ts';
import { emailAddress, filled, newPassword } from '../../components/expected.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { focusFirstError, refuseForm } from '../../components/refuse-form.ts';
import { Entrance } from './entrance.tsx';
import { signIn } from './sign-in.ts';

/** Makes the first admin and workspace of a new installation, then signs them in. */
export function SetupPage() {
  const { t } = useTranslation('sign-in');
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { code: '', workspace: '', name: '', email: '', password: '' },
    validate: {
      code: filled,
      workspace: filled,
      name: filled,
      email: emailAddress,
      password: newPassword,
    },
  });
  const begin = useMutation({
    mutationFn: async (json: typeof form.values) => {
      await readAnswer(api.setup.$post({ json }));
      await signIn({ email: json.email, password: json.password });
    },
    onSuccess: () => window.location.assign('/'),
    onError: (error) => refuseForm(form, error),
  });

  return (
    <Entrance title={t('setup.title')} text={t('setup.text')}>
      <form
        onSubmit={form.onSubmit(
          (values) => begin.mutate(values),
          (errors) => focusFirstError(form, errors),
        )}
        noValidate
      >
        <Stack>
          <TextInput
            label={t('setup.code')}
            description={t('setup.codeHelp')}
            autoComplete="one-time-code"
            autoFocus
            {...form.getInputProps('code')}
          />
          <TextInput
            label={t('setup.workspace')}
            autoComplete="organization"
            {...form.getInputProps('workspace')}
          />
          <TextInput label={t('setup.name')} autoComplete="name" {...form.getInputProps('name')} />
          <TextInput
            label={t('email')}
            type="email"
            autoComplete="username"
            {...form.getInputProps('email')}
          />
          <PasswordInput
            label={t('password')}
            description={t('setup.passwordHelp')}
            autoComplete="new-password"
            visibilityToggleButtonProps={{ 'aria-label': t('showPassword'), tabIndex: 0 }}
            {...form.getInputProps('password')}
          />
          <ProblemAlert
            error={begin.error}
            shown={['code', 'workspace', 'name', 'email', 'password']}
          />
          <Button type="submit" fullWidth loading={begin.isPending || begin.isSuccess}>
            {t('setup.submit')}
          </Button>
        </Stack>
      </form>
    </Entrance>
  );
}

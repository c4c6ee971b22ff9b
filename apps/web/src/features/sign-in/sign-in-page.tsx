import { Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../app/problem-error.ts';
import { Entrance } from './entrance.tsx';
import { safeNext } from './safe-next.ts';
import { signIn } from './sign-in.ts';

const route = getRouteApi('/sign-in');

/** E-mail and password; afterwards on to the page that was wanted. */
export function SignInPage() {
  const { t } = useTranslation('sign-in');
  const { next } = route.useSearch();
  const password = useRef<HTMLInputElement>(null);
  const enter = useMutation({
    mutationFn: signIn,
    // A fresh page, so that nothing read before signing in stays in memory.
    onSuccess: () => window.location.assign(safeNext(next)),
    onError: () => password.current?.select(),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    enter.mutate({ email: String(form.get('email')), password: String(form.get('password')) });
  };

  return (
    <Entrance title={t('title')} text={t('text')}>
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            name="email"
            type="email"
            label={t('email')}
            autoComplete="username"
            required
            withAsterisk={false}
            autoFocus
          />
          <PasswordInput
            ref={password}
            name="password"
            label={t('password')}
            autoComplete="current-password"
            required
            withAsterisk={false}
            visibilityToggleButtonProps={{ 'aria-label': t('showPassword'), tabIndex: 0 }}
          />
          <Text component="div" role="alert" size="sm" c="var(--mantine-color-error)">
            {enter.error ? t(`errors.${reasonOf(enter.error)}`) : null}
          </Text>
          <Button type="submit" fullWidth loading={enter.isPending || enter.isSuccess}>
            {t('submit')}
          </Button>
        </Stack>
      </form>
    </Entrance>
  );
}

function reasonOf(error: Error): 'wrong' | 'tooMany' | 'offline' | 'unclear' {
  const status = error instanceof ProblemError ? error.status : -1;
  if (status === 401 || status === 400 || status === 422) return 'wrong';
  if (status === 429) return 'tooMany';
  return status === 0 ? 'offline' : 'unclear';
}

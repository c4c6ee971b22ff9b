import { Button, Menu, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Brand } from '../../app/brand.tsx';
import { LanguageItems } from '../../app/language-items.tsx';
import { ProblemError } from '../../app/problem-error.ts';
import { Icon } from '../../components/icon.tsx';
import type { Language } from '../../i18n/languages.ts';
import { languages } from '../../i18n/languages.ts';
import { safeNext } from './safe-next.ts';
import { signIn } from './sign-in.ts';
import classes from './sign-in-page.module.css';

const route = getRouteApi('/sign-in');

/** E-mail and password; afterwards on to the page that was wanted. */
export function SignInPage() {
  const { t, i18n } = useTranslation('sign-in');
  const { next } = route.useSearch();
  const password = useRef<HTMLInputElement>(null);
  useDocumentTitle(`${t('title')} · Percurso`);
  const enter = useMutation({
    mutationFn: signIn,
    // A fresh page, so that nothing read before signing in stays in memory.
    onSuccess: () => window.location.assign(safeNext(next)),
    onError: () => password.current?.select(),
  });
  const submit = (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    enter.mutate({ email: String(form.get('email')), password: String(form.get('password')) });
  };

  return (
    <main className={classes.page}>
      <div className={classes.language}>
        <Menu position="bottom-end" width={220}>
          <Menu.Target>
            <Button
              variant="subtle"
              color="gray"
              rightSection={<Icon name="chevronDown" size={14} />}
            >
              {languages[i18n.language as Language]}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <LanguageItems />
          </Menu.Dropdown>
        </Menu>
      </div>
      <Paper withBorder p="xl" className={classes.card}>
        <form onSubmit={submit}>
          <Stack>
            <Brand />
            <div>
              <Title order={1}>{t('title')}</Title>
              <Text size="sm" c="var(--text-quiet)" mt={4}>
                {t('text')}
              </Text>
            </div>
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
            <div role="alert">
              {enter.error ? (
                <Text size="sm" className={classes.error}>
                  {t(`errors.${reasonOf(enter.error)}`)}
                </Text>
              ) : null}
            </div>
            <Button type="submit" fullWidth loading={enter.isPending || enter.isSuccess}>
              {t('submit')}
            </Button>
          </Stack>
        </form>
      </Paper>
    </main>
  );
}

function reasonOf(error: Error): 'wrong' | 'tooMany' | 'offline' | 'unclear' {
  const status = error instanceof ProblemError ? error.status : -1;
  if (status === 401 || status === 400 || status === 422) return 'wrong';
  if (status === 429) return 'tooMany';
  return status === 0 ? 'offline' : 'unclear';
}

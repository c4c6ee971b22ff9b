import { Button, Menu, Paper, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Brand } from '../../app/brand.tsx';
import { LanguageItems } from '../../app/language-items.tsx';
import { Icon } from '../../components/icon.tsx';
import type { Language } from '../../i18n/languages.ts';
import { languages } from '../../i18n/languages.ts';
import classes from './entrance.module.css';

interface EntranceProps {
  title: string;
  text: string;
  children: ReactNode;
}

/** The frame of the pages one sees before being signed in: mark, heading, form, and the language. */
export function Entrance({ title, text, children }: EntranceProps) {
  const { i18n } = useTranslation('sign-in');
  useDocumentTitle(`${title} · Percurso`);
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
        <Stack>
          <Brand />
          <div>
            <Title order={1}>{title}</Title>
            <Text size="sm" c="var(--text-quiet)" mt={4}>
              {text}
            </Text>
          </div>
          {children}
        </Stack>
      </Paper>
    </main>
  );
}

import { Group, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { Ellipsis } from './ellipsis.tsx';
import { Icon } from './icon.tsx';
import classes from './page.module.css';
import { TextLink } from './text-link.tsx';

interface PageProps {
  title: string;
  description?: ReactNode;
  /** The list this page belongs to. */
  back?:
    | { to: '/triggers' | '/messages' | '/customers' | '/consent' | '/cases'; label: string }
    | undefined;
  /** Beside the title: a state, a number. */
  aside?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** A page's frame: way back, title (also of the browser tab), actions, content. */
export function Page({ title, description, back, aside, actions, children }: PageProps) {
  useDocumentTitle(`${title} · Percurso`);
  return (
    <div className={classes.page}>
      {back ? (
        <TextLink to={back.to} size="sm" className={classes.back}>
          <Icon name="back" size={14} /> {back.label}
        </TextLink>
      ) : null}
      <div className={classes.header}>
        <div className={classes.heading}>
          <Group gap="sm" wrap="nowrap" style={{ minWidth: 0 }}>
            <Title order={1} style={{ minWidth: 0 }}>
              <Ellipsis>{title}</Ellipsis>
            </Title>
            {aside}
          </Group>
          {description ? (
            <Text component="div" c="var(--text-quiet)" size="sm" mt={4} maw={720}>
              {description}
            </Text>
          ) : null}
        </div>
        {actions ? <Group gap="xs">{actions}</Group> : null}
      </div>
      {children}
    </div>
  );
}

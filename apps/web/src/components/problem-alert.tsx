import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../app/problem-error.ts';
import { Icon } from './icon.tsx';
import { reasonOf } from './notify-failure.ts';
import { problemWords } from './problem-words/problem-words.ts';

interface ProblemAlertProps {
  /** Nothing is drawn without one. */
  error: unknown;
  /** Paths whose problem stands at its field already. */
  shown?: string[] | undefined;
}

/** Why a form or an action was refused, with every problem that no field of the form shows. */
export function ProblemAlert({ error, shown = [] }: ProblemAlertProps) {
  const { t } = useTranslation('components');
  if (!error) return null;
  const errors = error instanceof ProblemError ? error.errors : [];
  const rest = errors.filter(({ path }) => !shown.includes(path));
  const allShown = errors.length > 0 && rest.length === 0;
  return (
    <Alert
      color="red"
      variant="light"
      icon={<Icon name="alert" />}
      title={t('failure.notDone')}
      role="alert"
    >
      {allShown ? t('failure.seeFields') : reasonOf(error)}
      {rest.length > 0 ? (
        <ul style={{ margin: '6px 0 0', paddingLeft: 18 }}>
          {rest.map(({ path, message, ...field }) => (
            <li key={`${path} ${message}`}>
              {path ? <code>{path}</code> : null} {problemWords(field, message)}
            </li>
          ))}
        </ul>
      ) : null}
    </Alert>
  );
}

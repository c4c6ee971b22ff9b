import { Alert, ScrollArea } from '@mantine/core';
import type { Problem } from '@percurso/journey/problem';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../components/icon.tsx';
import { isError } from '../use-problems.ts';
import { ProblemList } from './problem-list.tsx';

interface CheckProblemsProps {
  /** As the server found them, which knows what was changed elsewhere meanwhile. */
  problems: readonly Problem[];
  onGoTo(problem: Problem): void;
}

/** What is wrong in a journey that is about to be published; nothing where nothing is. */
export function CheckProblems({ problems, onGoTo }: CheckProblemsProps) {
  const { t } = useTranslation('designer');
  const errors = problems.filter(isError).length;
  if (problems.length === 0) return null;
  return (
    <div data-check-problems={errors}>
      {errors > 0 ? (
        <Alert color="red" icon={<Icon name="octagon" />} role="alert">
          {t('publish.errors', { count: errors })}
        </Alert>
      ) : null}
      <ScrollArea.Autosize mah={240}>
        <ProblemList problems={problems} onGoTo={onGoTo} />
      </ScrollArea.Autosize>
    </div>
  );
}

import { Button } from '@mantine/core';
import type { Problem } from '@percurso/journey/problem';
import { walkBlocks } from '@percurso/journey/walk-blocks';
import { useTranslation } from 'react-i18next';
import { groupBy } from '../../../components/group-by.ts';
import { Icon } from '../../../components/icon.tsx';
import { useDocument } from '../state/designer-context.ts';
import { useBlockWords } from '../use-block-words.ts';
import { useProblemWords } from '../use-problem-words.ts';
import classes from './header.module.css';

interface ProblemListProps {
  problems: readonly Problem[];
  onGoTo(problem: Problem): void;
}

/** Problems by block in the order of the flow, each with a way to its field. */
export function ProblemList({ problems, onGoTo }: ProblemListProps) {
  const { t } = useTranslation('designer');
  const words = useBlockWords();
  const sentence = useProblemWords();
  const document = useDocument((state) => state.document);
  const problemsOf = groupBy(problems, (problem) => problem.blockId);
  const groups = [
    {
      id: null,
      kind: null,
      name: t('problemsDrawer.journey'),
      problems: problemsOf.get(null) ?? [],
    },
    ...[...walkBlocks(document)].map(({ block }) => ({
      id: block.id,
      kind: block.kind,
      name: words.heading(block),
      problems: problemsOf.get(block.id) ?? [],
    })),
  ].filter((group) => group.problems.length > 0);
  /** With the field it concerns before it, where the sentence alone does not say. */
  const told = (kind: string | null, problem: Problem): string => {
    const [field = ''] = problem.field.split('.');
    const said = sentence(problem);
    if (kind === null || field === '' || field === 'kind' || field === 'id') return said;
    return t('problemsDrawer.inField', { field: words.label(kind, field), sentence: said });
  };
  return groups.map(({ id, kind, name, problems }) => (
    <div key={id ?? ''} data-problems-of={id ?? 'journey'}>
      <h3 className={classes.problemGroup}>{name}</h3>
      {problems.map((problem) => (
        <div
          key={`${problem.field}/${problem.key}`}
          className={classes.problem}
          data-severity={problem.severity}
        >
          <Icon name={problem.severity === 'error' ? 'octagon' : 'alert'} />
          <span className={classes.problemText}>
            <strong>{t(`problemsDrawer.${problem.severity}`)}</strong> {told(kind, problem)}
          </span>
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={t('problemsDrawer.goToOf', { name, sentence: told(kind, problem) })}
            onClick={() => onGoTo(problem)}
          >
            {t('problemsDrawer.goTo')}
          </Button>
        </div>
      ))}
    </div>
  ));
}

import type { BlockId } from '@percurso/journey/document';
import type { Problem } from '@percurso/journey/problem';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../components/icon.tsx';
import { useGoToProblem } from '../use-go-to-problem.ts';
import { useProblemWords } from '../use-problem-words.ts';
import { Cell } from './cell.tsx';
import classes from './outline.module.css';

interface ProblemsCellProps {
  blockId: BlockId | null;
  problems: readonly Problem[];
  active: boolean;
}

/** How many errors, else warnings, a step has; leads to the field of the first one. */
export function ProblemsCell({ blockId, problems, active }: ProblemsCellProps) {
  const { t } = useTranslation('outline');
  const sentence = useProblemWords();
  const goTo = useGoToProblem();
  const errors = problems.filter((problem) => problem.severity === 'error');
  const severity = errors.length > 0 ? 'error' : 'warning';
  const told = errors.length > 0 ? errors : problems;
  const [first] = told;
  return (
    <Cell column="problems">
      {first ? (
        <button
          type="button"
          className={classes.link}
          tabIndex={active ? 0 : -1}
          data-severity={severity}
          data-problems-at={blockId ?? 'trigger'}
          title={told.map(sentence).join('\n')}
          onClick={(event) => {
            event.stopPropagation();
            goTo(first);
          }}
        >
          <Icon name={severity === 'error' ? 'octagon' : 'alert'} size={16} />
          {t(severity, { count: told.length })}
        </button>
      ) : null}
    </Cell>
  );
}

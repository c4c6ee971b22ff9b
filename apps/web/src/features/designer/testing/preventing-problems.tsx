import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../components/icon.tsx';
import { useAnnounced } from '../../../components/use-announced.ts';
import { useDesigner, useDocument } from '../state/designer-context.ts';
import { useReportedProblems } from '../state/reported-problems.ts';
import { useBlockWords } from '../use-block-words.ts';
import { useGoToProblem } from '../use-go-to-problem.ts';
import { useProblemWords } from '../use-problem-words.ts';
import classes from './testing.module.css';

/** What keeps the journey from running, each with a way to its field. */
export function PreventingProblems() {
  const { t } = useTranslation(['testing', 'designer']);
  const { testing } = useDesigner();
  const words = useBlockWords();
  const sentence = useProblemWords();
  const goTo = useGoToProblem();
  const blocks = useDocument((state) => state.blocks);
  const problems = useReportedProblems();
  const errors = problems.filter(({ severity }) => severity === 'error');
  const text = t('testing:problems.text', { count: errors.length });
  useAnnounced(text, { first: true });
  return (
    <div className={classes.form}>
      <p className={classes.lead}>{text}</p>
      <ul className={classes.problems}>
        {errors.map((problem) => {
          const block = problem.blockId === null ? undefined : blocks.get(problem.blockId);
          const name = block ? words.heading(block) : t('designer:problemsDrawer.journey');
          const [field = ''] = problem.field.split('.');
          const inField = block && field !== '' && field !== 'kind' && field !== 'id';
          const said = sentence(problem);
          const told = inField
            ? t('designer:problemsDrawer.inField', {
                field: words.label(block.kind, field),
                sentence: said,
              })
            : said;
          return (
            <li key={`${problem.blockId}/${problem.field}/${problem.key}`}>
              <Icon name="octagon" size={16} />
              <span>
                <strong>{name}</strong> {told}
              </span>
              <Button
                size="compact-sm"
                variant="subtle"
                aria-label={t('designer:problemsDrawer.goToOf', { name, sentence: told })}
                onClick={() => {
                  testing.getState().setOpen(false);
                  goTo(problem);
                }}
              >
                {t('designer:problemsDrawer.goTo')}
              </Button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

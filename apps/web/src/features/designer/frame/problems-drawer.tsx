import type { Problem } from '@percurso/journey/problem';
import { useTranslation } from 'react-i18next';
import { useDesigner, useDocument } from '../state/designer-context.ts';
import { useReportedProblems } from '../state/reported-problems.ts';
import { useGoToProblem } from '../use-go-to-problem.ts';
import { DrawerFrame } from './drawer-frame.tsx';
import classes from './header.module.css';
import { ProblemList } from './problem-list.tsx';
import { useScreen } from './use-screen.ts';

/** What is wrong, and whether the journey is ready. */
export function ProblemsDrawer() {
  const { t } = useTranslation('designer');
  const { view } = useDesigner();
  const show = useGoToProblem();
  const narrow = useScreen() === 'narrow';
  const problems = useReportedProblems();
  // A step still being set up tells none, but is not ready either.
  const ready = useDocument((state) => state.problems.every((one) => one.severity !== 'error'));
  const goTo = (problem: Problem): void => {
    // On a small screen the drawer would stay over the field.
    if (narrow) view.getState().openDrawer(null);
    show(problem);
  };
  return (
    <DrawerFrame title={t('problemsDrawer.title', { count: problems.length })}>
      {ready ? <p className={classes.quiet}>{t('problemsDrawer.ready')}</p> : null}
      <ProblemList problems={problems} onGoTo={goTo} />
    </DrawerFrame>
  );
}

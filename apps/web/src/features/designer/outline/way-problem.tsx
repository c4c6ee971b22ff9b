import type { Block } from '@percurso/journey/document';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../components/icon.tsx';
import { useProblemsOf } from '../state/reported-problems.ts';
import { waySeverity } from '../state/way-severity.ts';
import classes from './way-problem.module.css';

/** That something is wrong with a way out; its step's own row leads there. */
export function WayProblem({ block, port }: { block: Block; port: string }) {
  const { t } = useTranslation('designer');
  const severity = waySeverity(block, port, useProblemsOf(block.id));
  if (!severity) return null;
  return (
    <span className={classes.way} data-severity={severity}>
      <Icon name={severity === 'error' ? 'octagon' : 'alert'} size={16} />
      {t(severity === 'error' ? 'card.wayError' : 'card.wayWarning')}
    </span>
  );
}

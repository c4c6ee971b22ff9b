import { useTranslation } from 'react-i18next';
import { Icon } from '../../../components/icon.tsx';
import { Shape } from '../canvas/block-shape.tsx';
import { FieldWarnings } from '../form/field-warnings.tsx';
import { useDocument } from '../state/designer-context.ts';
import classes from './right-pane.module.css';
import { ExitSection, GoalSection } from './rule-sections.tsx';
import { useJourneyProblemAt } from './use-journey-problem-at.ts';

/** What takes people out wherever they are, and what the journey is for. */
export function ExitPane() {
  const { t } = useTranslation('designer');
  const readOnly = useDocument((state) => state.readOnly);
  const problemAt = useJourneyProblemAt();
  return (
    <>
      <div className={classes.head}>
        <Shape shape="circle" size={36}>
          <Icon name="flag" />
        </Shape>
        <div className={classes.headTexts}>
          <div className={classes.kind}>{t('pane.exitType')}</div>
          <div className={classes.title}>{t('pane.exit')}</div>
        </div>
      </div>
      <div className={classes.body}>
        <ExitSection disabled={readOnly} problemAt={problemAt} />
        <FieldWarnings blockId={null} field="exit" />
        <GoalSection disabled={readOnly} problemAt={problemAt} />
        <FieldWarnings blockId={null} field="goals" />
      </div>
    </>
  );
}

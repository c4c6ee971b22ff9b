import type { Problem } from '@percurso/journey/problem';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../components/icon.tsx';
import classes from './card.module.css';

/** On a card: that its set-up is not finished, else its summary; and how many warnings there are. */
export function ProblemMark({
  problems,
  summary,
}: {
  problems: readonly Problem[];
  summary: string;
}) {
  const { t } = useTranslation('designer');
  if (!problems.some(({ severity }) => severity === 'error')) return summary;
  return (
    <span className={classes.finish}>
      <Icon name="octagon" size={13} />
      {t('card.finish')}
    </span>
  );
}

/** The amber triangle with its word; nothing where there are errors, which come first. */
export function WarningMark({ problems }: { problems: readonly Problem[] }) {
  const { t } = useTranslation('designer');
  if (problems.length === 0 || problems.some(({ severity }) => severity === 'error')) return null;
  return (
    <span className={classes.warning} data-warnings={problems.length}>
      <Icon name="alert" size={12} />
      {t('card.warning', { count: problems.length })}
    </span>
  );
}

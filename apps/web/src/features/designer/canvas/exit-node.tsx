import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../components/icon.tsx';
import { LineEnds } from './line-ends.tsx';
import classes from './small-nodes.module.css';

/** The flag where people leave the journey. */
export const ExitNode = memo(function ExitNode() {
  const { t } = useTranslation('designer');
  return (
    <>
      <LineEnds />
      <div className={classes.exit}>
        <Icon name="flag" size={14} />
        <span className={classes.exitText}>{t('canvas.exit')}</span>
      </div>
    </>
  );
});

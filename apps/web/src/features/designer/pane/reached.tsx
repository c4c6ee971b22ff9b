import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDesigner } from '../state/designer-context.ts';
import classes from './right-pane.module.css';

interface ReachedProps {
  n: number | undefined;
  of: 'exits' | 'goals';
  /** The exit rule, or the goal. */
  ruleId: string;
}

/** How many it concerned, which lists them; nothing before a version was live. */
export function Reached({ n, of, ruleId }: ReachedProps) {
  const { t } = useTranslation('designer');
  const { view } = useDesigner();
  if (n === undefined) return null;
  const words = t(`rules.reached.${of}`, { count: n });
  if (n === 0) return <p className={classes.quiet}>{words}</p>;
  return (
    <Anchor
      component="button"
      type="button"
      size="sm"
      ta="left"
      mih={24}
      title={t('numbers.open')}
      onClick={() => view.getState().showCounted(null, { count: of, reason: ruleId })}
    >
      {words}
    </Anchor>
  );
}

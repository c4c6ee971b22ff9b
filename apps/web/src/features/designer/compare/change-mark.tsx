import type { BlockChange } from '@percurso/journey/compare-documents';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../components/icon.tsx';
import classes from './change-mark.module.css';

const ICONS = { added: 'plus', removed: 'minus', changed: 'tilde' } as const;

/** What became of a step: a sign, a word and a colour. */
export function ChangeMark({ change, moved }: Pick<BlockChange, 'change' | 'moved'>) {
  const { t } = useTranslation('compare');
  return (
    <span className={classes.mark} data-change={change}>
      <Icon name={ICONS[change]} size={12} />
      {t(`marks.${change === 'changed' && moved ? 'moved' : change}`)}
    </span>
  );
}

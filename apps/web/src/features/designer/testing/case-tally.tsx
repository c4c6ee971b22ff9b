import { useTranslation } from 'react-i18next';
import { useAnnounced } from '../../../components/use-announced.ts';
import classes from './testing.module.css';
import type { CaseResult } from './use-cases.ts';

/** '3 passed, 1 changed'. */
export function CaseTally({ results }: { results: readonly CaseResult[] }) {
  const { t, i18n } = useTranslation('testing');
  const passed = results.filter((result) => result.passed).length;
  const changed = results.length - passed;
  const told = [
    ...(passed > 0 ? [t('cases.passed', { count: passed })] : []),
    ...(changed > 0 ? [t('cases.changed', { count: changed })] : []),
  ];
  const words = new Intl.ListFormat(i18n.language, { type: 'unit', style: 'short' }).format(told);
  useAnnounced(words, { first: true });
  return <strong className={classes.tally}>{words}</strong>;
}

import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { wordOf } from '../../../i18n/word-of.ts';
import paneClasses from '../pane/right-pane.module.css';
import { useDesigner } from '../state/designer-context.ts';
import { useEntryNumbers } from './use-numbers.ts';

/** How many came to the end here, and why others left the journey before it. */
export function ExitReasons({ finished }: { finished: number }) {
  const { t, i18n } = useTranslation('designer');
  const { view } = useDesigner();
  const reasons = useEntryNumbers()?.reasons ?? [];
  const line = (label: string, count: number) => (
    <li key={label} className={paneClasses.line}>
      <span>{label}</span>
      <span className="tabular">{count.toLocaleString(i18n.language)}</span>
    </li>
  );
  return (
    <section aria-label={t('exits.title')}>
      <ul className={paneClasses.list}>
        {line(t('exits.finished'), finished)}
        {reasons.map(({ reason, n }) =>
          line(
            reason === null
              ? t('exits.unknown')
              : wordOf(`designer:exits.reasons.${reason}`, reason),
            n,
          ),
        )}
      </ul>
      <Button
        size="xs"
        variant="default"
        onClick={() => view.getState().showPeople(null, 'exited')}
      >
        {t('exits.show')}
      </Button>
    </section>
  );
}

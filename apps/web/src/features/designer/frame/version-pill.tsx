import { useTranslation } from 'react-i18next';
import type { JourneyView } from '../state/journey-view.ts';
import classes from './header.module.css';

/** What is being looked at: 'Draft · v4', 'Live · v3'. */
export function VersionPill({ journey, readOnly }: { journey: JourneyView; readOnly: boolean }) {
  const { t } = useTranslation('designer');
  const live = journey.versionNumber ?? 0;
  const state = readOnly && !journey.isDraft ? journey.state : 'draft';
  const number = state === 'draft' ? live + 1 : live;
  return (
    <span className={classes.pill} data-version>
      {t(`version.${state}`)} · {t('version.number', { number })}
    </span>
  );
}

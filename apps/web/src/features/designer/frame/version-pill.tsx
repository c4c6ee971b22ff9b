import { useTranslation } from 'react-i18next';
import type { JourneyView } from '../state/journey-view.ts';
import { useStartToCome } from './use-start-to-come.ts';
import classes from './version-pill.module.css';

/** What is being looked at: 'Draft · v4', 'Live · v3'. */
export function VersionPill({ journey, readOnly }: { journey: JourneyView; readOnly: boolean }) {
  const { t } = useTranslation('designer');
  const start = useStartToCome(journey);
  const live = journey.versionNumber ?? 0;
  const draft = !readOnly || journey.isDraft;
  const state = draft ? 'draft' : shownState(journey);
  const number = draft ? live + 1 : (journey.shown?.number ?? live);
  return (
    <span className={classes.pill} data-version>
      {t(`version.${state}`)} · {t('version.number', { number })}
      {start && !draft ? (
        <span className={classes.start}>· {t('version.starts', start)}</span>
      ) : null}
    </span>
  );
}

/** An earlier version that people still finish on is not the one that is live. */
function shownState({ shown, state }: JourneyView) {
  if (!shown) return state;
  return shown.state === 'live' ? 'earlier' : shown.state;
}

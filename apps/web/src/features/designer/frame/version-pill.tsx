import { useTranslation } from 'react-i18next';
import { Icon } from '../../../components/icon.tsx';
import { useDesigner, useView } from '../state/designer-context.ts';
import type { JourneyView } from '../state/journey-view.ts';
import { useStartToCome } from './use-start-to-come.ts';
import classes from './version-pill.module.css';

/** What is being looked at: 'Draft · v4', 'Live · v3'; opens the list of versions once there are some. */
export function VersionPill({ journey, readOnly }: { journey: JourneyView; readOnly: boolean }) {
  const { t } = useTranslation('designer');
  const { view } = useDesigner();
  const opened = useView((state) => state.drawer === 'versions');
  const start = useStartToCome(journey);
  const live = journey.versionNumber ?? 0;
  const draft = !readOnly || journey.isDraft;
  const state = draft ? 'draft' : shownState(journey);
  const number = draft ? live + 1 : (journey.shown?.number ?? live);
  const shown = `${t(`version.${state}`)} · ${t('version.number', { number })}`;
  const starts =
    start && !draft ? <span className={classes.start}>· {t('version.starts', start)}</span> : null;
  // Before anything was published there is one version only.
  if (journey.versionNumber === null) {
    return (
      <span className={classes.pill} data-version>
        {shown}
        {starts}
      </span>
    );
  }
  return (
    <button
      type="button"
      className={classes.pill}
      data-version
      aria-expanded={opened}
      title={t('life.versions')}
      onClick={() => view.getState().openDrawer(opened ? null : 'versions')}
    >
      {shown}
      {starts}
      <Icon name="chevronDown" size={12} />
    </button>
  );
}

/** An earlier version that people still finish on is not the one that is live. */
function shownState({ shown, state }: JourneyView) {
  if (!shown) return state;
  return shown.state === 'live' ? 'earlier' : shown.state;
}

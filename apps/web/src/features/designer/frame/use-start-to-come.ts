import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { journeyZone } from '../journey-zone.ts';
import type { JourneyView } from '../state/journey-view.ts';

/** The longest a timer of a browser can be. */
const LONGEST_MS = 2 ** 31 - 1;

/** When customers begin to enter the live version, in the journey's zone; null once they do. */
export function useStartToCome(journey: JourneyView): { date: string; zone: string } | null {
  const { i18n } = useTranslation();
  const { liveDocument, state, shown } = journey;
  const startsAt = liveDocument?.entry.startsAt;
  const [now, setNow] = useState(() => new Date());
  const at = new Date(state === 'live' && !shown ? (startsAt ?? '') : '');
  const left = at.getTime() - now.getTime();
  useEffect(() => {
    if (!(left > 0)) return;
    const timer = setTimeout(() => setNow(new Date()), Math.min(left, LONGEST_MS));
    return () => clearTimeout(timer);
  }, [left]);
  if (!liveDocument || !(left > 0)) return null;
  const timeZone = journeyZone(liveDocument.settings);
  const style = { dateStyle: 'medium', timeStyle: 'short', timeZone } as const;
  return { date: at.toLocaleString(i18n.language, style), zone: timeZone };
}

import { nextAllowedTime } from '@percurso/blocks/kit/next-allowed-time';
import type { JourneySettings } from '@percurso/journey/document';
import { isTimeZone } from '@percurso/journey/is-time-zone';
import type { QuietTimes } from '@percurso/journey/quiet-times';

/** What the quiet times of a channel say of one contact now. */
export interface QuietTime {
  /** The next time at which a message may go out; null where that is now. */
  until: Date | null;
  /** In whose hours that is reckoned. */
  zone: string;
  zoneOf: 'contact' | 'workspace';
  action: QuietTimes['action'];
}

/**
 * Says for the time zone of a contact whether it is a quiet time now; null where none counts: the channel
 * has none, they do not cover the message, or the journey ignores them. Each zone is reckoned once.
 */
export function quietTimesAt({
  now,
  quietTimes,
  purpose,
  settings,
}: {
  now: Date;
  quietTimes: QuietTimes | null;
  purpose: 'transactional' | 'commercial';
  settings: JourneySettings;
}): (zone: string | null) => QuietTime | null {
  if (!quietTimes || settings.quietTimes === 'ignore') return () => null;
  const { hours, timeZone, covers, action } = quietTimes;
  if (covers === 'commercial' && purpose === 'transactional') return () => null;
  const known = new Map<string | null, QuietTime>();
  return (own) => {
    const before = known.get(own);
    if (before) return before;
    const isOwn = own !== null && isTimeZone(own);
    const zone = isOwn ? own : timeZone;
    const next = nextAllowedTime(now, hours, zone);
    const until = next > now ? next : null;
    const quiet = { until, zone, zoneOf: isOwn ? 'contact' : 'workspace', action } as const;
    known.set(own, quiet);
    return quiet;
  };
}

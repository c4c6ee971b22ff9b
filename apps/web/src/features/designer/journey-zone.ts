import type { JourneySettings } from '@percurso/journey/document';
import { isTimeZone } from '@percurso/journey/is-time-zone';

/** The zone in which a journey's dates and times of day are meant. */
export function journeyZone({ timeZone }: JourneySettings): string {
  return isTimeZone(timeZone) ? timeZone : 'UTC';
}

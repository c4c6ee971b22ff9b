import { useNavigate } from '@tanstack/react-router';
import type { Period } from '../../../components/period.ts';
import { addDays, dayAt, readPeriod, writePeriod } from '../../../components/period.ts';
import { journeyZone } from '../journey-zone.ts';
import { useDocument } from '../state/designer-context.ts';
import { readChannel } from './narrowing.ts';

/** Takes what is chosen of versions and people into the address. */
export function useChooseNumbers(asOf: string | undefined) {
  const navigate = useNavigate({ from: '/journeys/$journeyId' });
  const zone = useDocument((state) => journeyZone(state.document.settings));
  const put = (
    part: Partial<Record<'numbers' | 'period' | 'channel', string | undefined>>,
  ): void => {
    void navigate({ search: (now) => ({ ...now, ...part }), replace: true });
  };
  const period = (chosen: Period | undefined): void =>
    put({ period: chosen && writePeriod(chosen) });
  return {
    version: (value: string): void => put({ numbers: value === 'one' ? undefined : value }),
    channel: (value: string): void => put({ channel: readChannel(value) }),
    period,
    /** `days` begins with the last week. */
    span: (value: string): void => {
      const last = dayAt(asOf === undefined ? new Date() : new Date(asOf), zone);
      period(value === 'days' ? { first: addDays(last, -6), last } : readPeriod(value));
    },
  };
}

import { ServiceError } from '../service-error.ts';
import type { JourneyRow } from './journey-row.ts';

/** Throws `conflict`, saying what the journey is and who made it so, unless it is paused. */
export function refuseNotPaused({ state, updatedBy }: JourneyRow): void {
  if (state === 'paused') return;
  const by = updatedBy ? ` since ${updatedBy} changed it` : '';
  throw new ServiceError('conflict', {
    detail: `Only a paused journey can be resumed; this one is ${state}${by}.`,
    code: 'journey-not-paused',
    values: { state },
  });
}

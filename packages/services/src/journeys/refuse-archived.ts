import { ServiceError } from '../service-error.ts';
import type { JourneyRow } from './journey-row.ts';

/** Throws `conflict` where the journey is archived: it is only read until it is taken out again. */
export function refuseArchived({ state }: Pick<JourneyRow, 'state'>): void {
  if (state !== 'archived') return;
  throw new ServiceError('conflict', {
    detail: 'This journey is archived. Take it out of the archive first.',
    code: 'journey-archived',
  });
}

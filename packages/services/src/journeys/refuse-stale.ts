import { ServiceError } from '../service-error.ts';
import type { JourneyRow } from './journey-row.ts';

/** Throws `conflict`, saying who and when, unless the write was based on the present revision. */
export function refuseStale(row: JourneyRow, revision: number): void {
  if (row.revision === revision) return;
  const updatedAt = row.updatedAt.toISOString();
  const who = row.updatedBy ?? 'somebody';
  throw new ServiceError('conflict', {
    detail: `The journey was changed by ${who} at ${updatedAt}: it is at revision ${row.revision}, not ${revision}. Read it again and repeat the change on it.`,
    code: 'journey-stale',
    values: { by: who, at: updatedAt },
    extra: { revision: row.revision, updatedBy: row.updatedBy, updatedAt },
  });
}

import type { SeenEvent } from '@percurso/engine/open-wait';

/** The journey block that caused an event, as its columns are. */
export interface CauseColumns {
  causeEnrolmentId: string | null;
  causeBlockId: string | null;
  causeVisit: number | null;
}

/** A row with its cause as one value, null where no journey caused it. */
export function withCause<T extends CauseColumns>(
  row: T,
): Omit<T, keyof CauseColumns> & Pick<SeenEvent, 'cause'> {
  const { causeEnrolmentId, causeBlockId, causeVisit, ...rest } = row;
  if (causeEnrolmentId === null || causeBlockId === null) return { ...rest, cause: null };
  const cause = { enrolmentId: causeEnrolmentId, blockId: causeBlockId, visit: causeVisit ?? 1 };
  return { ...rest, cause };
}

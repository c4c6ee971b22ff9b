import type { Exit } from '@percurso/engine/routing/fold-page';
import type { Wake } from '@percurso/engine/routing/wake-waiting';
import type { Transaction } from '../connect.ts';

/** Where somebody who is inside stands, read under its lock. */
export interface StandingRow {
  id: string;
  strandId: string;
  step: number;
}

/**
 * Locks the strands of those who wake, then everybody who wakes or is taken out; answers who is still
 * inside, and where. An exit locks no strand: it finds fewer people when it wakes.
 */
export async function lockPeople(
  tx: Transaction,
  { wakes, exits }: { wakes: Wake[]; exits: Exit[] },
): Promise<Map<string, StandingRow>> {
  const ids = [
    ...wakes.map(({ enrolmentId }) => enrolmentId),
    ...exits.map(({ member }) => member.traveller.enrolmentId),
  ];
  if (ids.length === 0) return new Map();
  if (wakes.length > 0) {
    const strandIds = [...new Set(wakes.map(({ member }) => member.strandId))];
    await tx`select id from strands where id = any(${strandIds}::uuid[]) order by id for update`;
  }
  const rows = await tx<StandingRow[]>`
    select id, strand_id as "strandId", step from enrolments
    where id = any(${ids}::uuid[]) and status = 'inside' order by id for no key update`;
  return new Map(rows.map((row) => [row.id, row]));
}

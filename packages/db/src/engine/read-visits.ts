import type { Transaction } from '../connect.ts';

/** Enrolment → block id → how often it came there; blocks outside loops are not counted, they are at 1. */
export async function readVisits(
  tx: Transaction,
  enrolmentIds: string[],
): Promise<Map<string, Record<string, number>>> {
  const rows = await tx<{ id: string; visits: Record<string, number> }[]>`
    select enrolment_id as id, visits from enrolment_data
    where enrolment_id = any(${enrolmentIds}::uuid[]) and visits <> '{}'`;
  return new Map(rows.map(({ id, visits }) => [id, visits]));
}

import type { ClockReading } from '@percurso/engine/clock';
import type { Sql, Transaction } from '../connect.ts';

/** The clock as it is now: virtual time and its speed. */
export async function readClock(sql: Sql | Transaction): Promise<ClockReading> {
  const [row] = await sql<{ now: Date; speed: number }[]>`
    select percurso_now() as now, speed from clock where id = 1`;
  if (!row) throw new Error('The table `clock` is empty; the migrations have not run.');
  return row;
}

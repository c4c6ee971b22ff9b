import type { Database } from '@percurso/db/connect';

/** Makes virtual time pass at this speed from now on; the present virtual time stays the same. */
export async function setClockSpeed(db: Database, speed: number): Promise<void> {
  await db.sql`
    update clock set virtual = percurso_now(), real = clock_timestamp(), speed = ${speed}
    where id = 1 and speed <> ${speed}`;
}

import postgres from 'postgres';
import { migrateDatabase } from '../../packages/db/src/migrate-database.ts';

/** Moves the clock of everything that is photographed. */
export interface PictureClock {
  /** From now on it is `at` (ISO 8601), and stays so to the second for as long as pictures are taken. */
  set(at: string): Promise<void>;
  close(): Promise<void>;
}

/** Virtual seconds per real one: within a second while pictures are taken, and at 0 nothing could be due. */
export const pictureSpeed = 0.001;

/** Migrates the database and takes its clock, before anything is written that has a time. */
export async function openPictureClock(url: string): Promise<PictureClock> {
  await migrateDatabase({ url });
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  return {
    async set(at) {
      await sql`
        update clock set virtual = ${at}::text::timestamptz, real = clock_timestamp(), speed = ${pictureSpeed}
        where id = 1`;
    },
    close: () => sql.end({ timeout: 5 }),
  };
}

/** The days of the pictures, one after the other: the clock is never set back. */
export const pictureTimes = {
  seeded: '2026-03-02T09:00:00-03:00',
  drafted: '2026-03-09T16:20:00-03:00',
  published: '2026-03-10T09:15:00-03:00',
  story: [
    '2026-03-11T08:40:12-03:00',
    '2026-03-11T09:05:40-03:00',
    '2026-03-11T10:12:05-03:00',
    '2026-03-11T10:31:48-03:00',
    '2026-03-11T11:02:27-03:00',
    '2026-03-11T11:20:00-03:00',
    '2026-03-11T13:45:30-03:00',
  ],
  edited: '2026-03-11T13:52:00-03:00',
  shown: '2026-03-11T14:02:10-03:00',
};

import type { Sql } from '../connect.ts';
import { countBeat } from './count-beat.ts';

/** The highest count of beats that a process has read. */
export interface BeatMemory {
  most: number;
}

/** The database counts fewer beats than its process has read: it was put back to an older state. */
class PutBack extends Error {}

/** Remembers a count; one that is lower than what is remembered ends the work, and its transaction. */
export function rememberBeats(memory: BeatMemory, beats: number): void {
  if (beats < memory.most) throw new PutBack('the database was put back to an older state');
  memory.most = beats;
}

/**
 * Does `work`, and once more after sending is held where it found a database that was put back. So a
 * process that outlives a restore sends nothing before the workflow's next beat finds it too.
 */
export async function heldIfPutBack<T>(
  sql: Sql,
  memory: BeatMemory,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof PutBack)) throw error;
    await countBeat(sql, memory.most);
    return await work();
  }
}

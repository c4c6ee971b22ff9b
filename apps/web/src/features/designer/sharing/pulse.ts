import type { LockedBy } from '../state/autosave.ts';

/** What the stream says of a journey. */
export interface Pulse {
  revision: number;
  updatedAt: string;
  updatedBy: string | null;
  lock: LockedBy | null;
}

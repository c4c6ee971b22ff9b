import type { LockedBy } from '../state/autosave.ts';
import type { JourneyView } from '../state/journey-view.ts';

/** What the stream says of a journey. */
export interface Pulse {
  revision: number;
  updatedAt: string;
  updatedBy: string | null;
  state: JourneyView['state'];
  versionNumber: number | null;
  hasDraft: boolean;
  lock: LockedBy | null;
}

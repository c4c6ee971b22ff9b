import { useRef } from 'react';
import { useAutosave } from '../frame/use-autosave.ts';
import type { LockedBy } from '../state/autosave.ts';
import { useDesigner } from '../state/designer-context.ts';
import type { JourneyView } from '../state/journey-view.ts';
import { useEditing } from './use-editing.ts';
import { useJourneyStream } from './use-journey-stream.ts';

interface SharingOf {
  journey: JourneyView;
  userId: string;
  onReopen(journey: JourneyView | null): void;
}

/** Saving, the lock, and what others do meanwhile: of one opened journey. */
export function useSharing({ journey, userId, onReopen }: SharingOf) {
  const { documents, journeyId, version } = useDesigner();
  const locked = useRef<(lock: LockedBy) => void>(() => undefined);
  const { autosave, status } = useAutosave({
    journey,
    documents,
    userId,
    onLocked: (lock) => locked.current(lock),
  });
  const control = useEditing({ journey, userId, autosave, onReopen });
  locked.current = control.onLocked;
  const connected = useJourneyStream({ journeyId, version }, control.onPulse);
  return { autosave, status, control, connected };
}

import type { JourneyView } from '../state/journey-view.ts';

/** What each dialog about a journey's life is given. */
export interface LifeDialogProps {
  journey: JourneyView;
  opened: boolean;
  onClose(): void;
}

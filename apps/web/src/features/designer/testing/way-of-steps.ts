import { TRIGGER_ID } from '../canvas/layout.ts';
import type { Leaving } from '../numbers/path-finder.ts';
import type { TestStep } from './test-steps.ts';

/** What the person of a test left in these steps, and by which port. */
export function wayOfSteps(steps: readonly TestStep[]): Leaving[] {
  return steps.flatMap((step): Leaving[] => {
    if (step.type === 'block') return [[step.blockId, step.port]];
    // Nobody came in where nothing follows the entry.
    return step.type === 'entry' && steps.length > 1 ? [[TRIGGER_ID, null]] : [];
  });
}

import type { SeenEvent } from './open-wait.ts';

/** Whether whom the event lets in is a test: in no numbers, and past every limit. */
export function isolatedTest({
  onlyJourneyId,
  test,
}: Pick<SeenEvent, 'onlyJourneyId' | 'test'>): boolean {
  return onlyJourneyId !== null && test !== null;
}

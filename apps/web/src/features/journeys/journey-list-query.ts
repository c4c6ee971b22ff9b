import { api } from '../../app/api.ts';
import type { AnswerOf } from '../../app/read-answer.ts';
import { readAnswer } from '../../app/read-answer.ts';

type JourneysAnswer = AnswerOf<Awaited<ReturnType<typeof api.journeys.$get>>>;

export type JourneyRow = JourneysAnswer['items'][number];

export const JOURNEY_STATES = ['draft', 'live', 'paused', 'stopped', 'archived'] as const;
export type JourneyState = (typeof JOURNEY_STATES)[number];

export function isJourneyState(state: string | undefined): state is JourneyState {
  return JOURNEY_STATES.some((known) => known === state);
}

/** What the address says the list is narrowed to. */
export interface JourneyFilter {
  search: string | undefined;
  state: JourneyState | undefined;
  /** Key of the trigger they start on. */
  trigger: string | undefined;
}

/** A page of journeys, those changed last first. */
export function loadJourneys(
  { search, state, trigger }: JourneyFilter,
  cursor: string | undefined,
): Promise<JourneysAnswer> {
  const query = {
    ...(search && { search }),
    ...(state && { state }),
    ...(trigger && { trigger }),
    ...(cursor && { cursor }),
  };
  return readAnswer(api.journeys.$get({ query }));
}

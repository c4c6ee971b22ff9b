import type { JourneyDocument } from '@percurso/journey/document';
import { api } from '../../../app/api.ts';
import type { AnswerOf } from '../../../app/read-answer.ts';
import { readAnswer } from '../../../app/read-answer.ts';

type Simulate = (typeof api.journeys)[':id']['simulate']['$post'];

/** One person's way through the journey, as the engine would take it. */
export type Simulation = AnswerOf<Awaited<ReturnType<Simulate>>>;
export type SimulationQuestion = Simulation['questions'][number];
export type SimulatedMessage = Simulation['messages'][number];

/** Whom, by which event and when a simulation is for, with what was answered to its questions. */
export type SimulationSetup = Omit<Parameters<Simulate>[0]['json'], 'document'>;
export type Choices = NonNullable<SimulationSetup['choices']>;
export type GivenEvents = NonNullable<SimulationSetup['events']>;

/** Simulates the document as it stands on the screen, saved or not. */
export function simulate(
  journeyId: string,
  { setup, document }: { setup: SimulationSetup; document: JourneyDocument },
): Promise<Simulation> {
  return readAnswer(
    api.journeys[':id'].simulate.$post({ param: { id: journeyId }, json: { ...setup, document } }),
  );
}

import type { ServiceContext } from '@percurso/services/context';
import { simulateJourney } from '@percurso/services/journeys/simulate-journey';
import type { Simulation } from '@percurso/services/journeys/simulation-schema';
import type { RandomJourney } from './random-journey.ts';

/** One journey that is run both ways. */
export interface SimulatedPair {
  journey: RandomJourney;
  id: string;
  contact: string;
  choices: Record<string, string[]>;
  simulated: Simulation;
}

/** The journey's way by simulation, for the person and the event it was made with. */
export async function simulatePair(
  ctx: ServiceContext,
  {
    journey,
    id,
    contact,
    choices,
    at,
  }: Pick<SimulatedPair, 'journey' | 'id' | 'contact' | 'choices'> & { at?: string },
): Promise<Simulation> {
  const { event } = journey;
  const base = { id, contact, event, choices, events: [], askChances: false };
  return simulateJourney({ ctx, input: { ...base, ...(at === undefined ? {} : { at }) } });
}

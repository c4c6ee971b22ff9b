import type { JsonValue } from '@percurso/journey/json-value';
import type { ServiceContext } from '@percurso/services/context';
import { simulateJourney } from '@percurso/services/journeys/simulate-journey';
import type { Simulation } from '@percurso/services/journeys/simulation-schema';
import { v7 } from 'uuid';
import type { RandomJourney } from './random-journey.ts';

/** One journey that is run both ways. */
export interface SimulatedPair {
  journey: RandomJourney;
  id: string;
  contact: string;
  choices: Record<string, string[]>;
  simulated: Simulation;
}

/** The attributes of the event that starts it; of a case as it might come, with a number of its own. */
function startOf({ event, case: opened }: RandomJourney): Record<string, JsonValue> {
  if (!opened) return event;
  const record = { id: v7(), number: 100_000, ...opened, reportedById: null, attributes: {} };
  return { record, before: null, changed: [], action: 'created', source: 'api' };
}

/** The journey's way by simulation, for the person and the event it was made with. */
export async function simulatePair(
  ctx: ServiceContext,
  {
    journey,
    id,
    contact,
    choices,
    event = startOf(journey),
    at,
  }: Pick<SimulatedPair, 'journey' | 'id' | 'contact' | 'choices'> & {
    /** As it was received, where it was. */
    event?: Record<string, JsonValue>;
    at?: string;
  },
): Promise<Simulation> {
  const base = { id, contact, event, choices, events: [], askChances: false };
  return simulateJourney({ ctx, input: { ...base, ...(at === undefined ? {} : { at }) } });
}

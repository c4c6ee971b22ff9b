import type { JsonValue } from '@percurso/journey/json-value';
import type { ServiceContext } from '@percurso/services/context';
import { simulateJourney } from '@percurso/services/journeys/simulate-journey';
import type { Simulation, SimulationSetup } from '@percurso/services/journeys/simulation-schema';
import { v7 } from 'uuid';
import type { KeptContact } from './kept-contact.ts';
import type { RandomJourney } from './random-journey.ts';
import { answered } from './random-reads.ts';

/** One journey that is run both ways. */
export interface SimulatedPair {
  journey: RandomJourney;
  id: string;
  contact: string;
  choices: Record<string, string[]>;
  /** What the contact's events were before, with when they came. */
  earlier?: SimulationSetup['events'];
  /** The contact before the real run. */
  kept?: KeptContact;
  simulated: Simulation;
}

const dayMs = 86_400_000;
/** Further away than it takes until all have come in, and near enough to be waited for. */
const soonDays = 3;

/** The attributes of the event that starts it, where it is posted now. */
export function eventAt({ event, due }: RandomJourney, now: Date): Record<string, JsonValue> {
  if (due === undefined) return event;
  const soon = new Date(now.getTime() + soonDays * dayMs).toISOString();
  return { ...event, Due: due === 'soon' ? soon : due && '2001-09-09T01:46:40Z' };
}

/** Virtual now. */
export async function readNow({ db: { sql } }: ServiceContext): Promise<Date> {
  const [row] = await sql<{ now: Date }[]>`select percurso_now() as now`;
  if (!row) throw new Error('Postgres has no clock.');
  return row.now;
}

/** Of a case as it might come, with a number of its own. */
function startOf(journey: RandomJourney, now: Date): Record<string, JsonValue> {
  const { case: opened } = journey;
  if (!opened) return eventAt(journey, now);
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
    earlier = [],
    event,
    at,
  }: Omit<SimulatedPair, 'simulated'> & {
    /** As it was received, where it was. */
    event?: Record<string, JsonValue>;
    at?: string;
  },
): Promise<Simulation> {
  // One instant for both: a date that is soon must not be past when the simulation begins.
  const now = await readNow(ctx);
  const given = event ?? startOf(journey, now);
  const events = [...earlier, { trigger: 'journey-answered', attributes: { ...answered } }];
  const base = { id, contact, event: given, choices, events, askChances: false };
  return simulateJourney({ ctx, input: { ...base, at: at ?? now.toISOString() } });
}

import { aboveTen, email, sms, wait } from './blocks.ts';
import { readCost } from './read-cost.ts';
import {
  handWrittenIsQuiet,
  nextRun,
  peopleUpTo,
  percursoIsQuiet,
  postToHandWritten,
  postToPercurso,
} from './sides.ts';
import type { BenchStack } from './stack.ts';
import { until } from './until.ts';

export interface PersonCost {
  events: number;
  actions: number;
}

export interface JourneyCost {
  one: PersonCost;
  of500: PersonCost;
  handWritten: PersonCost;
}

/** By journey: a, b, cEvent, cTimeout. */
export type CostResult = Record<string, JourneyCost>;

interface Scenario {
  name: string;
  blocks: object[];
  workflow: string;
  more: Record<string, number>;
}

const waitSeconds = 2;
const scenarios: Scenario[] = [
  { name: 'a', blocks: [sms('b1')], workflow: 'journeyA', more: {} },
  {
    name: 'b',
    blocks: [aboveTen('b1', [sms('b2'), wait('b3', waitSeconds), email('b4')])],
    workflow: 'journeyB',
    more: { waitMs: waitSeconds * 1_000 },
  },
];

/**
 * Events and billed actions for each customer, read from the histories: for one customer alone, for
 * 500 who come in one request (divided by 500), and for one hand-written workflow.
 */
export async function measureCost(stack: BenchStack): Promise<CostResult> {
  const result: CostResult = {};
  for (const scenario of scenarios) {
    result[scenario.name] = {
      one: await costOfPercurso(stack, { scenario, people: 1 }),
      of500: await costOfPercurso(stack, { scenario, people: 500 }),
      handWritten: await costOfHandWritten(stack, scenario),
    };
  }
  return result;
}

async function costOfPercurso(
  stack: BenchStack,
  { scenario, people }: { scenario: Scenario; people: number },
): Promise<PersonCost> {
  const trigger = `bench-cost-${scenario.name}-${people}`.toLowerCase();
  const { blocks } = scenario;
  const journeyId = await stack.percurso.publish({ name: trigger, trigger, blocks });
  await postToPercurso(stack, { run: nextRun(), people: peopleUpTo(people), trigger });
  await until('the journey has ended', () => percursoIsQuiet(stack, journeyId));
  return divide(await readCost(stack.client, await cohortsOf(stack, journeyId)), people);
}

/** The workflows of a journey, once all of them have ended. */
export async function cohortsOf({ sql, client }: BenchStack, journeyId: string): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select distinct s.cohort_id as id from strands s join versions v on v.id = s.version_id
    where v.journey_id = ${journeyId}`;
  const ids = rows.map(({ id }) => id);
  await Promise.all(ids.map((id) => client.workflow.getHandle(id).result()));
  return ids;
}

async function costOfHandWritten(
  stack: BenchStack,
  { workflow, more }: Scenario,
): Promise<PersonCost> {
  const run = nextRun();
  await postToHandWritten(stack, { run, people: [0], workflow, more });
  await stack.client.workflow.getHandle(`${run}-0`).result();
  await until('the hand-written workflow has ended', () => handWrittenIsQuiet(stack));
  return divide(await readCost(stack.client, [`${run}-0`]), 1);
}

function divide({ events, actions }: PersonCost, by: number): PersonCost {
  return { events: events / by, actions: actions / by };
}

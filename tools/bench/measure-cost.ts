import { aboveTen, email, sms, wait, waitFor } from './blocks.ts';
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

type Name = 'a' | 'b' | 'cEvent' | 'cTimeout';
export type CostResult = Record<Name, JourneyCost>;

interface Scenario {
  blocks: object[];
  workflow: string;
  more: Record<string, number>;
  /** The awaited event comes for everybody, once they wait. */
  comes?: true;
}

const reply = 'bench-reply';
const seconds = 2;
const hour = 3_600;

const scenarios: Record<Name, Scenario> = {
  a: { blocks: [sms('b1')], workflow: 'journeyA', more: {} },
  b: {
    blocks: [aboveTen('b1', [sms('b2'), wait('b3', seconds), email('b4')])],
    workflow: 'journeyB',
    more: { waitMs: seconds * 1_000 },
  },
  cEvent: {
    blocks: [waitFor('b1', { trigger: reply, seconds: hour }), sms('b2')],
    workflow: 'journeyC',
    more: { limitMs: hour * 1_000 },
    comes: true,
  },
  cTimeout: {
    blocks: [waitFor('b1', { trigger: reply, seconds }), sms('b2')],
    workflow: 'journeyC',
    more: { limitMs: seconds * 1_000 },
  },
};

/** Started, a workflow task of three events, a timer: a workflow that waits has no fewer. */
const eventsOfOneWaiting = 5;

/**
 * Events and billed actions for each customer, read from the histories: for one customer alone, for
 * 500 who come in one request (divided by 500), and for one hand-written workflow.
 */
export async function measureCost(stack: BenchStack): Promise<CostResult> {
  await stack.percurso.makeTrigger(reply);
  const costOf = async (name: Name): Promise<JourneyCost> => ({
    one: await costOfPercurso(stack, { name, people: 1 }),
    of500: await costOfPercurso(stack, { name, people: 500 }),
    handWritten: await costOfHandWritten(stack, scenarios[name]),
  });
  // What is counted is the same beside others; only the awaited event would reach whoever waits too.
  const cEvent = await costOf('cEvent');
  const [a, b, cTimeout] = await Promise.all([costOf('a'), costOf('b'), costOf('cTimeout')]);
  return { a, b, cEvent, cTimeout };
}

async function costOfPercurso(
  stack: BenchStack,
  { name, people }: { name: Name; people: number },
): Promise<PersonCost> {
  const { blocks, comes } = scenarios[name];
  const trigger = `bench-cost-${name}-${people}`.toLowerCase();
  const journeyId = await stack.percurso.publish({ name: trigger, trigger, blocks });
  const everybody = peopleUpTo(people);
  await postToPercurso(stack, { run: nextRun(), people: everybody, trigger });
  if (comes) {
    await until('their workflows wait', async () => {
      const { waiting, cohorts } = await readWaiting(stack, journeyId);
      return waiting === people && (await haveEvents(stack, cohorts));
    });
    await postToPercurso(stack, { run: nextRun(), people: everybody, trigger: reply });
  }
  await until('the journey has ended', () => percursoIsQuiet(stack, journeyId));
  return divide(await readCost(stack.client, await cohortsOf(stack, journeyId)), people);
}

async function readWaiting({ sql }: BenchStack, journeyId: string) {
  const [row] = await sql<{ waiting: number; cohorts: string[] }[]>`
    select coalesce(sum(s.size), 0)::int as waiting, array_agg(distinct s.cohort_id) as cohorts
    from strands s join versions v on v.id = s.version_id
    where v.journey_id = ${journeyId} and s.state = 'open' and s.op = 'await'`;
  return { waiting: row?.waiting ?? 0, cohorts: row?.cohorts ?? [] };
}

async function haveEvents({ client }: BenchStack, workflowIds: string[]): Promise<boolean> {
  // One that has not been started yet is not found.
  const lengths = await Promise.all(
    workflowIds.map(async (id) => {
      const found = await client.workflow
        .getHandle(id)
        .describe()
        .catch(() => undefined);
      return found?.historyLength ?? 0;
    }),
  );
  return lengths.every((length) => length >= eventsOfOneWaiting);
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
  { workflow, more, comes }: Scenario,
): Promise<PersonCost> {
  const run = nextRun();
  await postToHandWritten(stack, { run, people: [0], workflow, more });
  const handle = stack.client.workflow.getHandle(`${run}-0`);
  if (comes) {
    await until('the hand-written workflow waits', () => haveEvents(stack, [`${run}-0`]));
    await handle.signal('replied');
  }
  await handle.result();
  await until('the hand-written workflow has ended', () => handWrittenIsQuiet(stack));
  return divide(await readCost(stack.client, [`${run}-0`]), 1);
}

function divide({ events, actions }: PersonCost, by: number): PersonCost {
  return { events: events / by, actions: actions / by };
}

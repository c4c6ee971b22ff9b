import { randomUUID } from 'node:crypto';
import { partOf } from '@percurso/db/events/part-of';
import type { Block } from '@percurso/journey/document';
import type { ServiceContext } from '@percurso/services/context';
import { ingestEvents } from '@percurso/services/events/ingest-events';
import { createTrigger } from '@percurso/services/triggers/create-trigger';
import { publishTrigger } from '@percurso/services/triggers/publish-trigger';
import { expect, test } from 'vitest';
import {
  aboveTen,
  email,
  publish,
  readyTrigger,
  sms,
  triggerKey,
  useGateway,
  wait,
} from './kit/scenario.ts';
import { openClient, openStage } from './kit/stage.ts';
import { until } from './kit/until.ts';
import { untilEnded } from './kit/until-ended.ts';

/** What is billed as an action on Temporal Cloud: starts, signals, timers, activities. */
const actions = [
  'workflowExecutionStartedEventAttributes',
  'workflowExecutionSignaledEventAttributes',
  'timerStartedEventAttributes',
  'activityTaskScheduledEventAttributes',
] as const;

interface Cost {
  cohorts: number;
  events: number;
  actions: number;
}

/** Contacts of one routing partition, as one request for people of one town would be. */
async function addContacts(ctx: ServiceContext, n: number): Promise<string[]> {
  const ids: string[] = [];
  while (ids.length < n) {
    const id = randomUUID();
    if (partOf(id) === 0) ids.push(id);
  }
  await ctx.db.sql`
    insert into contacts (id, workspace_id, phone, email, created_at, updated_at)
    select id, ${ctx.workspaceId}, '+551198' || (1000000 + n), 'person' || n || '@example.test',
      percurso_now(), percurso_now()
    from unnest(${ids}::uuid[]) with ordinality as c (id, n)`;
  return ids;
}

async function post(ctx: ServiceContext, contactIds: string[], trigger: string): Promise<void> {
  const attributes = trigger === triggerKey ? { Code: 12, Device: 'device' } : {};
  const events = contactIds.map((id) => ({ trigger, contact: { id: `con_${id}` }, attributes }));
  await ingestEvents({ ctx, input: { events } });
}

/** What people may wait for. */
const repaired = 'device-repaired';

async function readyToWait(ctx: ServiceContext): Promise<void> {
  const named = {
    key: repaired,
    name: 'Device repaired',
    description: '',
    kind: 'custom',
  } as const;
  await createTrigger({ ctx, input: { ...named, attributes: [] } });
  await publishTrigger({ ctx, input: { key: repaired } });
}

async function readCost(
  ctx: ServiceContext,
  client: Awaited<ReturnType<typeof openClient>>,
): Promise<Cost> {
  const cohorts = await ctx.db.sql<{ id: string }[]>`
    select distinct cohort_id as id from strands where workspace_id = ${ctx.workspaceId}`;
  const cost = { cohorts: cohorts.length, events: 0, actions: 0 };
  for (const { id } of cohorts) {
    const handle = client.workflow.getHandle(id);
    await handle.result();
    const { events = [] } = await handle.fetchHistory();
    cost.events += events?.length ?? 0;
    cost.actions += events?.filter((event) => actions.some((field) => event[field])).length ?? 0;
  }
  return cost;
}

const short: Block[] = [sms('b1')];
const long: Block[] = [aboveTen('b1', [sms('b2'), wait('b3', 2), email('b4')])];
const waiting = (seconds: number): Block[] => [
  {
    id: 'b1',
    kind: 'wait-for',
    config: {
      events: [{ id: 'e1', trigger: repaired, correlate: 'key' }],
      mode: 'any',
      limit: { amount: seconds, unit: 'seconds' },
    },
  },
  sms('b2'),
];

interface Scenario {
  blocks: Block[];
  people: number;
  messages: number;
  most: { events: number; actions: number };
  /** The awaited event comes for everybody. */
  comes?: true;
}

const scenarios: Scenario[] = [
  { blocks: short, people: 1, messages: 1, most: { events: 11, actions: 2 } },
  { blocks: short, people: 100, messages: 1, most: { events: 11, actions: 2 } },
  { blocks: long, people: 1, messages: 2, most: { events: 22, actions: 4 } },
  { blocks: long, people: 100, messages: 2, most: { events: 22, actions: 4 } },
  ...[1, 100].flatMap((people): Scenario[] => [
    { blocks: waiting(3_600), people, messages: 1, most: { events: 17, actions: 4 }, comes: true },
    { blocks: waiting(2), people, messages: 1, most: { events: 16, actions: 3 } },
  ]),
];

test('one person costs what a hand-written workflow does, a hundred together no more', async () => {
  const stage = await openStage();
  const { sql } = stage.db;
  const prepared: { ctx: ServiceContext; scenario: Scenario; contactIds: string[] }[] = [];
  for (const scenario of scenarios) {
    const ctx = await stage.openWorkspace();
    await readyTrigger(ctx);
    await readyToWait(ctx);
    await useGateway(ctx, stage.gateway, { idempotent: true, timeoutMs: 10_000 });
    await publish(ctx, { name: 'Journey', blocks: scenario.blocks });
    const contactIds = await addContacts(ctx, scenario.people);
    await post(ctx, contactIds, triggerKey);
    prepared.push({ ctx, scenario, contactIds });
  }
  const client = await openClient(stage.here);
  await stage.startWorker();
  for (const { ctx, scenario, contactIds } of prepared.filter(({ scenario }) => scenario.comes)) {
    await until('they wait', async () => {
      const waits = await sql`select 1 from waits where contact_id = any(${contactIds}::uuid[])`;
      return waits.length === scenario.people;
    });
    await post(ctx, contactIds, repaired);
  }
  await untilEnded(sql, 404);

  for (const { ctx, scenario } of prepared) {
    const { people, messages, most } = scenario;
    const sent = await sql`
      select 1 from messages where workspace_id = ${ctx.workspaceId} and state = 'accepted'`;
    expect(sent).toHaveLength(people * messages);
    const cost = await readCost(ctx, client);
    const what = `${scenario.people} people, ${JSON.stringify(scenario.most)}`;
    expect(cost.cohorts, what).toBe(1);
    expect(cost.events, what).toBeLessThanOrEqual(most.events);
    expect(cost.actions, what).toBeLessThanOrEqual(most.actions);
  }
});

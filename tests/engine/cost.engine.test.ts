import { randomUUID } from 'node:crypto';
import { partOf } from '@percurso/db/events/part-of';
import type { Block } from '@percurso/journey/document';
import type { ServiceContext } from '@percurso/services/context';
import { ingestEvents } from '@percurso/services/events/ingest-events';
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

async function post(ctx: ServiceContext, contactIds: string[]): Promise<void> {
  const events = contactIds.map((id) => ({
    trigger: triggerKey,
    contact: { id: `con_${id}` },
    attributes: { Code: 12, Device: 'device' },
  }));
  await ingestEvents({ ctx, input: { events } });
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
const scenarios = [
  { blocks: short, people: 1, messages: 1, most: { events: 11, actions: 2 } },
  { blocks: short, people: 100, messages: 1, most: { events: 11, actions: 2 } },
  { blocks: long, people: 1, messages: 2, most: { events: 22, actions: 4 } },
  { blocks: long, people: 100, messages: 2, most: { events: 22, actions: 4 } },
];

test('one person costs what a hand-written workflow does, a hundred together no more', async () => {
  const stage = await openStage();
  const { sql } = stage.db;
  const prepared: { ctx: ServiceContext; scenario: (typeof scenarios)[number] }[] = [];
  for (const scenario of scenarios) {
    const ctx = await stage.openWorkspace();
    await readyTrigger(ctx);
    await useGateway(ctx, stage.gateway, { idempotent: true, timeoutMs: 10_000 });
    await publish(ctx, { name: 'Journey', blocks: scenario.blocks });
    await post(ctx, await addContacts(ctx, scenario.people));
    prepared.push({ ctx, scenario });
  }
  const client = await openClient(stage.here);
  await stage.startWorker();
  await untilEnded(sql, 202);

  for (const { ctx, scenario } of prepared) {
    const { people, messages, most } = scenario;
    const sent = await sql`
      select 1 from messages where workspace_id = ${ctx.workspaceId} and state = 'accepted'`;
    expect(sent).toHaveLength(people * messages);
    const cost = await readCost(ctx, client);
    expect(cost.cohorts).toBe(1);
    expect(cost.events).toBeLessThanOrEqual(most.events);
    expect(cost.actions).toBeLessThanOrEqual(most.actions);
  }
});

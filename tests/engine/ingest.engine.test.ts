import { runTransaction } from '@percurso/db/run-transaction';
import { ingestEvents } from '@percurso/services/events/ingest-events';
import { resolveContacts } from '@percurso/services/events/resolve-contacts';
import { expect, test } from 'vitest';
import { expectBalances } from './kit/expect-balances.ts';
import { openSender, phoneOf, post, publish, sms, triggerKey } from './kit/scenario.ts';
import { openClient, openStage } from './kit/stage.ts';
import { until } from './kit/until.ts';

test('an event posted twice enrols once; 1,000 in one request are one cohort', async () => {
  const stage = await openStage();
  const { sql } = stage.db;
  const ctx = await openSender(stage, { idempotent: true, timeoutMs: 10_000 });
  await publish(ctx, { name: 'Send', blocks: [sms('b1')] });
  await stage.startWorker();

  await post(ctx, { people: 1_000 });
  await post(ctx, { people: 1_000 });
  const other = { messageId: 'event-7', trigger: triggerKey, contact: { phone: phoneOf(7) } };
  await expect(
    ingestEvents({ ctx, input: { events: [{ ...other, attributes: {} }] } }),
  ).rejects.toMatchObject({
    code: 'conflict',
  });

  await until('everybody finished', async () => {
    const [row] = await sql`select count(*)::int as n from enrolments where status = 'finished'`;
    return row?.n === 1_000;
  });
  expect(await expectBalances(sql)).toEqual({
    events: { enrolled: 1_000 },
    enrolments: { finished: 1_000 },
    messages: { accepted: 1_000 },
  });
  expect(new Set(stage.gateway.accepted).size).toBe(1_000);
  expect(stage.gateway.requests).toHaveLength(1_000);

  const cohorts = await sql`select distinct cohort_id from strands`;
  expect(cohorts).toHaveLength(1);
  const client = await openClient(stage.here);
  const expected = cohorts.map((row) => row.cohort_id).sort();
  // The server's list is written after the fact; each run is one entry.
  await until('the workflows are listed', async () => {
    const started: string[] = [];
    for await (const { workflowId } of client.workflow.list({
      query: "WorkflowType = 'cohort'",
    }))
      started.push(workflowId);
    return JSON.stringify(started.sort()) === JSON.stringify(expected);
  });
});

test('who makes contacts with a phone only rests before others wait for it, and after only briefly', async () => {
  const stage = await openStage();
  const { workspaceId, actor } = await stage.openWorkspace();
  const held = await runTransaction(stage.db.sql, async (tx) => {
    const countLocks = async () => {
      const rows = await tx`
        select from pg_locks where locktype = 'advisory' and granted and pid = pg_backend_pid()`;
      return rows.length;
    };
    const rests: { how?: 'briefly' | undefined; held: number }[] = [];
    const { contactIds, awaited } = await resolveContacts(tx, {
      workspaceId,
      actor,
      given: [{ phone: phoneOf(1) }, { phone: phoneOf(2) }, { phone: phoneOf(1) }],
      atOnce: 1,
      giveWay: async (how) => {
        rests.push({ how, held: await countLocks() });
      },
    });
    return { rests, heldAfter: await countLocks(), awaited, contactIds };
  });
  expect(held).toMatchObject({ heldAfter: 1, awaited: true });
  expect(held.rests).toEqual([
    { how: undefined, held: 0 },
    { how: 'briefly', held: 1 },
  ]);
  expect(new Set(held.contactIds).size).toBe(2);
});

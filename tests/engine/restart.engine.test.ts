import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createApiKey } from '@percurso/services/api-keys/create-api-key';
import { freePort } from '@percurso/tools/free-port';
import { resolveTemporalBinary } from '@percurso/tools/temporal-binary';
import { startTemporal } from '@percurso/tools/temporal-server';
import { expect, onTestFinished, test } from 'vitest';
import { expectBalances } from './kit/expect-balances.ts';
import { openSender, phoneOf, publish, sms, triggerKey, wait } from './kit/scenario.ts';
import { openClient, openStage } from './kit/stage.ts';
import { until } from './kit/until.ts';
import { untilEnded } from './kit/until-ended.ts';

test('a wait survives kill -9 of worker, API and Temporal together', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'percurso-restart-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const binary = await resolveTemporalBinary();
  const dbFile = path.join(folder, 'temporal.db');
  const temporal = await startTemporal({ binary, dbFile });
  onTestFinished(temporal.stop);
  const stage = await openStage({ here: { address: temporal.address, namespace: 'default' } });
  const { gateway, db } = stage;
  const { sql } = db;
  const ctx = await openSender(stage);
  await publish(ctx, { name: 'Wait', blocks: [sms('b1'), wait('b2', 6), sms('b3')] });
  const { key } = await createApiKey({
    ctx,
    input: { name: 'Test', scopes: ['events:write'], origins: [] },
  });
  const apiPort = await freePort();
  const send = async (from: number, text = 'device') => {
    const events = Array.from({ length: 50 }, (_, index) => ({
      messageId: `event-${from + index}`,
      trigger: triggerKey,
      contact: { phone: phoneOf(from + index) },
      attributes: { Code: 12, Device: text },
    }));
    const answer = await fetch(`http://127.0.0.1:${apiPort}/api/v1/events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ events }),
    });
    return { status: answer.status, body: await answer.json() };
  };

  const api = await stage.startApi(apiPort);
  const worker = await stage.startWorker();
  expect(await send(0)).toEqual({ status: 202, body: { accepted: 50, duplicates: 0 } });
  expect(await send(50)).toMatchObject({ status: 202 });
  await until('all of them wait', async () => {
    const [row] = await sql`
      select coalesce(sum(size), 0)::int as n from strands where state = 'open' and op = 'sleep'`;
    return row?.n === 100;
  });
  // An activity cut off is given up after 30 s: nothing that this test is about.
  const client = await openClient(stage.here);
  await until('their workflows know', async () => {
    for await (const { workflowId } of client.workflow.list()) {
      const { raw } = await client.workflow.getHandle(workflowId).describe();
      if (raw.pendingActivities?.length) return false;
    }
    return true;
  });

  process.kill(temporal.pid, 'SIGKILL');
  await Promise.all([temporal.exited, worker.kill(), api.kill()]);
  await expect(send(0)).rejects.toThrow();

  const port = Number(temporal.address.split(':').at(-1));
  const again = await startTemporal({ binary, dbFile, port });
  onTestFinished(again.stop);
  await Promise.all([stage.startApi(apiPort), stage.startWorker()]);
  // A client that had no answer asks again, and nobody enters twice.
  expect(await send(50)).toEqual({ status: 202, body: { accepted: 0, duplicates: 50 } });
  expect(await send(50, 'another')).toMatchObject({ status: 409 });
  await untilEnded(sql, 100, 90_000);

  expect(await expectBalances(sql)).toEqual({
    events: { enrolled: 100 },
    enrolments: { finished: 100 },
    messages: { accepted: 200 },
  });
  expect(gateway.accepted).toHaveLength(200);
  expect(new Set(gateway.accepted).size).toBe(200);
});

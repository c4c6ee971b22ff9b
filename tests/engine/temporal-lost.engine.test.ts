import { resolveTemporalBinary } from '@percurso/tools/temporal-binary';
import { startTemporal } from '@percurso/tools/temporal-server';
import { expect, onTestFinished, test } from 'vitest';
import { expectBalances } from './kit/expect-balances.ts';
import { email, openSender, post, publish, sms, wait } from './kit/scenario.ts';
import { openClient, openStage } from './kit/stage.ts';
import { until } from './kit/until.ts';
import { sweepUntilEnded } from './kit/until-ended.ts';

test('temporal-lost: an empty Temporal under people asleep and acting costs nobody anything', async () => {
  const binary = await resolveTemporalBinary();
  const first = await startTemporal({ binary });
  onTestFinished(first.stop);
  const here = { address: first.address, namespace: 'default' };
  const port = Number(first.address.split(':').at(-1));
  const stage = await openStage({ here });
  const { gateway, db } = stage;
  const { sql } = db;
  const ctx = await openSender(stage);
  await publish(ctx, { name: 'Acting', blocks: [sms('b1'), email('b2')] });
  await publish(ctx, { name: 'Asleep', blocks: [wait('b1', 4), sms('b2'), email('b3')] });
  gateway.answer = () => ({ slowMs: 300 });
  const worker = await stage.startWorker();
  await post(ctx, { people: 200 });
  await until('some act', () => gateway.requests.length > 20);

  process.kill(first.pid, 'SIGKILL');
  await first.exited;
  // What comes in while it is away is routed all the same, and told of later.
  await post(ctx, { from: 200, people: 100 });
  await until('events are routed without Temporal', async () => {
    const [row] = await sql`select count(*)::int as n from events where routed_at is null`;
    return row?.n === 0;
  });
  const second = await startTemporal({ binary, port });
  onTestFinished(second.stop);
  await sweepUntilEnded(sql, 600);

  const { events, enrolments } = await expectBalances(sql);
  expect(events).toEqual({ enrolled: 300 });
  expect(enrolments).toEqual({ finished: 600 });
  const ledger = await sql`
    select id, state from messages where channel = 'sms' and state <> 'accepted'`;
  expect([...ledger]).toEqual([]);
  expect(new Set(gateway.accepted).size).toBe(600);
  const client = await openClient(here);
  expect((await client.workflow.count()).count).toBeGreaterThan(0);
  const ended = await Promise.race([worker.exited, Promise.resolve('still running')]);
  expect(ended).toBe('still running');
});

import { expect, test } from 'vitest';
import { expectBalances } from './kit/expect-balances.ts';
import { openSender, post, publish, readyTrigger, sms } from './kit/scenario.ts';
import { openStage } from './kit/stage.ts';
import { until } from './kit/until.ts';
import { untilEnded } from './kit/until-ended.ts';

test('an idle worker ends soon after SIGTERM, and one that sends leaves no message open', async () => {
  const stage = await openStage();
  const { gateway, db } = stage;
  const { sql } = db;
  const ctx = await openSender(stage, { idempotent: false, timeoutMs: 5_000 });
  await publish(ctx, { name: 'Send', blocks: [sms('b1', 'commercial')] });

  const idle = await stage.startWorker();
  const askedAt = performance.now();
  await idle.stop();
  expect(await idle.exited).toEqual({ code: 0, signal: null });
  const took = performance.now() - askedAt;
  expect(took).toBeLessThan(3_000);

  gateway.answer = () => ({ slowMs: 400 });
  const busy = await stage.startWorker();
  await post(ctx, { people: 200 });
  await until('it is sending', () => gateway.requests.length > 40);
  await busy.stop();
  expect(await busy.exited).toEqual({ code: 0, signal: null });
  expect(await sql`select id from messages where state in ('handed', 'unknown')`).toHaveLength(0);

  await stage.startWorker();
  await untilEnded(sql, 200, 60_000);
  expect((await expectBalances(sql)).messages).toEqual({ accepted: 200 });
  expect(gateway.accepted).toHaveLength(200);
});

test('a worker whose connections Postgres cut goes on, and hears of events again at once', async () => {
  const stage = await openStage();
  const { sql } = stage.db;
  const ctx = await stage.openWorkspace();
  await readyTrigger(ctx);
  await publish(ctx, { name: 'Send', blocks: [sms('b1')] });
  const worker = await stage.startWorker();
  await post(ctx, { people: 10 });
  await untilEnded(sql, 10);
  const listening = () => sql`
    select pid from pg_stat_activity
    where datname = current_database() and query ilike 'listen %'`;
  const [before] = await listening();
  await sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'percurso-worker'`;
  await until('it listens again', async () => {
    const [now] = await listening();
    return now && now.pid !== before?.pid;
  });
  await post(ctx, { from: 10, people: 10 });
  await untilEnded(sql, 20);
  await expectBalances(sql);
  expect(await Promise.race([worker.exited, Promise.resolve('running')])).toBe('running');
});

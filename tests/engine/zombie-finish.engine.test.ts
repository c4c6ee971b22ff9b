import { expect, test } from 'vitest';
import { expectBalances } from './kit/expect-balances.ts';
import { openCase, post, publish, readyTrigger, wait } from './kit/scenario.ts';
import { openStage } from './kit/stage.ts';
import { until } from './kit/until.ts';
import { askSweeper, untilEnded } from './kit/until-ended.ts';

test('a worker that stood still between claim and finish moves nobody when it goes on', async () => {
  const stage = await openStage();
  const { sql } = stage.db;
  const ctx = await stage.openWorkspace();
  await readyTrigger(ctx);
  await publish(ctx, { name: 'Case', blocks: [openCase('b1'), wait('b2', 1)] });
  const stalled = await stage.startWorker();

  // Case numbers are taken after the claim, from a row that is locked now.
  const lock = await sql.reserve();
  await lock`begin`;
  await lock`select 1 from workspaces where id = ${ctx.workspaceId} for update`;
  await post(ctx, { people: 40 });
  await until('the worker is between claim and finish', async () => {
    const [row] = await sql`
      select count(*)::int as n from pg_stat_activity where datname = current_database()
        and wait_event_type = 'Lock' and query like '%next_case_number%'`;
    const [open] = await sql`select count(*)::int as n from strands where fence = 0`;
    return row?.n > 0 && open?.n === 0;
  });
  stalled.freeze();
  await lock`commit`;
  lock.release();

  // Another worker, told by the sweeper through a Temporal that knows nothing of the first.
  await stage.startWorker(await stage.openNamespace());
  await askSweeper(sql);
  await untilEnded(sql, 40);
  stalled.thaw();
  // It finds its fences lost, says so to its own workflows, and they end.
  await until('the stalled worker has tried to finish', async () => {
    const [row] = await sql`
      select count(*)::int as n from pg_stat_activity
      where datname = current_database() and state <> 'idle' and pid <> pg_backend_pid()`;
    const [workspace] = await sql`select next_case_number::int as next from workspaces
      where id = ${ctx.workspaceId}`;
    return workspace?.next > 40 && row?.n === 0;
  });

  expect(await expectBalances(sql)).toEqual({
    events: { enrolled: 40 },
    enrolments: { finished: 40 },
    messages: {},
  });
  expect(await sql`select 1 from cases`).toHaveLength(40);
  expect(await sql`select 1 from trail`).toHaveLength(80);
});

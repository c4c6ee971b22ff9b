import assert from 'node:assert/strict';
import type { Sql } from '@percurso/db/connect';
import type { ServiceContext } from '@percurso/services/context';
import type { Stage } from './build-stage.ts';
import { email, openCase, post, publish, readyTrigger, sms, useGateway, wait } from './scenario.ts';
import { until } from './until.ts';
import { askSweeper, untilEnded } from './until-ended.ts';

const timeoutMs = 1_500;

/** A worker stands still between claim and finish; another finishes; the first moves nobody when it goes on. */
export async function finishAsZombie(stage: Stage, people: number): Promise<void> {
  const { sql } = stage.db;
  const ctx = await stage.openWorkspace();
  await readyTrigger(ctx);
  await publish(ctx, { name: 'Case', blocks: [openCase('b1'), wait('b2', 1)] });
  const stalled = await stage.startWorker();

  // Case numbers are taken after the claim, from a row that is locked now.
  const lock = await sql.reserve();
  await lock`begin`;
  await lock`select 1 from workspaces where id = ${ctx.workspaceId} for update`;
  await post(ctx, { people });
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
  await untilEnded(sql, people, 60_000);
  stalled.thaw();
  // It finds its fences lost, says so to its own workflows, and they end.
  await until('the stalled worker has tried to finish', async () => {
    const [row] = await sql`
      select count(*)::int as n from pg_stat_activity
      where datname = current_database() and state <> 'idle' and pid <> pg_backend_pid()`;
    const [workspace] = await sql`select next_case_number::int as next from workspaces
      where id = ${ctx.workspaceId}`;
    return workspace?.next > people && row?.n === 0;
  });

  assert.equal((await sql`select 1 from cases`).length, people);
  assert.equal((await sql`select 1 from trail`).length, 2 * people);
}

/** A worker stands still in mid-page and goes on early or late; nothing another took over is sent twice. */
export async function sendAsZombie(
  stage: Stage,
  { when, people }: { when: 'early' | 'late'; people: number },
): Promise<void> {
  const contexts = await openSending(stage);
  const { gateway, db } = stage;
  const { sql } = db;
  // Half are answered; the requests of the others are with the gateway when it stands still.
  gateway.answer = () => (gateway.requests.length % 2 === 0 ? 'accept' : 'hold');
  const stalled = await stage.startWorker();
  for (const ctx of contexts) await post(ctx, { people });
  await until('it is in mid-page', () => gateway.requests.length >= 20);
  stalled.freeze();
  await endOpenTransactions(sql);
  await stage.startWorker(await stage.openNamespace());
  await askSweeper(sql);
  if (when === 'early') {
    gateway.release();
    stalled.thaw();
    await untilEnded(sql, 3 * people, 90_000);
  } else {
    gateway.answer = () => 'accept';
    await untilEnded(sql, 3 * people, 90_000);
    const before = gateway.requests.length;
    gateway.release();
    stalled.thaw();
    await settled(stage);
    assert.equal(gateway.requests.length, before);
  }
  await settled(stage);
}

/** A worker stands still between commit and request; it sends nothing when it goes on. */
export async function handOverAsZombie(stage: Stage, people: number): Promise<void> {
  const contexts = await openSending(stage);
  const { gateway, db } = stage;
  const { sql } = db;
  // Its commits wait for a lock of ours, at their very end.
  await sql.unsafe(`
    create function hold_commit() returns trigger language plpgsql as $$ begin
      perform pg_advisory_xact_lock_shared(42);
      return null;
    end $$;
    create constraint trigger hold_commit after insert on messages
      deferrable initially deferred for each row execute function hold_commit();`);
  const lock = await sql.reserve();
  await lock`select pg_advisory_lock(42)`;
  const stalled = await stage.startWorker();
  for (const ctx of contexts) await post(ctx, { people });
  await untilStill('pages are being committed', 1_000, async () => {
    const rows = await sql`
      select 1 from pg_stat_activity where datname = current_database()
        and wait_event_type = 'Lock' and wait_event = 'advisory'`;
    // One page at least of each of the three journeys.
    return rows.length >= 3 && rows.length;
  });
  stalled.freeze();
  await lock`select pg_advisory_unlock(42)`;
  lock.release();
  await untilStill('what was handed over is committed', 1_000, async () => {
    const [row] = await sql`select count(*)::int as n from messages where state = 'handed'`;
    return row?.n;
  });
  const handed = await sql<{ id: string; class: string }[]>`
    select id, class from messages where state = 'handed' order by id`;
  await endOpenTransactions(sql);
  assert.equal(gateway.requests.length, 0);
  await stage.startWorker(await stage.openNamespace());
  await askSweeper(sql);
  await untilEnded(sql, 3 * people, 90_000);
  const before = gateway.requests.length;
  stalled.thaw();
  await settled(stage);

  assert.equal(gateway.requests.length, before);
  const unclear = await sql<{ id: string }[]>`select id from messages where state = 'unknown'`;
  const unknown = unclear.map(({ id }) => id);
  // Those in the hands of the stalled worker are the only ones nobody can know about.
  const commercial = handed.filter((message) => message.class === 'commercial');
  assert.deepEqual(
    unknown.sort(),
    commercial.map(({ id }) => id),
  );
  assert.ok(unknown.length > 0);
  assert.equal(new Set(gateway.accepted).size, gateway.accepted.length);
}

/** A workspace for each class, so that no page waits for the contacts of another. */
async function openSending(stage: Stage): Promise<ServiceContext[]> {
  const classes = [
    ['Keyed', 'transactional'],
    ['Transactional', 'transactional'],
    ['Commercial', 'commercial'],
  ] as const;
  const contexts: ServiceContext[] = [];
  for (const [name, purpose] of classes) {
    const ctx = await stage.openWorkspace();
    await readyTrigger(ctx);
    // Fewer connections than a page has messages, so that some stand in the queue of the process itself.
    const idempotent = name === 'Keyed';
    await useGateway(ctx, stage.gateway, { idempotent, timeoutMs, connections: 8 });
    await publish(ctx, { name, blocks: [sms('b1', purpose), email('b2')] });
    contexts.push(ctx);
  }
  return contexts;
}

/** What the server does itself after 30 s with transactions of a process that stands still. */
async function endOpenTransactions(sql: Sql): Promise<void> {
  await until('no transaction of it is open', async () => {
    const open = await sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and xact_start is not null and pid <> pg_backend_pid()`;
    return open.length === 0;
  });
}

/** The worker that went on has done and recorded all it would. */
async function settled({ gateway, db }: Stage): Promise<void> {
  await untilStill('nothing moves any more', 1_000, async () => {
    const [row] = await db.sql<{ n: number }[]>`
      select count(*)::int as n from pg_stat_activity
      where datname = current_database() and state <> 'idle' and pid <> pg_backend_pid()`;
    return row?.n === 0 && gateway.requests.length;
  });
}

/** Waits until a number that is not 0 has stayed the same for `ms`. */
async function untilStill(
  what: string,
  ms: number,
  read: () => Promise<number | false>,
): Promise<void> {
  let seen: number | false = false;
  let since = performance.now();
  await until(what, async () => {
    const now = await read();
    if (now !== seen) since = performance.now();
    seen = now;
    return now && performance.now() - since > ms;
  });
}

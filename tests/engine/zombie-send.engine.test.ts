import type { Sql } from '@percurso/db/connect';
import type { ServiceContext } from '@percurso/services/context';
import { describe, expect, test } from 'vitest';
import type { Stage } from './kit/build-stage.ts';
import { expectBalances } from './kit/expect-balances.ts';
import { email, post, publish, readyTrigger, sms, useGateway } from './kit/scenario.ts';
import { openStage } from './kit/stage.ts';
import { until } from './kit/until.ts';
import { askSweeper, untilEnded } from './kit/until-ended.ts';

const people = 40;
const timeoutMs = 1_500;

describe('a worker that stands still while it sends', () => {
  test.for(['early', 'late'] as const)(
    'in mid-page, going on %s, sends nothing twice that another took over',
    async (when) => {
      const { stage, contexts } = await openSending();
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
        await untilEnded(sql, 3 * people);
      } else {
        gateway.answer = () => 'accept';
        await untilEnded(sql, 3 * people);
        const before = gateway.requests.length;
        gateway.release();
        stalled.thaw();
        await settled(stage);
        expect(gateway.requests).toHaveLength(before);
      }
      await settled(stage);
      await expectLedger(stage);
    },
  );

  test('between commit and request, sends nothing when it goes on', async () => {
    const { stage, contexts } = await openSending();
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
      return rows.length;
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
    expect(gateway.requests).toHaveLength(0);
    await stage.startWorker(await stage.openNamespace());
    await askSweeper(sql);
    await untilEnded(sql, 3 * people);
    const before = gateway.requests.length;
    stalled.thaw();
    await settled(stage);

    expect(gateway.requests).toHaveLength(before);
    const ledger = await expectLedger(stage);
    const unknown = ledger.filter(({ state }) => state === 'unknown').map(({ id }) => id);
    // Those in the hands of the stalled worker are the only ones nobody can know about.
    const commercial = handed.filter((message) => message.class === 'commercial');
    expect(unknown.sort()).toEqual(commercial.map(({ id }) => id));
    expect(unknown.length).toBeGreaterThan(0);
    expect(Math.max(...countOf(gateway.accepted).values())).toBe(1);
  });
});

async function openSending(): Promise<{ stage: Stage; contexts: ServiceContext[] }> {
  const stage = await openStage();
  const contexts = [await stage.openWorkspace(), await stage.openWorkspace()];
  for (const [index, ctx] of contexts.entries()) {
    await readyTrigger(ctx);
    await useGateway(ctx, stage.gateway, {
      idempotent: index === 0,
      timeoutMs,
      // Fewer than a page, so that some stand in the queue of the process itself.
      connections: 8,
    });
  }
  const [keyed, plain] = contexts as [ServiceContext, ServiceContext];
  await publish(keyed, { name: 'Keyed', blocks: [sms('b1', 'transactional'), email('b2')] });
  await publish(plain, {
    name: 'Transactional',
    blocks: [sms('b1', 'transactional'), email('b2')],
  });
  await publish(plain, { name: 'Commercial', blocks: [sms('b1', 'commercial'), email('b2')] });
  return { stage, contexts };
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

/** What every class promises, whatever happened to the worker. */
async function expectLedger({ gateway, db }: Stage) {
  const { sql } = db;
  await expectBalances(sql);
  const ledger = await sql<{ id: string; journey: string; state: string; attempt: number }[]>`
    select m.id, j.name as journey, m.state, m.attempt
    from messages m join journeys j on j.id = m.journey_id where m.channel = 'sms'`;
  expect(ledger).toHaveLength(3 * people);
  const times = countOf(gateway.accepted);
  for (const { id, journey, state, attempt } of ledger) {
    const sent = times.get(id) ?? 0;
    if (journey === 'Commercial') {
      expect(sent).toBeLessThanOrEqual(1);
      expect(['accepted', 'unknown']).toContain(state);
      if (state === 'accepted') expect(sent).toBe(1);
    } else {
      expect(state).toBe('accepted');
      expect(sent).toBeGreaterThanOrEqual(1);
      expect(sent).toBeLessThanOrEqual(attempt);
    }
  }
  return ledger;
}

function countOf(ids: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

import { Buffer } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { env } from 'node:process';
import { fileURLToPath } from 'node:url';
import { resolveTemporalBinary } from '@percurso/tools/temporal-binary';
import type { WorkflowHandle, WorkflowHandleWithFirstExecutionRunId } from '@temporalio/client';
import { Client, Connection } from '@temporalio/client';
import * as proto from '@temporalio/proto';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { StrandItem } from './activities.ts';
import type { cohort } from './cohort.ts';

type MakeItem = (id: string, more?: Partial<StrandItem>) => StrandItem;
type Handle = WorkflowHandle<typeof cohort>;
type Started = WorkflowHandleWithFirstExecutionRunId<typeof cohort>;

/** What stands in for the engine, which is behind the network: where a strand's members go. */
type Effect = (
  id: string,
  call: { strands: string[]; number: number; item: MakeItem },
) => StrandItem[] | Promise<StrandItem[]>;

interface World {
  /** Strand ids of each activity call, in the order of the calls. */
  calls: string[][];
  item: MakeItem;
  start(items: StrandItem[]): Promise<Started>;
  /** Starts with news already there when its first task begins. */
  startTold(items: StrandItem[], news: StrandItem[]): Promise<Handle>;
}

interface Servers {
  connection: NativeConnection;
  client: Client;
}

let shared: Servers;

beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
  const address = inject('temporalAddress');
  shared = {
    connection: await NativeConnection.connect({ address }),
    client: new Client({ connection: await Connection.connect({ address }) }),
  };
});
afterAll(async () => {
  await shared.client.connection.close();
  await shared.connection.close();
});

/** A worker on a queue of its own for one test. */
async function withWorld(
  effect: Effect,
  run: (world: World) => Promise<void>,
  { connection, client }: Servers = shared,
): Promise<void> {
  const queue = `queue-${randomUUID()}`;
  const calls: string[][] = [];
  const item: MakeItem = (id, more = {}) => {
    return { id, n: 1, op: 'act', step: 0, kind: 'work', queue, ms: 0, ...more };
  };
  const work = async ({ strands }: { strands: string[] }) => {
    const number = calls.push(strands);
    const answers = await Promise.all(
      strands.map(async (id) => effect(id, { strands, number, item })),
    );
    return { items: answers.flat() };
  };
  const worker = await Worker.create({
    connection,
    taskQueue: queue,
    identity: 'worker',
    workflowBundle: { codePath: inject('workflowBundlePath') },
    activities: { work },
    maxConcurrentActivityTaskExecutions: 50,
  });
  const options = (items: StrandItem[]) => ({
    taskQueue: queue,
    workflowId: `cohort-${randomUUID()}`,
    args: [items] as [StrandItem[]],
  });
  const start = (items: StrandItem[]) =>
    client.workflow.start<typeof cohort>('cohort', options(items));
  const startTold = (items: StrandItem[], news: StrandItem[]) =>
    client.workflow.signalWithStart<typeof cohort, [StrandItem[]]>('cohort', {
      ...options(items),
      signal: 'arrived',
      signalArgs: [news],
    });
  await worker.runUntil(run({ calls, item, start, startTold }));
}

/** How many events of each type a finished workflow has, by the name of their attributes. */
async function countEvents(handle: Handle): Promise<Record<string, number>> {
  const { events } = await handle.fetchHistory();
  const counts: Record<string, number> = { all: events?.length ?? 0 };
  for (const event of events ?? []) {
    const field = Object.keys(event).find((key) => key.endsWith('EventAttributes')) ?? '';
    const name = field.replace('EventAttributes', '');
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

/** Keeps a history as a fixture of the replay test, where RECORD_HISTORIES=1 asks for it. */
async function record(handle: Handle, name: string): Promise<void> {
  if (env.RECORD_HISTORIES !== '1') return;
  const { History } = proto.temporal.api.history.v1;
  const bytes = History.encode(await handle.fetchHistory()).finish();
  const history = Buffer.from(bytes).toString('base64');
  const file = fileURLToPath(new URL(`./histories/${name}.json`, import.meta.url));
  await writeFile(file, `${JSON.stringify({ workflow: 'cohort', history }, null, 2)}\n`);
}

/** A gate that an activity waits at until the test lets it go. */
function createGate() {
  let letGo: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  return { opened, open: () => letGo() };
}

const named = (prefix: string, n: number) => Array.from({ length: n }, (_, i) => `${prefix}${i}`);
const until = (read: () => unknown) => expect.poll(read, { timeout: 30_000, interval: 20 });

describe.concurrent('a cohort', () => {
  test('costs eleven events for one strand that acts and ends', async () => {
    await withWorld(
      () => [],
      async ({ calls, start, item }) => {
        const handle = await start([item('a')]);
        await handle.result();
        expect(calls).toEqual([['a']]);
        expect(await countEvents(handle)).toMatchObject({ all: 11, activityTaskScheduled: 1 });
        await record(handle, 'act');
      },
    );
  });

  test('costs twenty-two events where it acts, sleeps and acts', async () => {
    await withWorld(
      (id, { item }) => (id === 'a' ? [item('b', { op: 'sleep', step: 1, ms: 1_000 })] : []),
      async ({ calls, start, item }) => {
        const handle = await start([item('a')]);
        await handle.result();
        expect(calls).toEqual([['a'], ['b']]);
        expect(await countEvents(handle)).toMatchObject({
          all: 22,
          activityTaskScheduled: 2,
          timerStarted: 1,
        });
        await record(handle, 'act-sleep-act');
      },
    );
  });

  test('ends at once where there is nothing to drive', async () => {
    await withWorld(
      () => [],
      async ({ start }) => {
        const handle = await start([]);
        await handle.result();
        expect(await countEvents(handle)).toMatchObject({ all: 5 });
      },
    );
  });

  test('takes strands of one step together, fifty or a thousand people at most', async () => {
    await withWorld(
      () => [],
      async ({ calls, start, item }) => {
        await (await start(named('s', 120).map((id) => item(id)))).result();
        expect(calls.map((ids) => ids.length)).toEqual([50, 50, 20]);
        expect(calls.flat()).toEqual(named('s', 120));
        calls.length = 0;
        await (await start(named('m', 5).map((id) => item(id, { n: 400 })))).result();
        expect(calls.map((ids) => ids.length)).toEqual([2, 2, 1]);
        calls.length = 0;
        await (await start([item('large', { n: 5_000 }), item('small')])).result();
        expect(calls).toEqual([['large'], ['small']]);
      },
    );
  });

  test('has one runner per step: who comes meanwhile waits and goes together', async () => {
    const gate = createGate();
    await withWorld(
      async (id) => {
        if (id === 'a') await gate.opened;
        return [];
      },
      async ({ calls, start, item }) => {
        const handle = await start([item('a')]);
        await until(() => calls).toEqual([['a']]);
        for (const id of ['b', 'c', 'd']) await handle.signal('arrived', [item(id)]);
        // Another step does not wait for this one.
        await handle.signal('arrived', [item('other', { step: 1 })]);
        await until(() => calls).toEqual([['a'], ['other']]);
        gate.open();
        await handle.result();
        expect(calls).toEqual([['a'], ['other'], ['b', 'c', 'd']]);
      },
    );
  });

  test('ignores a strand told again, or gone, while it runs', async () => {
    const gate = createGate();
    await withWorld(
      async (id, { item }) => {
        if (id !== 'a') return [];
        await gate.opened;
        return [item('b', { step: 1 })];
      },
      async ({ calls, start, item }) => {
        const handle = await start([item('a')]);
        await until(() => calls).toHaveLength(1);
        await handle.signal('arrived', [item('a'), item('a', { op: 'gone' })]);
        await until(async () => (await countEvents(handle)).workflowTaskCompleted).toBe(2);
        gate.open();
        await handle.result();
        expect(calls).toEqual([['a'], ['b']]);
      },
    );
  });

  test('keeps one timer, restarted only for something earlier', async () => {
    await withWorld(
      () => [],
      async ({ calls, start, item }) => {
        const asleep = (id: string, ms: number) => item(id, { op: 'sleep', ms });
        const handle = await start([asleep('minutes', 600_000), asleep('hour', 3_600_000)]);
        await until(async () => (await countEvents(handle)).timerStarted).toBe(1);
        // Nothing is left for the timer that runs, and still it is no reason for another.
        await handle.signal('arrived', [item('minutes', { op: 'gone' })]);
        await until(async () => (await countEvents(handle)).workflowTaskCompleted).toBe(2);
        await handle.signal('arrived', [asleep('week', 604_800_000)]);
        await handle.signal('arrived', [asleep('soon', 1_000), asleep('with it', 1_000)]);
        await until(() => calls).toEqual([['soon', 'with it']]);
        const gone = ['hour', 'week'].map((id) => item(id, { op: 'gone' }));
        await handle.signal('arrived', gone);
        await handle.result();
        expect(calls).toHaveLength(1);
        const events = await countEvents(handle);
        // For the minutes, for the two that come sooner, and for the hour.
        expect(events.timerStarted).toBe(3);
        expect(events.timerCanceled).toBe(1);
        expect(events.timerFired).toBe(1);
      },
    );
  });

  test('lets the earlier time win where a sleeping strand is told again', async () => {
    await withWorld(
      () => [],
      async ({ calls, start, item }) => {
        const asleep = (id: string, ms: number) => item(id, { op: 'sleep', ms });
        const sooner = await start([asleep('a', 3_600_000)]);
        await sooner.signal('arrived', [asleep('a', 1_000)]);
        await sooner.result();
        const later = await start([asleep('b', 1_000)]);
        await later.signal('arrived', [asleep('b', 3_600_000)]);
        await later.result();
        expect(calls).toEqual([['a'], ['b']]);
      },
    );
  });

  test('forgets a strand that is gone and ends with the last one, not at its limit', async () => {
    await withWorld(
      () => [],
      async ({ calls, start, item }) => {
        const handle = await start([item('a', { op: 'await', ms: 3_600_000 })]);
        await handle.signal('arrived', [item('never heard of', { op: 'gone' })]);
        expect((await handle.describe()).status.name).toBe('RUNNING');
        await handle.signal('arrived', [item('a', { op: 'gone' })]);
        await handle.result();
        expect(calls).toEqual([]);
      },
    );
  });

  test('forgets a strand that is gone before its first task, too', async () => {
    await withWorld(
      () => [],
      async ({ calls, startTold, item }) => {
        const asleep = item('a', { op: 'await', ms: 3_600_000 });
        await (await startTold([asleep], [item('a', { op: 'gone' })])).result();
        expect(calls).toEqual([]);
      },
    );
  });

  test('goes on with whatever a strand answers, told once more or not', async () => {
    // A done strand answers its open frontier; one nobody knows answers nothing.
    const answers: Record<string, string[]> = { done: ['x', 'y'], unknown: [] };
    await withWorld(
      (id, { item }) => (answers[id] ?? []).map((next) => item(next, { step: 1 })),
      async ({ calls, start, item }) => {
        await (await start([item('unknown'), item('done')])).result();
        expect(calls).toEqual([
          ['unknown', 'done'],
          ['x', 'y'],
        ]);
      },
    );
  });

  test('runs a failing activity again without another event', async () => {
    await withWorld(
      (_id, { number }) => {
        if (number < 3) throw new Error('the provider is out');
        return [];
      },
      async ({ calls, start, item }) => {
        const handle = await start([item('a')]);
        await handle.result();
        expect(calls).toEqual([['a'], ['a'], ['a']]);
        expect(await countEvents(handle)).toMatchObject({ all: 11 });
      },
    );
  });

  test('brings a wide fan-out together again in few activities', async () => {
    const gate = createGate();
    let branches = 0;
    const steps = 29;
    await withWorld(
      async (id, { item }) => {
        const step = Number(id.split('-')[0]);
        if (step === 0)
          return named('', 25).map((n) => item(`${1 + Number(n)}-`, { step: 1 + Number(n) }));
        if (step <= 25) {
          branches += 1;
          if (branches === 25) gate.open();
          await gate.opened;
        }
        const next = Math.max(26, step + 1);
        return next > steps ? [] : [item(`${next}-${randomUUID()}`, { step: next })];
      },
      async ({ calls, start, item }) => {
        await (await start([item('0-')])).result();
        const people = calls.flat().filter((id) => id.startsWith('29-'));
        expect(people).toHaveLength(25);
        // 30 is the floor: one, twenty-five, and four; without grouping it is 126.
        expect(calls.length).toBeLessThanOrEqual(45);
      },
    );
  });

  test('keeps a history of a fan-out for replay', async () => {
    await withWorld(
      (id, { item }) => {
        if (id === 'a') return ['b', 'c', 'd'].map((next, n) => item(next, { step: n + 1 }));
        return id.length > 1 ? [] : [item(`${id}2`, { op: 'sleep', step: 9, ms: 1_000 })];
      },
      async ({ calls, start, item }) => {
        const handle = await start([item('a')]);
        await handle.result();
        expect(calls.flat().sort()).toEqual(['a', 'b', 'b2', 'c', 'c2', 'd', 'd2']);
        await record(handle, 'fan-out');
      },
    );
  });

  test('keeps a history of waits, of news of them and of people who are gone for replay', async () => {
    await withWorld(
      () => [],
      async ({ calls, start, item }) => {
        const waits = (id: string, ms: number) => item(id, { op: 'await', step: 1, ms });
        const handle = await start([waits('a', 3_600_000), waits('left', 3_600_000)]);
        await handle.signal('arrived', [item('left', { op: 'gone' })]);
        await handle.signal('arrived', [item('b')]);
        await until(() => calls).toEqual([['b']]);
        await handle.signal('arrived', [waits('a', 1_000)]);
        await handle.result();
        expect(calls).toEqual([['b'], ['a']]);
        await record(handle, 'told-and-gone');
      },
    );
  });
});

describe('continue as new', () => {
  let environment: TestWorkflowEnvironment;
  let servers: Servers;

  // Suggested after fifty events instead of thousands.
  beforeAll(async () => {
    const path = await resolveTemporalBinary({ onProgress: () => undefined });
    environment = await TestWorkflowEnvironment.createLocal({
      server: {
        executable: { type: 'existing-path', path },
        log: { format: 'pretty', level: 'error' },
        extraArgs: ['--dynamic-config-value', 'limit.historyCount.suggestContinueAsNew=50'],
      },
    });
    servers = { connection: environment.nativeConnection, client: environment.client };
  });
  afterAll(() => environment.teardown());

  async function runsOf(handle: Handle): Promise<number> {
    let runs = 0;
    const query = `WorkflowId = '${handle.workflowId}'`;
    for await (const _ of servers.client.workflow.list({ query })) runs += 1;
    return runs;
  }

  test('carries every open strand on, and drives each once', async () => {
    await withWorld(
      (id, { item }) =>
        id.startsWith('s') ? [item(`t${id}`, { op: 'sleep', step: 1, ms: 1_500 })] : [],
      async ({ calls, start, item }) => {
        const handle = await start([item('far', { op: 'sleep', step: 2, ms: 3_600_000 })]);
        const ids = named('s', 120);
        // Each half alone is more events than a run may have, however the server groups them.
        for (const half of [ids.slice(0, 60), ids.slice(60)]) {
          const before = new Set(calls.flat()).size;
          for (const id of half) await handle.signal('arrived', [item(id)]);
          await until(() => new Set(calls.flat()).size).toBe(before + 120);
        }
        expect((await handle.describe()).status.name).toBe('RUNNING');
        await handle.signal('arrived', [item('far', { op: 'sleep', step: 2, ms: 0 })]);
        await handle.result();
        expect(calls.flat().sort()).toEqual([...ids, ...ids.map((id) => `t${id}`), 'far'].sort());
        await until(() => runsOf(handle)).toBeGreaterThanOrEqual(3);
      },
      servers,
    );
  });

  test('keeps the histories of two runs in a row for replay', async () => {
    await withWorld(
      () => [],
      async ({ calls, start, item }) => {
        const handle = await start([item('far', { op: 'sleep', step: 2, ms: 3_600_000 })]);
        for (const id of named('s', 8)) {
          const before = calls.length;
          await handle.signal('arrived', [item(id)]);
          await until(() => calls.length).toBe(before + 1);
        }
        await until(() => runsOf(handle)).toBeGreaterThanOrEqual(2);
        await handle.signal('arrived', [item('far', { op: 'sleep', step: 2, ms: 0 })]);
        await handle.result();
        expect(calls.flat()).toEqual([...named('s', 8), 'far']);
        const { workflowId, firstExecutionRunId } = handle;
        const first = servers.client.workflow.getHandle(workflowId, firstExecutionRunId);
        expect(await countEvents(first)).toMatchObject({ workflowExecutionContinuedAsNew: 1 });
        await record(first, 'continued');
        await record(servers.client.workflow.getHandle(workflowId), 'continuation');
      },
      servers,
    );
  });

  test('does not wait for a strand that runs and runs, and takes it along', async () => {
    const gate = createGate();
    await withWorld(
      async (id) => {
        if (id === 'slow') await gate.opened;
        return [];
      },
      async ({ calls, start, item }) => {
        const handle = await start([item('slow', { step: 7 })]);
        for (const id of named('s', 60)) await handle.signal('arrived', [item(id)]);
        // The second call is the next run's: the fence in Postgres decides between the two.
        await until(() => calls.flat().filter((id) => id === 'slow').length)
          .toBe(2)
          .finally(gate.open);
        await handle.result();
        expect(new Set(calls.flat())).toEqual(new Set(['slow', ...named('s', 60)]));
        await until(() => runsOf(handle)).toBeGreaterThanOrEqual(2);
      },
      servers,
    );
  });
});

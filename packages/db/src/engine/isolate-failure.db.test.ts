import { definitions } from '@percurso/blocks/definitions';
import { runs } from '@percurso/blocks/runs';
import { advance } from '@percurso/engine/advance';
import type { EngineDeps } from '@percurso/engine/advance-context';
import { createBulkPacer } from '@percurso/engine/bulk-pacer';
import { createInFlight } from '@percurso/engine/sending/in-flight';
import { openScenes } from '@percurso/testing/open-scenes';
import { v7 } from 'uuid';
import { beforeEach, expect, test } from 'vitest';
import type { Scene } from '../testing/journey-scene.ts';
import { createPostgresStore } from './postgres-store.ts';

const scenes = openScenes();
let scene: Scene;
let deps: EngineDeps;
let isolated: unknown[];

beforeEach(async () => {
  scene = await scenes.open();
  isolated = [];
  deps = {
    store: createPostgresStore(scenes.sql, { definitions, runs, secret: 'secret' }),
    runs,
    inFlight: createInFlight(),
    pacer: createBulkPacer(),
    render: async () => [],
    statusUrl: (token) => `http://localhost/s/${token}`,
    newId: () => v7(),
    providerOf: async () => {
      throw new Error('No message is sent here.');
    },
    onIsolated: (_strand, error) => isolated.push(error),
  };
});

/** Runs all that is open at once, as often as it takes; waiting between attempts is left out. */
async function drive(): Promise<number> {
  for (let round = 1; round <= 100; round += 1) {
    const open = await scenes.sql<{ id: string; kind: string }[]>`
      update strands set due_at = percurso_now()
      where workspace_id = ${scene.workspaceId} and state = 'open' returning id, kind`;
    if (open.length === 0) return round;
    for (const { id, kind } of open) await advance({ strands: [id], kind }, deps);
  }
  throw new Error('Still not done after a hundred rounds.');
}

/** Its activation is there already, which no transaction that writes it again survives. */
async function poison(enrolmentId: string): Promise<void> {
  await scenes.sql`
    insert into activations (id, workspace_id, token, enrolment_id, block_id, visit, event_id,
      trigger_id, created_at)
    values (${v7()}, ${scene.workspaceId}, ${v7()}, ${enrolmentId}, 'b1', 1, ${v7()},
      ${scene.triggerId}, percurso_now())`;
}

/** People at a block that raises an event; nobody enters any more, or the event would begin again. */
async function enterBeforeStop(n: number) {
  const config = { trigger: 'device-failed', mapping: {} };
  const version = await scene.publish([{ id: 'b1', kind: 'activate-trigger', config }]);
  const entered = await scene.enter(n);
  await scenes.sql`update journeys set live_version_id = null where id = ${version.journeyId}`;
  return { version, ...entered };
}

test('one poison member among twelve leaves with an error, the others go on', async () => {
  const { version } = await enterBeforeStop(12);
  const inside = await scenes.sql<{ id: string }[]>`
    select id from enrolments where workspace_id = ${scene.workspaceId} order by id`;
  const poisoned = inside[4]?.id ?? '';
  await poison(poisoned);

  await drive();

  const left = await scenes.sql`
    select id, status, exit_reason as reason from enrolments
    where workspace_id = ${scene.workspaceId} and status <> 'finished'`;
  expect(left).toEqual([{ id: poisoned, status: 'exited', reason: 'error' }]);
  const made = await scenes.sql`
    select enrolment_id from activations
    where workspace_id = ${scene.workspaceId} and enrolment_id <> ${poisoned}`;
  expect(made).toHaveLength(11);
  const [listed] = await scenes.sql`
    select block_id as "blockId", port, reason from trail where enrolment_id = ${poisoned}`;
  expect(listed).toMatchObject({ blockId: 'b1', port: 'exited' });
  expect(listed?.reason).toMatch(/^error: .*activations_once/);
  const counts = await scenes.sql<{ port: string; n: number }[]>`
    select port, sum(n)::int as n from step_counts
    where version_id = ${version.id} and block_id = 'b1' group by port order by port`;
  expect(Object.fromEntries(counts.map(({ port, n }) => [port, n]))).toEqual({
    in: 12,
    next: 11,
    exited: 1,
  });
  // Five failures for the whole, then one for each halving: 12, 6, 3, 2 (or 1), 1.
  expect(isolated.length).toBeGreaterThanOrEqual(8);
  expect(isolated.length).toBeLessThanOrEqual(9);
});

test('a failure that heals before the fifth time halves nothing', async () => {
  const { strandId } = await enterBeforeStop(4);
  const [member] = await scenes.sql<{ id: string }[]>`
    select id from enrolments where workspace_id = ${scene.workspaceId} limit 1`;
  await poison(member?.id ?? '');
  for (let failure = 1; failure <= 4; failure += 1) {
    await scenes.sql`update strands set due_at = percurso_now() where id = ${strandId}`;
    const items = await advance({ strands: [strandId], kind: 'activate-trigger' }, deps);
    expect(items).toMatchObject([{ id: strandId, op: 'sleep', n: 4 }]);
    expect(items[0]?.ms).toBeGreaterThan(0);
  }
  await scenes.sql`delete from activations where workspace_id = ${scene.workspaceId}`;
  await drive();
  const rows = await scenes.sql`
    select status, count(*)::int as n from enrolments
    where workspace_id = ${scene.workspaceId} group by status`;
  expect(rows).toEqual([{ status: 'finished', n: 4 }]);
});

test('who lost the fence isolates nothing', async () => {
  const { strandId } = await enterBeforeStop(2);
  const { claimed } = await scene.store.claim([strandId]);
  await scene.store.claim([strandId]);
  const [stale] = claimed;
  if (!stale) throw new Error('Expected the strand to be claimed.');
  expect(await scene.store.isolateFailure(stale, 'x')).toEqual([]);
  const [row] = await scenes.sql`select failures, state from strands where id = ${strandId}`;
  expect(row).toEqual({ failures: 0, state: 'open' });
});

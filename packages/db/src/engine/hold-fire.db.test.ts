import { advance } from '@percurso/engine/advance';
import type { Block } from '@percurso/journey/document';
import type { JsonValue } from '@percurso/journey/json-value';
import { openScenes } from '@percurso/testing/open-scenes';
import { expect, test } from 'vitest';
import { acceptingEngine } from '../testing/accepting-engine.ts';

const scenes = openScenes();

const activates = (answer?: JsonValue): Block => ({
  id: 'b1',
  kind: 'activate-trigger',
  config: { trigger: 'called', mapping: {}, ...(answer ? { answer } : {}) },
});
const within = { within: { amount: 7, unit: 'days' }, attributes: [] };
const waits: Block = { id: 'b2', kind: 'wait', config: { duration: { amount: 7, unit: 'days' } } };

/** Somebody tests a journey that activates a trigger on which another one starts. */
async function testJourney(block: Block, { fires }: { fires: boolean }) {
  const scene = await scenes.open();
  const tested = await scene.publish([block, waits]);
  await scene.publish([waits], { trigger: 'called' });
  const [ana = ''] = await scene.addContacts(1);
  await scene.post([ana], {}, { test: 'user', onlyJourneyId: tested.journeyId, fires });
  const [cohort] = await scene.route();
  const [item] = cohort?.items ?? [];
  await advance(
    { strands: [item?.id ?? ''], kind: item?.kind ?? '' },
    acceptingEngine(scene.store),
  );
  await scene.route();
  const { sql } = scenes;
  const trail = await sql`
    select t.block_id as block, t.port, t.reason from trail t
      join enrolments e on e.id = t.enrolment_id
    where e.version_id = ${tested.id} order by t.id`;
  const [counted] = await sql<{ started: number; activations: number; counters: number }[]>`
    select
      (select count(*)::int from enrolments
        where workspace_id = ${scene.workspaceId} and version_id <> ${tested.id}) as started,
      (select count(*)::int from activations where workspace_id = ${scene.workspaceId}) as activations,
      (select count(*)::int from step_counts where version_id = ${tested.id}) as counters`;
  return { trail: trail.map((row) => ({ ...row })), ...counted };
}

test('what a test would activate is written down as that, and starts nothing', async () => {
  expect(await testJourney(activates(), { fires: false })).toEqual({
    trail: [{ block: 'b1', port: 'next', reason: 'would-start: called' }],
    started: 0,
    activations: 0,
    counters: 0,
  });
});

test('who would wait for the answer of what a test may not start goes on at once', async () => {
  expect(await testJourney(activates(within), { fires: false })).toEqual({
    trail: [{ block: 'b1', port: 'answered', reason: 'would-start: called' }],
    started: 0,
    activations: 0,
    counters: 0,
  });
});

test('a test that may fire starts the other journey', async () => {
  expect(await testJourney(activates(), { fires: true })).toEqual({
    trail: [{ block: 'b1', port: 'next', reason: null }],
    started: 1,
    activations: 1,
    counters: 0,
  });
});

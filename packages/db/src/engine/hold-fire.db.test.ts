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

/** Somebody tests a journey that opens a case, and others start on what that raises. */
async function testCase({ fires }: { fires: boolean }) {
  const scene = await scenes.open();
  const opens: Block = {
    id: 'b1',
    kind: 'create-case',
    config: { subject: 'Look', priority: { from: 'value', value: 'High' } },
  };
  const tested = await scene.publish([opens, waits]);
  const priority = (value: string) => ({
    trigger: 'case-opened',
    conditions: { attribute: 'case.priority', operator: 'is' as const, value },
  });
  const follows = await scene.publish([waits], priority('High'));
  await scene.publish([waits], priority('Low'));
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
  const [opened] = await sql`select test from cases where workspace_id = ${scene.workspaceId}`;
  const decisions = await sql<{ journeyId: string; outcome: string; reason: string | null }[]>`
    select d.journey_id as "journeyId", d.outcome, d.reason from event_decisions d
      join events e on e.seq = d.event_seq and e.source = 'record'
    where e.workspace_id = ${scene.workspaceId}`;
  const counters = await sql`
    select sum(n)::int as n from step_counts where version_id = ${follows.id} group by version_id`;
  return {
    opened: { ...opened },
    said: decisions.map((one) => [
      one.journeyId === follows.journeyId ? 'follows' : 'other',
      one.reason ?? one.outcome,
    ]),
    counters: counters.length,
  };
}

test('a case that a test opens is one of a test, and starts nothing, but tells what it would start', async () => {
  expect(await testCase({ fires: false })).toEqual({
    opened: { test: true },
    said: [['follows', 'would-start']],
    counters: 0,
  });
});

test('a case of a test that may start others starts them', async () => {
  const { opened, said } = await testCase({ fires: true });
  expect(opened).toEqual({ test: true });
  expect(said.toSorted()).toEqual([
    ['follows', 'enrolled'],
    ['other', 'conditions'],
  ]);
});

test('the answer to a test starts nobody for real', async () => {
  const scene = await scenes.open();
  const tested = await scene.publish([activates(within), waits]);
  const answered = await scene.publish([waits], { trigger: 'journey-answered' });
  const [ana = ''] = await scene.addContacts(1);
  const sent = { test: 'user', onlyJourneyId: tested.journeyId, fires: false };
  await scene.post([ana], {}, sent);
  const [cohort] = await scene.route();
  const [item] = cohort?.items ?? [];
  await advance(
    { strands: [item?.id ?? ''], kind: item?.kind ?? '' },
    acceptingEngine(scene.store),
  );
  await scene.route();
  const rows = await scenes.sql`select from enrolments where version_id = ${answered.id}`;
  expect(rows).toHaveLength(0);
});

test('a test that may fire starts the other journey', async () => {
  expect(await testJourney(activates(), { fires: true })).toEqual({
    trail: [{ block: 'b1', port: 'next', reason: null }],
    started: 1,
    activations: 1,
    counters: 0,
  });
});

import type { LoadedMember, Move } from '@percurso/engine/store';
import type { ClaimedStrand } from '@percurso/engine/strand';
import { unchanged } from '@percurso/engine/traveller';
import type { Version } from '@percurso/engine/version';
import { openScenes } from '@percurso/testing/open-scenes';
import { beforeEach, expect, test } from 'vitest';
import type { Scene } from '../testing/journey-scene.ts';

const scenes = openScenes();
let scene: Scene;

beforeEach(async () => {
  scene = await scenes.open();
});

const blocks = [
  { id: 'b1', kind: 'sms', config: { text: 'One' } },
  { id: 'b2', kind: 'sms', config: { text: 'Two' } },
];

/** From the first message to the second. */
function onward({ enrolmentId, contactId, strandId }: LoadedMember): Move {
  return {
    enrolmentId,
    contactId,
    strandId,
    passages: [{ blockId: 'b1', visit: 1, port: 'next', reason: null }],
    entered: ['b2'],
    change: unchanged(),
    to: { op: 'act', step: 1, dueAt: null },
  };
}

async function claimEntered(n: number) {
  const version = await scene.publish(blocks);
  const entered = await scene.enter(n);
  const answer = await scene.store.claim([entered.strandId]);
  const members = await scene.store.loadMembers(answer.claimed);
  return { ...entered, ...answer, version, members };
}

function finish({
  version,
  claimed,
  moves,
  keep = 'wait',
}: {
  version: Version;
  claimed: ClaimedStrand[];
  moves: Move[];
  keep?: string;
}) {
  return scene.store.finish({ version, strands: claimed, moves, since: new Date(0), keep });
}

async function enrolments() {
  return await scenes.sql<{ id: string; status: string; step: number; reason: string | null }[]>`
    select id, status, step, exit_reason as reason from enrolments
    where workspace_id = ${scene.workspaceId} order by id`;
}

async function counts(version: Version): Promise<Record<string, number>> {
  const rows = await scenes.sql<{ name: string; n: number }[]>`
    select block_id || '.' || port as name, sum(n)::int as n from step_counts
    where version_id = ${version.id} group by 1 order by 1`;
  return Object.fromEntries(rows.map(({ name, n }) => [name, n]));
}

test('of two claims only the later one moves anybody', async () => {
  const { strandId, claimed, version, members } = await claimEntered(3);
  const later = await scene.store.claim([strandId]);
  const moves = members.map(onward);
  expect(await finish({ version, claimed, moves })).toEqual({ items: [], kept: null });
  expect((await enrolments()).map(({ step }) => step)).toEqual([0, 0, 0]);

  const { items } = await finish({ version, claimed: later.claimed, moves });
  expect(items).toMatchObject([{ n: 3, op: 'act', step: 1, kind: 'sms', ms: 0 }]);
  expect((await enrolments()).map(({ step }) => step)).toEqual([1, 1, 1]);
  expect(await counts(version)).toEqual({
    '@entry.enrolled': 3,
    'b1.in': 3,
    'b1.next': 3,
    'b2.in': 3,
  });
  expect(await finish({ version, claimed: later.claimed, moves })).toEqual({
    items: [],
    kept: null,
  });
  const trail = await scenes.sql`
    select block_id as "blockId", port from trail where workspace_id = ${scene.workspaceId}`;
  expect(trail).toEqual(Array.from({ length: 3 }, () => ({ blockId: 'b1', port: 'next' })));
});

test('a strand whose fence is lost is dropped, the others go on', async () => {
  const version = await scene.publish(blocks);
  const [first, second] = [await scene.enter(2), await scene.enter(2)];
  const { claimed } = await scene.store.claim([first.strandId, second.strandId]);
  const members = await scene.store.loadMembers(claimed);
  await scene.store.claim([first.strandId]);
  const { items } = await finish({ version, claimed, moves: members.map(onward) });
  expect(items).toMatchObject([{ n: 2, step: 1 }]);
  const states = await scenes.sql`
    select id, state from strands where id in (${first.strandId}, ${second.strandId})`;
  expect(new Map(states.map(({ id, state }) => [id, state]))).toEqual(
    new Map([
      [first.strandId, 'open'],
      [second.strandId, 'done'],
    ]),
  );
});

test('who left meanwhile is not moved, and is counted nowhere', async () => {
  const { claimed, version, members } = await claimEntered(3);
  const [leaver] = members;
  await scenes.sql`
    update enrolments set status = 'exited', strand_id = null, exit_reason = 'exit'
    where id = ${leaver?.enrolmentId ?? ''}`;
  const { items } = await finish({ version, claimed, moves: members.map(onward) });
  expect(items).toMatchObject([{ n: 2 }]);
  const rows = await enrolments();
  expect(rows.filter(({ status }) => status === 'inside')).toHaveLength(2);
  expect(rows.find(({ id }) => id === leaver?.enrolmentId)).toMatchObject({
    status: 'exited',
    reason: 'exit',
    step: 0,
  });
  expect(await counts(version)).toMatchObject({ 'b1.next': 2, 'b2.in': 2 });
});

test('members nobody decided about stay at the step in a strand of their own', async () => {
  const { strandId, claimed, version, members } = await claimEntered(3);
  const [first] = members;
  const { items } = await finish({ version, claimed, moves: first ? [onward(first)] : [] });
  expect(items.map(({ n, step }) => ({ n, step })).sort((a, b) => a.step - b.step)).toEqual([
    { n: 2, step: 0 },
    { n: 1, step: 1 },
  ]);
  expect(items.map(({ id }) => id)).not.toContain(strandId);
  expect(await counts(version)).toMatchObject({ 'b1.in': 3, 'b1.next': 1, 'b2.in': 1 });
});

test('all at one effect of the running kind: the activity keeps the strand with a fence', async () => {
  const { claimed, version, members } = await claimEntered(2);
  const { items, kept } = await finish({
    version,
    claimed,
    moves: members.map(onward),
    keep: 'sms',
  });
  expect(items).toEqual([]);
  expect(kept).toMatchObject({ step: 1, op: 'act', fence: 1 });
  const again = await scene.store.loadMembers(kept ? [kept] : []);
  expect(again).toHaveLength(2);
  const stay = again.map(({ enrolmentId, contactId, strandId }) => ({
    enrolmentId,
    contactId,
    strandId,
    passages: [],
    entered: [],
    change: unchanged(),
    to: { op: 'act' as const, step: 1, dueAt: null },
  }));
  const stayed = await finish({ version, claimed: kept ? [kept] : [], moves: stay, keep: 'sms' });
  expect(stayed.kept).toBeNull();
  expect(stayed.items).toMatchObject([{ step: 1, n: 2 }]);
});

test('a stopped version moves nobody on: they leave where they would stand', async () => {
  const { claimed, version, members } = await claimEntered(2);
  await scenes.sql`update versions set status = 'stopped' where id = ${version.id}`;
  expect(await finish({ version, claimed, moves: members.map(onward) })).toEqual({
    items: [],
    kept: null,
  });
  expect(await enrolments()).toMatchObject([
    { status: 'exited', reason: 'stopped' },
    { status: 'exited', reason: 'stopped' },
  ]);
  expect(await counts(version)).toMatchObject({ 'b1.next': 2, 'b2.in': 2, 'b2.exited': 2 });
});

test('a paused version moves people, answers nothing, and is told at once when it resumes', async () => {
  const { claimed, version, members } = await claimEntered(2);
  await scenes.sql`update versions set status = 'paused' where id = ${version.id}`;
  const moves = members.map(onward);
  expect(await finish({ version, claimed, moves, keep: 'sms' })).toEqual({ items: [], kept: null });
  expect((await enrolments()).map(({ status, step }) => ({ status, step }))).toEqual([
    { status: 'inside', step: 1 },
    { status: 'inside', step: 1 },
  ]);
  const open = await scenes.sql`
    select step, check_at <= clock_timestamp() as due from strands
    where workspace_id = ${scene.workspaceId} and state = 'open'`;
  expect(open).toEqual([{ step: 1, due: true }]);
});

test('people who leave one by one never land in a strand that has run', async () => {
  const { strandId, claimed, version, members } = await claimEntered(2);
  const [first, second] = members;
  const one = await finish({ version, claimed, moves: first ? [onward(first)] : [] });
  const here = one.items.find(({ step }) => step === 0);
  const rest = await scene.store.claim([here?.id ?? '']);
  const two = await finish({
    version,
    claimed: rest.claimed,
    moves: second ? [onward({ ...second, strandId: here?.id ?? '' })] : [],
  });
  const ids = [...one.items, ...two.items].filter(({ step }) => step === 1).map(({ id }) => id);
  expect(new Set(ids).size).toBe(2);
  expect(ids).not.toContain(strandId);
  const open =
    await scenes.sql`select id from strands where state = 'open' and id = any(${ids}::uuid[])`;
  expect(open).toHaveLength(2);
});

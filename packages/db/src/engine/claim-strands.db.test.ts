import { unchanged } from '@percurso/engine/traveller';
import { openScenes } from '@percurso/testing/open-scenes';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import type { Scene } from '../testing/journey-scene.ts';

const scenes = openScenes();
let scene: Scene;

const sms = { id: 'b1', kind: 'sms', config: { text: 'Hello' } };
const wait = { id: 'b1', kind: 'wait', config: { duration: { amount: 10, unit: 'minutes' } } };

async function rowOf(strandId: string) {
  const [row] = await scenes.sql`
    select state, fence, nudges, check_at > clock_timestamp() + interval '80 s' as far,
      check_at <= clock_timestamp() as near
    from strands where id = ${strandId}`;
  return row;
}

test('each claim counts the fence up and leaves the sweeper alone for a while', async () => {
  scene = await scenes.open();
  const version = await scene.publish([sms]);
  const { strandId, cohortId } = await scene.enter(3);
  const first = await scene.store.claim([strandId]);
  expect(first.items).toEqual([]);
  expect(first.claimed).toEqual([
    {
      id: strandId,
      size: 3,
      workspaceId: scene.workspaceId,
      versionId: version.id,
      cohortId,
      step: 0,
      op: 'act',
      dueAt: null,
      since: expect.any(Date),
      fence: 1,
    },
  ]);
  const second = await scene.store.claim([strandId]);
  expect(second.claimed).toMatchObject([{ id: strandId, fence: 2 }]);
  expect(await rowOf(strandId)).toEqual({
    state: 'open',
    fence: 2,
    nudges: 0,
    far: true,
    near: false,
  });
});

test('claims at the same time get different fences', async () => {
  scene = await scenes.open();
  await scene.publish([sms]);
  const { strandId } = await scene.enter(1);
  const answers = await Promise.all(Array.from({ length: 8 }, () => scene.store.claim([strandId])));
  const fences = answers.flatMap(({ claimed }) => claimed.map(({ fence }) => fence));
  expect(fences.sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

test('a strand that is not due goes back with the time that is left', async () => {
  scene = await scenes.open();
  await scene.publish([wait]);
  const { strandId } = await scene.enter(2);
  const { claimed, items } = await scene.store.claim([strandId]);
  expect(claimed).toEqual([]);
  expect(items).toMatchObject([{ id: strandId, op: 'sleep', step: 0, kind: 'wait', n: 2 }]);
  expect(items[0]?.ms).toBeGreaterThan(595_000);
  expect(items[0]?.ms).toBeLessThanOrEqual(601_000);
  expect(await rowOf(strandId)).toMatchObject({ fence: 0 });
  await scenes.sql`update strands set due_at = percurso_now() where id = ${strandId}`;
  expect((await scene.store.claim([strandId])).claimed).toMatchObject([{ op: 'sleep', fence: 1 }]);
});

test('an unknown strand is done', async () => {
  scene = await scenes.open();
  expect(await scene.store.claim([v7()])).toMatchObject({ claimed: [], items: [] });
  expect(await scene.store.claim([])).toMatchObject({ claimed: [], items: [] });
});

test('a strand that is done answers with what is still open of its frontier', async () => {
  scene = await scenes.open();
  const version = await scene.publish([sms]);
  const { strandId, contactIds } = await scene.enter(2);
  const { claimed, clock } = await scene.store.claim([strandId]);
  const members = await scene.store.loadMembers(claimed);
  expect(members.map(({ contactId }) => contactId).sort()).toEqual([...contactIds].sort());
  const later = (seconds: number) => new Date(clock.now.getTime() + seconds * 1_000);
  const moves = members.map(({ enrolmentId, contactId }, index) => ({
    enrolmentId,
    contactId,
    strandId,
    passages: [],
    entered: [],
    change: unchanged(),
    to: { op: 'sleep' as const, step: 0, dueAt: later(60 * (index + 1)) },
  }));
  const finish = { version, strands: claimed, moves, since: clock.now, keep: 'sms' };
  const { items } = await scene.store.finish(finish);
  expect(items).toHaveLength(2);

  const again = await scene.store.claim([strandId]);
  expect(again.claimed).toEqual([]);
  expect(again.items.map(({ id }) => id).sort()).toEqual(items.map(({ id }) => id).sort());
  const [gone, left] = items;
  await scenes.sql`update strands set state = 'done', result = '[]' where id = ${gone?.id ?? ''}`;
  expect((await scene.store.claim([strandId])).items.map(({ id }) => id)).toEqual([left?.id]);
});

test('a paused version gives nothing and is found at once when it resumes', async () => {
  scene = await scenes.open();
  const version = await scene.publish([sms]);
  const { strandId } = await scene.enter(1);
  await scenes.sql`update versions set status = 'paused' where id = ${version.id}`;
  expect(await scene.store.claim([strandId])).toMatchObject({ claimed: [], items: [] });
  expect(await rowOf(strandId)).toMatchObject({ state: 'open', fence: 0, near: true });
});

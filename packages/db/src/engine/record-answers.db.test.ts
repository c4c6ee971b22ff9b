import type { MessageAnswer } from '@percurso/engine/store';
import { openScenes } from '@percurso/testing/open-scenes';
import { beforeEach, expect, test } from 'vitest';
import { claimPage } from '../testing/handed-page.ts';
import type { Scene } from '../testing/journey-scene.ts';

const scenes = openScenes();
let scene: Scene;

beforeEach(async () => {
  scene = await scenes.open();
});

type Word = Pick<MessageAnswer, 'state'> & Partial<MessageAnswer>;

/** A message handed over under fence 1, and how to answer it. */
async function handOne() {
  const version = await scene.publish([{ id: 'b1', kind: 'sms', config: { text: 'Hello' } }]);
  const { strandId } = await scene.enter(1);
  const { input } = await claimPage({ scene, version, strandId });
  const [handed] = await scene.store.handOver(input);
  const messageId = handed?.messageId ?? '';
  return async (word: Word) => {
    const base = { messageId, strandId, fence: 1, reason: null, providerId: null };
    await scene.store.recordAnswers([{ ...base, ...word }]);
    const [row] = await scenes.sql`
      select state, reason, provider_id as "providerId",
        answer_by <= clock_timestamp() as "answerTimeIsOver"
      from messages where id = ${messageId}`;
    return row;
  };
}

test.each([
  { state: 'accepted', reason: null, providerId: 'p-1' },
  { state: 'failed', reason: 'http 400', providerId: null },
] as const)('$state is true whoever heard it, fence or not', async (word) => {
  const answer = await handOne();
  expect(await answer({ ...word, fence: 7 })).toMatchObject(word);
});

test('states go forward only', async () => {
  const answer = await handOne();
  await answer({ state: 'accepted', providerId: 'p-1' });
  for (const state of ['failed', 'unknown', 'reserved', 'handed'] as const) {
    expect(await answer({ state, reason: 'late' })).toMatchObject({
      state: 'accepted',
      reason: null,
      providerId: 'p-1',
    });
  }
});

test('an unclear end may still become clear, and nothing else', async () => {
  const answer = await handOne();
  expect(await answer({ state: 'unknown', reason: 'reset' })).toMatchObject({ state: 'unknown' });
  expect(await answer({ state: 'reserved' })).toMatchObject({ state: 'unknown' });
  expect(await answer({ state: 'handed' })).toMatchObject({ state: 'unknown' });
  expect(await answer({ state: 'accepted', providerId: 'p-2' })).toMatchObject({
    state: 'accepted',
    providerId: 'p-2',
  });
});

test.each(['reserved', 'handed', 'unknown'] as const)(
  'going back to %s needs the fence of the hand-over',
  async (state) => {
    const answer = await handOne();
    expect(await answer({ state, reason: 'other', fence: 2 })).toMatchObject({
      state: 'handed',
      reason: null,
      answerTimeIsOver: false,
    });
    expect(await answer({ state, reason: 'mine' })).toMatchObject({ state, reason: 'mine' });
  },
);

test('an unclear answer ends the wait for one, so that the next attempt may begin', async () => {
  const answer = await handOne();
  expect(await answer({ state: 'handed', reason: 'timeout' })).toMatchObject({
    state: 'handed',
    answerTimeIsOver: true,
  });
});

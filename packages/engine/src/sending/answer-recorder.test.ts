import { expect, test } from 'vitest';
import type { MessageAnswer } from '../store.ts';
import { createAnswerRecorder } from './answer-recorder.ts';

function answer(messageId: string): MessageAnswer {
  return {
    messageId,
    strandId: 's',
    fence: 1,
    state: 'accepted',
    reason: null,
    providerId: null,
  };
}

test('answers that come while others are written go together next', async () => {
  const pages: string[][] = [];
  const recorder = createAnswerRecorder(async (answers) => {
    pages.push(answers.map(({ messageId }) => messageId));
    await Promise.resolve();
  });
  recorder.add(answer('a'));
  const first = recorder.record();
  for (const id of ['b', 'c']) recorder.add(answer(id));
  await Promise.all([first, recorder.record()]);
  expect(pages).toEqual([['a'], ['b', 'c']]);
});

test('what could not be written is written next time, and nobody is told before', async () => {
  const pages: string[] = [];
  const recorder = createAnswerRecorder(async (answers) => {
    pages.push(answers.map(({ messageId }) => messageId).join());
    await Promise.resolve();
    if (pages.length === 1) throw new Error('terminating connection');
  });
  recorder.add(answer('a'));
  const first = recorder.record();
  recorder.add(answer('b'));
  const second = recorder.record();
  await expect(first).rejects.toThrow('terminating connection');
  await second;
  expect(pages).toEqual(['a', 'a,b']);
});

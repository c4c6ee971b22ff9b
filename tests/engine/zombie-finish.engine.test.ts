import { expect, test } from 'vitest';
import { expectBalances } from './kit/expect-balances.ts';
import { openStage } from './kit/stage.ts';
import { finishAsZombie } from './kit/zombies.ts';

test('a worker that stood still between claim and finish moves nobody when it goes on', async () => {
  const stage = await openStage();
  await finishAsZombie(stage, 40);
  expect(await expectBalances(stage.db.sql)).toEqual({
    events: { enrolled: 40 },
    enrolments: { finished: 40 },
    messages: {},
  });
});

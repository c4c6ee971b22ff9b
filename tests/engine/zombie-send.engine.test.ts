import { describe, expect, test } from 'vitest';
import { expectBalances } from './kit/expect-balances.ts';
import { expectLedger } from './kit/expect-ledger.ts';
import { openStage } from './kit/stage.ts';
import { handOverAsZombie, sendAsZombie } from './kit/zombies.ts';

const people = 40;

describe('a worker that stands still while it sends', () => {
  test.for(['early', 'late'] as const)(
    'in mid-page, going on %s, sends nothing twice that another took over',
    async (when) => {
      const stage = await openStage();
      await sendAsZombie(stage, { when, people });
      expect((await expectBalances(stage.db.sql)).enrolments).toEqual({ finished: 3 * people });
      await expectLedger(stage.db.sql, stage.gateway);
    },
  );

  test('between commit and request, sends nothing when it goes on', async () => {
    const stage = await openStage();
    await handOverAsZombie(stage, people);
    expect((await expectBalances(stage.db.sql)).enrolments).toEqual({ finished: 3 * people });
    await expectLedger(stage.db.sql, stage.gateway);
  });
});

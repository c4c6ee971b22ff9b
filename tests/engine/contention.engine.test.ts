import { createUndoStack } from '@percurso/testing/undo-stack';
import { expect, onTestFinished, test } from 'vitest';
import { expectBalances } from './kit/expect-balances.ts';
import { raceForContacts, raceForOrder } from './kit/races.ts';
import { openStage } from './kit/stage.ts';

function undoAfterTest() {
  const undo = createUndoStack();
  onTestFinished(() => undo.undoAll());
  return undo;
}

test('lock-order: everything that writes, on the same 200 contacts at once, never deadlocks', async () => {
  const stage = await openStage();
  await raceForContacts({ stage, undo: undoAfterTest(), seconds: 5 });
  await expectBalances(stage.db.sql);
});

test("order: three routers at once keep each contact's events in the order of their receipt", async () => {
  const stage = await openStage();
  await raceForOrder({ stage, undo: undoAfterTest() });
  const { enrolments } = await expectBalances(stage.db.sql);
  expect(enrolments).toEqual({ finished: 1_200 });
});

import { setTimeout as delay } from 'node:timers/promises';
import { pauseJourney } from '@percurso/services/journeys/pause-journey';
import { previewResume } from '@percurso/services/journeys/preview-resume';
import { resumeJourney } from '@percurso/services/journeys/resume-journey';
import { expect, test } from 'vitest';
import { expectBalances } from './kit/expect-balances.ts';
import { expectLedger } from './kit/expect-ledger.ts';
import { openSender, post, publish, readyTrigger, sms, wait } from './kit/scenario.ts';
import { openStage } from './kit/stage.ts';
import { until } from './kit/until.ts';
import { untilEnded } from './kit/until-ended.ts';

test('pause-while-sending: nothing is sent after the acknowledgement, everything after the resume', async () => {
  const stage = await openStage();
  const { db, gateway } = stage;
  const ctx = await openSender(stage, { idempotent: false, timeoutMs: 5_000, perSecond: 200 });
  const id = await publish(ctx, { name: 'Send', blocks: [sms('b1'), wait('b2', 1), sms('b3')] });
  gateway.answer = () => ({ slowMs: 100 });
  await stage.startWorker();
  await post(ctx, { people: 600 });
  await until('it is sending', () => gateway.requests.length > 100);

  const { acknowledged } = await pauseJourney({ ctx, input: { id } });
  const sent = gateway.requests.length;
  expect(acknowledged).toBe(true);
  expect(sent).toBeLessThan(600);
  // Who comes meanwhile enters and stands still too.
  await post(ctx, { people: 50, from: 600 });
  await until('they have entered', async () => {
    const [row] = await db.sql`select count(*)::int as n from enrolments where status = 'inside'`;
    return row?.n === 650;
  });
  await delay(3_000);
  expect(gateway.requests.length).toBe(sent);

  const { inside, due } = await previewResume({ ctx, input: { id } });
  expect(inside).toBe(650);
  expect(due.now + due.hour).toBe(650);
  await resumeJourney({ ctx, input: { id } });
  await untilEnded(db.sql, 650, 60_000);
  expect(gateway.requests.length).toBe(2 * 650);
  expect(await expectLedger(db.sql, gateway)).toEqual({ sent: 1300, twice: 0, unknown: 0 });
  expect(await expectBalances(db.sql)).toMatchObject({ enrolments: { finished: 650 } });
});

test('R2: whoever sleeps through a pause sleeps the whole time, and nobody wakes in it', async () => {
  const { db, ...stage } = await openStage();
  const ctx = await stage.openWorkspace();
  await readyTrigger(ctx);
  const id = await publish(ctx, { name: 'Sleep', blocks: [wait('b1', 4), wait('b2', 1)] });
  await stage.startWorker();
  await post(ctx, { people: 40 });
  await until('they sleep', async () => {
    const [row] = await db.sql`select count(*)::int as n from enrolments where status = 'inside'`;
    return row?.n === 40;
  });
  await pauseJourney({ ctx, input: { id } });
  await delay(6_000);
  expect(await db.sql`select 1 from trail`).toHaveLength(0);
  // One resume of several holds; the others are told that it is not paused any more.
  const resumes = await Promise.allSettled(
    [1, 2, 3].map(() => resumeJourney({ ctx, input: { id } })),
  );
  expect(resumes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  await untilEnded(db.sql, 40);
  const [slept] = await db.sql<{ least: number; most: number }[]>`
    select min(extract(epoch from t.at - e.entered_at))::float8 as least,
      max(extract(epoch from t.at - e.entered_at))::float8 as most
    from trail t join enrolments e on e.id = t.enrolment_id where t.block_id = 'b1'`;
  // Four seconds of its own and at least six of the pause.
  expect(slept?.least).toBeGreaterThanOrEqual(10);
  expect(slept?.most).toBeLessThan(20);
  expect(await expectBalances(db.sql)).toMatchObject({ enrolments: { finished: 40 } });
});

import { expect, test } from 'vitest';
import { expectBalances } from './kit/expect-balances.ts';
import {
  aboveTen,
  email,
  post,
  publish,
  readyTrigger,
  sms,
  useGateway,
  wait,
} from './kit/scenario.ts';
import { openStage } from './kit/stage.ts';
import { until } from './kit/until.ts';
import { untilEnded } from './kit/until-ended.ts';

test('a worker killed three times under 500 people loses nobody and sends nothing twice', async () => {
  const stage = await openStage();
  const { gateway, db } = stage;
  const { sql } = db;
  const keyed = await stage.openWorkspace();
  const plain = await stage.openWorkspace();
  for (const ctx of [keyed, plain]) await readyTrigger(ctx);
  await useGateway(keyed, gateway, { idempotent: true, timeoutMs: 3_000 });
  await useGateway(plain, gateway, { idempotent: false, timeoutMs: 3_000 });
  const way = (purpose: 'transactional' | 'commercial') => [
    aboveTen('b1', [sms('b2', purpose), wait('b3', 2), sms('b4', purpose)]),
    email('b5'),
  ];
  await publish(keyed, { name: 'Keyed', blocks: way('transactional') });
  await publish(plain, { name: 'Transactional', blocks: way('transactional') });
  await publish(plain, { name: 'Commercial', blocks: way('commercial') });

  gateway.answer = () => ({ slowMs: 150 });
  let worker = await stage.startWorker();
  for (const [from, people] of [
    [0, 170],
    [170, 170],
    [340, 160],
  ] as const) {
    const before = gateway.requests.length;
    await Promise.all([keyed, plain].map((ctx) => post(ctx, { from, people })));
    await until('a wave is being sent', () => gateway.requests.length > before + 100);
    await worker.kill();
    worker = await stage.startWorker();
  }
  await untilEnded(sql, 1_500, 90_000);

  const { enrolments, messages } = await expectBalances(sql);
  expect(enrolments).toEqual({ finished: 1_500 });
  // Nobody has an e-mail address.
  expect(messages.skipped).toBe(1_500);
  const ledger = await sql<{ id: string; journey: string; state: string; attempt: number }[]>`
    select m.id, j.name as journey, m.state, m.attempt
    from messages m join journeys j on j.id = m.journey_id where m.channel = 'sms'`;
  expect(ledger).toHaveLength(3_000);
  const times = countOf(gateway.accepted);
  const of = (journey: string) => ledger.filter((message) => message.journey === journey);
  // Never twice, and what is not known to be sent is said to be so.
  for (const { id, state } of of('Commercial')) {
    expect(times.get(id) ?? 0).toBeLessThanOrEqual(1);
    if (state === 'accepted') expect(times.get(id)).toBe(1);
  }
  // Never zero; twice only the sends that were cut off, and the ledger says how often it tried.
  for (const { id, state, attempt } of of('Transactional')) {
    expect(state).toBe('accepted');
    expect(times.get(id)).toBeGreaterThanOrEqual(1);
    expect(times.get(id)).toBeLessThanOrEqual(attempt);
  }
  // Exactly once by the key, however often it was asked.
  for (const { id, state } of of('Keyed')) {
    expect(state).toBe('accepted');
    expect(times.get(id)).toBeGreaterThanOrEqual(1);
  }
  for (const { id, key } of gateway.requests) expect(key).toBe(id);
  const cutOff = of('Transactional').filter(({ attempt }) => attempt > 1);
  expect(cutOff.length).toBeLessThan(500);
});

function countOf(ids: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

import { ingestEvents } from '@percurso/services/events/ingest-events';
import { expect, test } from 'vitest';
import { expectBalances } from './kit/expect-balances.ts';
import { openSender, phoneOf, post, publish, triggerKey } from './kit/scenario.ts';
import { openStage } from './kit/stage.ts';
import { untilEnded } from './kit/until-ended.ts';

test('one of 500 whose data no statement survives leaves with an error, the others go on', async () => {
  const stage = await openStage();
  const { gateway, db } = stage;
  const { sql } = db;
  const ctx = await openSender(stage, { idempotent: true, timeoutMs: 10_000 });
  // Valid when it comes in; rendered, it is a character that Postgres cannot keep in a text.
  const text = 'Look at {{ trigger.Device | url_decode }}';
  await publish(ctx, {
    name: 'Decode',
    blocks: [{ id: 'b1', kind: 'sms', config: { text, purpose: 'transactional' } }],
  });
  await ingestEvents({
    ctx,
    input: {
      events: [
        {
          messageId: 'poison',
          trigger: triggerKey,
          contact: { phone: phoneOf(999) },
          attributes: { Code: 1, Device: '%00' },
        },
      ],
    },
  });
  await post(ctx, { people: 499 });
  await stage.startWorker();
  await untilEnded(sql, 500, 60_000);

  expect(await expectBalances(sql)).toEqual({
    events: { enrolled: 500 },
    enrolments: { finished: 499, exited: 1 },
    messages: { accepted: 499 },
  });
  const [poisoned] = await sql`
    select c.phone, e.exit_reason from enrolments e join contacts c on c.id = e.contact_id
    where e.status = 'exited'`;
  expect(poisoned).toEqual({ phone: phoneOf(999), exit_reason: 'error' });
  expect(new Set(gateway.accepted).size).toBe(499);
  expect(gateway.accepted).toHaveLength(499);
});

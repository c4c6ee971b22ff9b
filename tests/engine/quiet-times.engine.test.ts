import type { Block, JourneyDocument } from '@percurso/journey/document';
import { setQuietTimes } from '@percurso/services/channels/set-quiet-times';
import { setClockSpeed } from '@percurso/services/clock/set-clock-speed';
import { upsertContact } from '@percurso/services/contacts/upsert-contact';
import type { ServiceContext } from '@percurso/services/context';
import { ingestEvents } from '@percurso/services/events/ingest-events';
import { createJourney } from '@percurso/services/journeys/create-journey';
import { createRenderer } from '@percurso/services/journeys/create-renderer';
import { listPeople } from '@percurso/services/journeys/list-people';
import { publishJourney } from '@percurso/services/journeys/publish-journey';
import { expect, test } from 'vitest';
import { expectBalances } from './kit/expect-balances.ts';
import { expectLedger } from './kit/expect-ledger.ts';
import { openSender, sms, triggerKey } from './kit/scenario.ts';
import { openStage } from './kit/stage.ts';
import { until } from './kit/until.ts';
import { untilEnded } from './kit/until-ended.ts';

/** An hour passes in two seconds. */
const speed = 1_800;
const wait: Block = {
  id: 'b2',
  kind: 'wait',
  config: { mode: 'duration', duration: { amount: 1, unit: 'hours' } },
};

/** Half of each day from the fourth hour from now on, by the clocks of Kolkata. */
async function setHours(ctx: ServiceContext): Promise<void> {
  const [row] = await ctx.db.sql<{ from: string; to: string }[]>`
    select to_char(t.now + interval '4 h', 'HH24:MI') as from,
      to_char(t.now + interval '16 h', 'HH24:MI') as to
    from (select percurso_now() at time zone 'Asia/Kolkata' as now) t`;
  if (!row) throw new Error('There is no clock.');
  const hours = [{ days: [1, 2, 3, 4, 5, 6, 7], ...row }];
  const quietTimes = { hours, timeZone: 'UTC', covers: 'all', action: 'hold' } as const;
  await setQuietTimes({ ctx, input: { channel: 'sms', quietTimes } });
}

test('a message waits at its step for the next allowed time, then goes out', async () => {
  const stage = await openStage();
  const renderer = createRenderer();
  const ctx = { ...(await openSender(stage)), render: renderer.render };
  const { sql } = stage.db;
  try {
    const document: JourneyDocument = {
      schema: 1,
      name: 'Night',
      entry: { trigger: triggerKey },
      settings: {},
      blocks: [sms('b1'), wait, sms('b3')],
    };
    const { id, revision } = await createJourney({ ctx, input: { document } });
    await publishJourney({ ctx, input: { id, revision } });
    const contact = 'ana';
    const fields = { phone: '+5511999990000', timeZone: 'Asia/Kolkata' };
    await upsertContact({ ctx, input: { contact, fields } });
    await stage.startWorker();
    await setClockSpeed(stage.db, speed);
    await setHours(ctx);
    const attributes = { Code: 12, Device: 'd-1' };
    const messageId = 'event-1';
    const event = { messageId, trigger: triggerKey, contact: { externalId: contact }, attributes };
    await ingestEvents({ ctx, input: { events: [event] } });

    await until('its message is held', async () => {
      const rows = await sql`
        select 1 from messages m join enrolments e on e.id = m.enrolment_id
          join strands s on s.id = e.strand_id
        where m.state = 'deferred' and s.op = 'sleep'`;
      return rows.length === 1;
    });
    const [message] = await sql<{ blockId: string; heldUntil: Date; dueAt: Date; op: string }[]>`
      select m.block_id as "blockId", m.held_until as "heldUntil", s.due_at as "dueAt", s.op
      from messages m join enrolments e on e.id = m.enrolment_id join strands s on s.id = e.strand_id`;
    expect(message).toMatchObject({ blockId: 'b1', op: 'sleep', dueAt: message?.heldUntil });
    const people = await listPeople({ ctx, input: { id, status: 'inside', limit: 10 } });
    expect(people.items).toMatchObject([{ blockId: 'b1', held: 'quiet-time' }]);
    expect(stage.gateway.requests).toHaveLength(0);

    await untilEnded(sql, 1, 60_000);
    const [first] = await sql<{ handedAt: Date; reason: string | null; heldUntil: Date }[]>`
      select handed_at as "handedAt", reason, held_until as "heldUntil" from messages
      where block_id = 'b1'`;
    expect(first).toMatchObject({ reason: null, heldUntil: message?.heldUntil });
    expect(first?.handedAt.getTime()).toBeGreaterThanOrEqual(
      first?.heldUntil.getTime() ?? Infinity,
    );
    expect(await expectLedger(sql, stage.gateway)).toEqual({ sent: 2, twice: 0, unknown: 0 });
    await expectBalances(sql);
  } finally {
    await renderer.close();
  }
});

test('who come one by one at night stand in one set; what came before their message was sent is no answer', async () => {
  const stage = await openStage();
  const renderer = createRenderer();
  const ctx = { ...(await openSender(stage)), render: renderer.render };
  const { sql } = stage.db;
  const answer = 99;
  const people = ['ana', 'bea', 'cid'];
  const awaits: Block = {
    id: 'b2',
    kind: 'wait-for',
    config: {
      events: [
        {
          id: 'e1',
          trigger: triggerKey,
          correlate: 'contact',
          conditions: { attribute: 'event.Code', operator: 'is', value: answer },
        },
      ],
      mode: 'any',
      limit: { amount: 90, unit: 'days' },
    },
  };
  let posted = 0;
  const post = async (contact: string, code: number) => {
    posted += 1;
    const attributes = { Code: code, Device: 'd-1' };
    const messageId = `event-${posted}`;
    const event = { messageId, trigger: triggerKey, contact: { externalId: contact }, attributes };
    await ingestEvents({ ctx, input: { events: [event] } });
  };
  const standing = (op: string) => sql<{ size: number }[]>`
    select s.size from strands s where s.state = 'open' and s.op = ${op} and exists (
      select from enrolments e where e.strand_id = s.id and e.status = 'inside')`;
  try {
    const document: JourneyDocument = {
      schema: 1,
      name: 'One by one',
      entry: {
        trigger: triggerKey,
        conditions: { attribute: 'trigger.Code', operator: 'is', value: 12 },
      },
      settings: {},
      blocks: [sms('b1'), awaits, sms('b3')],
    };
    const { id, revision } = await createJourney({ ctx, input: { document } });
    await publishJourney({ ctx, input: { id, revision } });
    for (const [index, contact] of people.entries()) {
      const fields = { phone: `+551199999000${index}`, timeZone: 'Asia/Kolkata' };
      await upsertContact({ ctx, input: { contact, fields } });
    }
    await stage.startWorker();
    await setClockSpeed(stage.db, speed);
    await setHours(ctx);
    for (const [index, contact] of people.entries()) {
      await post(contact, 12);
      await until(`${contact} is held`, async () => {
        const rows = await sql`select from messages where state = 'deferred'`;
        return rows.length === index + 1;
      });
      await until(`${contact} stands still`, async () => (await standing('act')).length === 0);
    }
    expect(await standing('sleep')).toEqual([{ size: people.length }]);
    await post('ana', answer);
    expect(stage.gateway.requests).toHaveLength(0);

    const allWait = async () => {
      const rows = await standing('await');
      return rows.reduce((sum, { size }) => sum + size, 0) === people.length;
    };
    await until('all wait for an answer', allWait, { withinMs: 60_000 });
    expect(stage.gateway.requests).toHaveLength(people.length);
    for (const contact of people) await post(contact, answer);
    await untilEnded(sql, people.length, 60_000);
    expect(await expectLedger(sql, stage.gateway)).toEqual({ sent: 6, twice: 0, unknown: 0 });
    await expectBalances(sql);
  } finally {
    await renderer.close();
  }
});

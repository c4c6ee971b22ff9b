import { upsertContact } from '@percurso/services/contacts/upsert-contact';
import { ingestEvents } from '@percurso/services/events/ingest-events';
import type { Client } from '@temporalio/client';
import { expect, test } from 'vitest';
import { expectBalances } from './kit/expect-balances.ts';
import { email, openSender, publish, sms, triggerKey, wait } from './kit/scenario.ts';
import { openClient, openStage } from './kit/stage.ts';
import { until } from './kit/until.ts';
import { untilEnded } from './kit/until-ended.ts';

const planted = {
  phone: '+5511987650001',
  email: 'planted.person@example.com',
  firstName: 'Plantada',
  lastName: 'Silveira',
  attribute: 'planted-attribute-value',
  device: 'planted-device-value',
};

test('histories hold no personal data, also after Postgres failed with some in its message', async () => {
  const stage = await openStage();
  const { db } = stage;
  const { sql } = db;
  const ctx = await openSender(stage, { idempotent: true, timeoutMs: 10_000 });
  await publish(ctx, { name: 'Send', blocks: [sms('b1'), wait('b2', 1), email('b3')] });
  const { phone, email: address, firstName, lastName, attribute, device } = planted;
  await upsertContact({
    ctx,
    input: {
      contact: 'planted-external-id',
      fields: { phone, email: address, firstName, lastName, attributes: { note: attribute } },
    },
  });
  await sql`create table broken (yes boolean)`;
  await sql`insert into broken values (true)`;
  await sql.unsafe(`
    create function break() returns trigger language plpgsql as $$ begin
      if (select yes from broken) then
        raise exception 'disk failed at % with %', new."to", new.body using errcode = '58030';
      end if;
      return new;
    end $$;
    create trigger break before insert on messages for each row execute function break();`);

  await stage.startWorker();
  await ingestEvents({
    ctx,
    input: {
      events: [
        {
          trigger: triggerKey,
          contact: { externalId: 'planted-external-id' },
          attributes: { Code: 12, Device: device },
        },
      ],
    },
  });
  const client = await openClient(stage.here);
  await until('an activity failed', () => hasFailed(client));
  await sql`update broken set yes = false`;
  await untilEnded(sql, 1);
  await expectBalances(sql);

  const histories = JSON.stringify(await readHistories(client));
  expect(histories).toContain('58030');
  for (const token of [...Object.values(planted), 'planted'])
    expect(histories).not.toContain(token);
});

async function hasFailed(client: Client): Promise<boolean> {
  for await (const { workflowId } of client.workflow.list()) {
    const { raw } = await client.workflow.getHandle(workflowId).describe();
    if (raw.pendingActivities?.some(({ lastFailure }) => lastFailure)) return true;
  }
  return false;
}

/** Every history of the namespace, its payloads as the text they are. */
async function readHistories(client: Client): Promise<unknown[]> {
  const histories: unknown[] = [];
  for await (const { workflowId, runId } of client.workflow.list()) {
    histories.push(decoded(await client.workflow.getHandle(workflowId, runId).fetchHistory()));
  }
  expect(histories.length).toBeGreaterThan(0);
  return histories;
}

function decoded(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('utf8');
  if (Array.isArray(value)) return value.map(decoded);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, decoded(inner)]));
}

import { transactionRetries } from '@percurso/db/run-transaction';
import { setConsent } from '@percurso/services/consents/set-consent';
import { eraseContact } from '@percurso/services/contacts/erase-contact';
import { getContact } from '@percurso/services/contacts/get-contact';
import { listContacts } from '@percurso/services/contacts/list-contacts';
import { mergeContact } from '@percurso/services/contacts/merge-contact';
import { upsertContact } from '@percurso/services/contacts/upsert-contact';
import type { ServiceContext } from '@percurso/services/context';
import { ingestEvents } from '@percurso/services/events/ingest-events';
import { expect, onTestFinished, test } from 'vitest';
import { createDriver } from './kit/driver.ts';
import { expectBalances } from './kit/expect-balances.ts';
import { findToken } from './kit/find-token.ts';
import { email, openCase, publish, readyTrigger, sms, triggerKey, wait } from './kit/scenario.ts';
import { openStage } from './kit/stage.ts';

const token = 'planted';

/** Fails for who brings a text that is no address; the timeline says with which. */
const readdress = {
  id: 'b4',
  kind: 'update-contact',
  config: { fields: { email: { from: 'attribute', path: 'trigger.Device' } } },
};

async function open() {
  const stage = await openStage();
  const ctx = await stage.openWorkspace();
  await readyTrigger(ctx);
  await publish(ctx, {
    name: 'Case',
    blocks: [openCase('b1'), sms('b2'), readdress, wait('b3', 3_600)],
  });
  const driver = createDriver(stage.db.sql);
  onTestFinished(() => driver.close());
  const settle = async () => {
    while ((await driver.route()) + (await driver.move()) > 0);
  };
  return { ...stage, ctx, driver, settle };
}

async function person(ctx: ServiceContext, name: string, phone: string): Promise<string> {
  const fields = {
    email: `${name}@example.com`,
    phone,
    firstName: name,
    lastName: `${name} last`,
    attributes: { note: `${name} note` },
  };
  const { id } = await upsertContact({ ctx, input: { contact: `${name}-id`, fields } });
  return id;
}

function post(ctx: ServiceContext, externalId: string, device = `${externalId} device`) {
  const attributes = { Code: 12, Device: device };
  return ingestEvents({
    ctx,
    input: { events: [{ trigger: triggerKey, contact: { externalId }, attributes }] },
  });
}

test('erase-inside: of who is erased while inside nothing personal is left in any table', async () => {
  const { db, ctx, driver, settle } = await open();
  const { sql } = db;
  const id = await person(ctx, token, '+5511988880001');
  await person(ctx, 'neighbour', '+5511988880002');
  await setConsent({
    ctx,
    input: { contact: id, channel: 'sms', purpose: 'commercial', state: 'opted-out' },
  });
  await post(ctx, `${token}-id`);
  await post(ctx, 'neighbour-id');
  await settle();
  expect(await findToken(sql, token)).not.toEqual([]);
  // One more is accepted, and read by nobody yet.
  await post(ctx, `${token}-id`);
  await eraseContact({ ctx, input: { contact: `${token}-id` } });
  await eraseContact({ ctx, input: { contact: id } });

  for (const secret of [token, '+5511988880001']) expect(await findToken(sql, secret)).toEqual([]);
  await expect(getContact({ ctx, input: { contact: id } })).rejects.toMatchObject({
    code: 'not-found',
  });
  expect((await listContacts({ ctx, input: { limit: 10 } })).items).toHaveLength(1);
  await settle();
  expect(driver.failures).toEqual([]);
  const rows = await sql`
    select status, exit_reason, count(*)::int as n from enrolments group by 1, 2 order by 1`;
  expect([...rows]).toEqual([
    { status: 'exited', exit_reason: 'erased', n: 1 },
    { status: 'inside', exit_reason: null, n: 1 },
  ]);
  await expectBalances(sql);
  const hashes = await sql`select channel, reason from suppressions order by channel`;
  expect([...hashes]).toEqual([
    { channel: 'email', reason: 'erased' },
    { channel: 'sms', reason: 'erased' },
  ]);
  // The identifiers are free: a new event is about somebody new.
  await post(ctx, `${token}-id`, 'device');
  expect((await listContacts({ ctx, input: { limit: 10 } })).items).toHaveLength(2);

  // The addresses stay closed to whoever has them next, whatever a message is about.
  const blocks = [sms('b1'), sms('b2', 'commercial'), email('b3')];
  const id2 = await publish(ctx, { name: 'All', blocks });
  await person(ctx, token, '+5511988880001');
  await post(ctx, `${token}-id`, 'device');
  await settle();
  const messages = await sql`
    select block_id, class, state, reason from messages where journey_id = ${id2} order by block_id`;
  expect([...messages]).toEqual([
    { block_id: 'b1', class: 'transactional', state: 'skipped', reason: 'suppressed' },
    { block_id: 'b2', class: 'commercial', state: 'skipped', reason: 'suppressed' },
    { block_id: 'b3', class: 'transactional', state: 'skipped', reason: 'suppressed' },
  ]);
  expect(driver.failures).toEqual([]);
});

test('an event routed in the moment of the erasure enrols nobody', async () => {
  const { db, ctx, driver } = await open();
  const { sql } = db;
  const id = await person(ctx, token, '+5511988880003');
  await post(ctx, `${token}-id`);
  const lock = await sql.reserve();
  await lock`begin`;
  await lock`select 1 from contacts where id = ${id.slice(4)} for update`;
  const routing = driver.route();
  const erasing = (async () => {
    await lock`update contacts set erased_at = percurso_now() where id = ${id.slice(4)}`;
    await lock`commit`;
  })();
  await Promise.all([routing, erasing]);
  lock.release();
  while ((await driver.route()) > 0);
  const rows = await sql`select outcome, reason, attributes from events where key is null
    and trigger_id in (select id from triggers where key = ${triggerKey})`;
  expect([...rows]).toEqual([{ outcome: 'no-person', reason: 'erased', attributes: {} }]);
  expect(await sql`select 1 from enrolments`).toHaveLength(0);
});

test('lock-order: who inserts what refers to a contact is not in the way of its merge or erasure', async () => {
  const { db, ctx, settle } = await open();
  const { sql } = db;
  const id = await person(ctx, 'first', '+5511988880008');
  await person(ctx, 'second', '+5511988880009');
  await post(ctx, 'first-id');
  await settle();
  const retries = transactionRetries();
  const other = await sql.reserve();
  onTestFinished(() => other.release());
  // As the foreign key of an event being stored does.
  await other`begin`;
  await other`select 1 from contacts where id = ${id.slice(4)} for key share`;
  await mergeContact({ ctx, input: { contact: 'second-id', into: id } });
  await other`commit`;
  // As an answer of a provider does, which then stores the event that journeys listen to.
  await other`begin`;
  await other`select 1 from messages where contact_id = ${id.slice(4)} for update`;
  const erasing = eraseContact({ ctx, input: { contact: id } });
  await expect
    .poll(
      () => sql`
        select 1 from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`,
    )
    .toHaveLength(1);
  await other`select 1 from contacts where id = ${id.slice(4)} for key share`;
  await other`commit`;
  await erasing;
  expect(transactionRetries()).toBe(retries);
  expect(await sql`select 1 from contacts where erased_at is null`).toHaveLength(0);
});

test('merge-inside: what happened to both becomes one person’s, who is inside once', async () => {
  const { db, ctx, driver, settle } = await open();
  const { sql } = db;
  const first = await person(ctx, 'first', '+5511988880004');
  const second = await upsertContact({
    ctx,
    input: { contact: 'second-id', fields: { phone: '+5511988880005' } },
  });
  await post(ctx, 'first-id');
  await post(ctx, 'second-id');
  await settle();
  await publish(ctx, {
    name: 'Moved',
    entry: {
      trigger: 'contact-email-changed',
      conditions: { attribute: 'contact.firstName', operator: 'is', value: 'nobody' },
    },
    blocks: [wait('b1', 60)],
  });
  await post(ctx, 'first-id');
  const merged = await mergeContact({ ctx, input: { contact: first, into: second.id } });
  expect(merged).toMatchObject({
    id: second.id,
    email: 'first@example.com',
    phone: '+5511988880005',
    firstName: 'first',
    attributes: { note: 'first note' },
  });
  // What the one who stays was given is a change of theirs, as any other.
  const changes = await sql`
    select e.contact_id, e.depth, e.attributes -> 'changed' as changed from events e
      join triggers t on t.id = e.trigger_id where t.key = 'contact-email-changed'`;
  expect([...changes]).toEqual([
    {
      contact_id: second.id.slice(4),
      depth: 0,
      changed: ['email', 'firstName', 'lastName', 'attributes'],
    },
  ]);
  await settle();
  expect(driver.failures).toEqual([]);
  const rows = await sql`
    select status, exit_reason, contact_id from enrolments order by status, exit_reason`;
  const contact_id = second.id.slice(4);
  expect([...rows]).toEqual([
    { status: 'exited', exit_reason: 'merged', contact_id },
    { status: 'inside', exit_reason: null, contact_id },
  ]);
  // What was pending is the other's, who is inside already.
  const refused = await sql`
    select contact_id, reason from events where outcome = 'refused' and reason <> 'conditions'`;
  expect([...refused]).toEqual([{ contact_id, reason: 'already-inside' }]);
  for (const contact of ['first-id', first, 'second-id']) {
    expect((await getContact({ ctx, input: { contact } })).id).toBe(second.id);
  }
  await post(ctx, 'first-id');
  const [last] = await sql`select contact_id from events order by seq desc limit 1`;
  expect(last).toEqual({ contact_id });
  expect((await listContacts({ ctx, input: { limit: 10 } })).items).toHaveLength(1);
  await expect(
    mergeContact({ ctx, input: { contact: 'first-id', into: second.id } }),
  ).rejects.toMatchObject({ code: 'conflict' });
  await settle();
  await expectBalances(sql);
});

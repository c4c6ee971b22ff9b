import { advance } from '@percurso/engine/advance';
import type { Block } from '@percurso/journey/document';
import { openScenes } from '@percurso/testing/open-scenes';
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { acceptingEngine } from '../testing/accepting-engine.ts';
import type { Scene } from '../testing/journey-scene.ts';

const scenes = openScenes({ connections: 10 });
let scene: Scene;

beforeEach(async () => {
  scene = await scenes.open();
});

interface Wanted {
  trigger?: string;
  correlate?: 'key' | 'contact';
  conditions?: object;
  keyAttribute?: string;
}

function waitFor(
  wanted: Wanted[],
  more: { mode?: 'any' | 'all'; seconds?: number; lookBack?: object } = {},
): Block {
  const { mode = 'any', seconds = 3_600, lookBack } = more;
  const events = wanted.map(({ trigger = 'answered', ...one }, index) => ({
    id: `e${index + 1}`,
    trigger,
    ...one,
  }));
  const limit = { amount: seconds, unit: 'seconds' };
  return {
    id: 'b2',
    kind: 'wait-for',
    config: JSON.parse(JSON.stringify({ events, mode, limit, lookBack })),
  };
}

const sleepLong: Block = {
  id: 'b9',
  kind: 'wait',
  config: { duration: { amount: 5, unit: 'days' } },
};
const sms: Block = { id: 'b1', kind: 'sms', config: { text: 'Hello' } };

/** Where each person is: the port it left the wait by, or null while it waits. */
async function ports(contactIds: string[]): Promise<(string | null)[]> {
  const rows = await scenes.sql<{ contactId: string; port: string | null }[]>`
    select e.contact_id as "contactId", t.port from enrolments e
      left join trail t on t.enrolment_id = e.id and t.block_id = 'b2'
    where e.contact_id = any(${contactIds}::uuid[])`;
  const found = new Map(rows.map(({ contactId, port }) => [contactId, port]));
  return contactIds.map((id) => found.get(id) ?? null);
}

async function outcomesOf(trigger: string): Promise<(string | null)[]> {
  const rows = await scenes.sql<{ outcome: string | null }[]>`
    select e.outcome from events e join triggers t on t.id = e.trigger_id
    where t.key = ${trigger} and t.workspace_id = ${scene.workspaceId} order by e.seq`;
  return rows.map(({ outcome }) => outcome);
}

/** Moves the open strands of a step, whose limit is made to have passed. */
async function pass(limit: 'now' | 'as it is' = 'now'): Promise<void> {
  if (limit === 'now') {
    await scenes.sql`update strands set due_at = percurso_now() where state = 'open' and op = 'await'
      and workspace_id = ${scene.workspaceId}`;
  }
  const rows = await scenes.sql<{ id: string; kind: string }[]>`
    select id, kind from strands where state = 'open' and workspace_id = ${scene.workspaceId}`;
  for (const { id, kind } of rows)
    await advance({ strands: [id], kind }, acceptingEngine(scene.store));
}

async function expectNothingLost(): Promise<void> {
  const lost = await scenes.sql`
    select e.id from enrolments e left join strands s on s.id = e.strand_id and s.state = 'open'
    where e.status = 'inside' and s.id is null and e.workspace_id = ${scene.workspaceId}`;
  expect([...lost]).toEqual([]);
  const idle = await scenes.sql`
    select w.enrolment_id from waits w join enrolments e on e.id = w.enrolment_id
      left join strands s on s.id = e.strand_id and s.op = 'await' and s.state = 'open'
    where s.id is null and e.workspace_id = ${scene.workspaceId}`;
  expect([...idle]).toEqual([]);
}

test('an event wakes whoever waits for it, and its workflow is told', async () => {
  await scene.publish([waitFor([{}]), sleepLong]);
  const { contactIds, cohortId, strandId } = await scene.enter(3);
  const [ana = ''] = contactIds;
  await scene.post([ana], { Rating: 4 }, { trigger: 'answered' });
  const told = await scene.route();
  expect(told).toMatchObject([{ cohortId, items: [{ op: 'sleep', n: 1 }] }]);
  expect(await ports(contactIds)).toEqual(['e1', null, null]);
  expect(await outcomesOf('answered')).toEqual(['woke']);
  const [strand] = await scenes.sql`select size, state from strands where id = ${strandId}`;
  expect(strand).toEqual({ size: 2, state: 'open' });
  const [{ steps } = { steps: null }] = await scenes.sql<{ steps: unknown }[]>`
    select d.steps from enrolment_data d join enrolments e on e.id = d.enrolment_id
    where e.contact_id = ${ana}`;
  expect(steps).toMatchObject({ b2: { Rating: 4, event: 'e1' } });
  await expectNothingLost();
});

test('a strand its last member leaves is done, and its workflow forgets it', async () => {
  await scene.publish([waitFor([{}])]);
  const { contactIds, cohortId, strandId } = await scene.enter(2);
  await scene.post(contactIds, {}, { trigger: 'answered' });
  expect(await scene.route()).toEqual([
    { cohortId, items: [expect.objectContaining({ id: strandId, op: 'gone' })] },
  ]);
  const [strand] = await scenes.sql`select state from strands where id = ${strandId}`;
  expect(strand).toEqual({ state: 'done' });
  const statuses = await scenes.sql`
    select distinct status from enrolments where contact_id = any(${contactIds}::uuid[])`;
  expect([...statuses]).toEqual([{ status: 'finished' }]);
});

test('arrivals from several cohorts go on together in a new one', async () => {
  await scene.publish([waitFor([{}], { seconds: 10_000 }), sms]);
  const first = await scene.enter(2);
  // Another limit, so that the second two do not join the first.
  await scenes.sql`update strands set bucket = null where id = ${first.strandId}`;
  const second = await scene.enter(2);
  await scene.post([...first.contactIds, ...second.contactIds], {}, { trigger: 'answered' });
  const told = await scene.route();
  const acting = told.filter(({ items }) => items.some(({ op }) => op === 'act'));
  expect(acting).toMatchObject([{ items: [{ op: 'act', n: 4 }] }]);
  expect([first.cohortId, second.cohortId]).not.toContain(acting[0]?.cohortId);
});

test('people who come one by one to the same limit are one strand and one workflow', async () => {
  // So long that both are rounded up to the same five minutes.
  await scene.publish([waitFor([{}], { seconds: 1_000_000 })]);
  const first = await scene.enter(1);
  const [later = ''] = await scene.addContacts(1);
  await scene.post([later]);
  expect(await scene.route()).toEqual([]);
  const [strand] = await scenes.sql`select size from strands where id = ${first.strandId}`;
  expect(strand).toEqual({ size: 2 });
});

test.each([
  ['no key at all', [undefined, undefined], 'e1'],
  ['a key where the run has none', [undefined, 'other'], null],
  ['the run’s own key', ['DeviceID', 'pump-1'], 'e1'],
  ['another key', ['DeviceID', 'pump-2'], null],
  ['no key where the run has one', ['DeviceID', undefined], null],
])('with %s', async (_what, [entryKey, key], port) => {
  await scene.publish([waitFor([{}])], entryKey ? { key: entryKey } : {});
  const [ana = ''] = await scene.addContacts(1);
  await scene.post([ana], { DeviceID: 'pump-1' });
  await scene.route();
  await scene.post([ana], {}, { trigger: 'answered', ...(key ? { key } : {}) });
  await scene.route();
  expect(await ports([ana])).toEqual([port]);
  expect(await outcomesOf('answered')).toEqual([port ? 'woke' : 'no-match']);
});

test('conditions look at the event that comes', async () => {
  const conditions = { attribute: 'event.Rating', operator: 'at-least', value: 4 };
  await scene.publish([waitFor([{ conditions }])]);
  const { contactIds } = await scene.enter(2);
  const [ana = '', bia = ''] = contactIds;
  await scene.post([ana], { Rating: 5 }, { trigger: 'answered' });
  await scene.post([bia], { Rating: 3 }, { trigger: 'answered' });
  await scene.route();
  expect(await ports(contactIds)).toEqual(['e1', null]);
});

test('an event that came while the step before was being done is found when the wait opens', async () => {
  await scene.publish([sms, waitFor([{}]), sleepLong]);
  const [early = ''] = await scene.addContacts(1);
  const { contactIds, strandId } = await scene.enter(2);
  const [ana = '', bia = ''] = contactIds;
  await scene.post([early], {}, { trigger: 'answered' });
  let sent = 0;
  const deps = acceptingEngine(scene.store, async () => {
    sent += 1;
    // Of the two, the router sees only the first before the wait opens.
    await scene.post([sent === 1 ? ana : bia], {}, { trigger: 'answered' });
    if (sent === 1) await scene.route();
  });
  await advance({ strands: [strandId], kind: 'sms' }, deps);
  expect(sent).toBe(2);
  expect(await ports(contactIds)).toEqual(['e1', 'e1']);
  await scene.route();
  expect(await outcomesOf('answered')).toEqual(['no-match', 'woke', 'woke']);
  await expectNothingLost();
});

test('an event from before the step before does not count', async () => {
  await scene.publish([sms, waitFor([{}]), sleepLong]);
  const { contactIds, strandId } = await scene.enter(1);
  await scene.post(contactIds, {}, { trigger: 'answered' });
  await scene.route();
  await advance({ strands: [strandId], kind: 'sms' }, acceptingEngine(scene.store));
  expect(await ports(contactIds)).toEqual([null]);
});

test('an event received with the one that let them in, but before it, does not count', async () => {
  await scene.publish([waitFor([{ correlate: 'contact' }])]);
  const [ana = ''] = await scene.addContacts(1);
  await scene.post([ana], {}, { trigger: 'answered' });
  await scene.post([ana]);
  await scenes.sql`
    update events set received_at = (select max(received_at) from events where contact_id = ${ana})
    where contact_id = ${ana}`;
  await scene.route();
  expect(await ports([ana])).toEqual([null]);
  await scene.post([ana], {}, { trigger: 'answered' });
  await scene.route();
  expect(await ports([ana])).toEqual(['e1']);
});

test('at the limit an event in time decides, routed or not; a later one does not', async () => {
  await scene.publish([waitFor([{}]), sleepLong]);
  const { contactIds } = await scene.enter(3);
  const [ana = '', bia = ''] = contactIds;
  await scene.post([ana], {}, { trigger: 'answered' });
  await scenes.sql`update strands set due_at = percurso_now() where state = 'open' and op = 'await'`;
  await scenes.sql`select pg_sleep(0.01)`;
  await scene.post([bia], {}, { trigger: 'answered' });
  await pass('as it is');
  expect(await ports(contactIds)).toEqual(['e1', 'timeout', 'timeout']);
  await scene.route();
  expect(await outcomesOf('answered')).toEqual(['woke', 'no-match']);
  await expectNothingLost();
});

test('looks further back where the author says so, but never at the event that let them in', async () => {
  const lookBack = { amount: 1, unit: 'hours' };
  await scene.publish([waitFor([{}, { trigger: 'device-failed' }], { lookBack })]);
  const [ana = '', bia = ''] = await scene.addContacts(2);
  await scene.post([ana], {}, { trigger: 'answered' });
  await scene.route();
  await scene.post([ana, bia]);
  await scene.route();
  expect(await ports([ana, bia])).toEqual(['e1', null]);
  expect(await outcomesOf('answered')).toEqual(['woke']);
});

test('all of several: each has to come once, in whatever order and however the pages fall', async () => {
  const wanted = [{ trigger: 'answered' }, { trigger: 'called' }, { trigger: 'visited' }];
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(['answered', 'called', 'visited', 'answered'], { minLength: 1 }),
      fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
      async (order, routed) => {
        scene = await scenes.open();
        await scene.publish([waitFor(wanted, { mode: 'all' })]);
        const { contactIds } = await scene.enter(1);
        for (const [index, trigger] of order.entries()) {
          await scene.post(contactIds, {}, { trigger });
          if (routed[index]) await scene.route();
        }
        await scene.route();
        const complete = new Set(order).size === 3;
        expect(await ports(contactIds)).toEqual([complete ? 'all' : null]);
        await pass();
        expect(await ports(contactIds)).toEqual([complete ? 'all' : 'timeout']);
        await expectNothingLost();
      },
    ),
    { numRuns: 25 },
  );
});

test('a chain of waits is gone through by one page of events', async () => {
  const second: Block = { ...waitFor([{ trigger: 'called' }]), id: 'b3' };
  await scene.publish([waitFor([{}]), second, sleepLong]);
  const { contactIds } = await scene.enter(1);
  await scene.post(contactIds, {}, { trigger: 'answered' });
  await scene.post(contactIds, {}, { trigger: 'called' });
  await scene.route();
  const [{ step } = { step: null }] = await scenes.sql<{ step: number }[]>`
    select step from enrolments where contact_id = any(${contactIds}::uuid[])`;
  expect(step).toBe(2);
  expect(await outcomesOf('called')).toEqual(['woke']);
});

test('an event that led to a wait does not count for it again, one received with it does', async () => {
  const again: Block = { ...waitFor([{}]), id: 'b3' };
  await scene.publish([waitFor([{}]), again, sleepLong]);
  const { contactIds } = await scene.enter(2);
  const [ana = '', bia = ''] = contactIds;
  await scene.post([ana], {}, { trigger: 'answered' });
  // Two of one request have the same time of receipt.
  await scene.post([bia, bia], {}, { trigger: 'answered' });
  await scene.route();
  const rows = await scenes.sql<{ contactId: string; step: number }[]>`
    select contact_id as "contactId", step from enrolments
    where contact_id = any(${contactIds}::uuid[])`;
  const steps = new Map(rows.map(({ contactId, step }) => [contactId, step]));
  expect([steps.get(ana), steps.get(bia)]).toEqual([1, 2]);
  await scene.post([ana], {}, { trigger: 'answered' });
  await scene.route();
  const [row] = await scenes.sql<
    { step: number }[]
  >`select step from enrolments where contact_id = ${ana}`;
  expect(row).toEqual({ step: 2 });
});

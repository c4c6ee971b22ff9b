import type { Block } from '@percurso/journey/document';
import { openScenes } from '@percurso/testing/open-scenes';
import { v7 } from 'uuid';
import { beforeEach, expect, test } from 'vitest';
import { isListenedTo } from '../events/is-listened-to.ts';
import type { Scene } from '../testing/journey-scene.ts';

const scenes = openScenes();
let scene: Scene;

beforeEach(async () => {
  scene = await scenes.open();
});

const waits: Block[] = [
  { id: 'b1', kind: 'wait', config: { duration: { amount: 7, unit: 'days' } } },
];
const resolved = {
  id: 'x1',
  trigger: 'case-status-changed',
  conditions: { attribute: 'event.record.status', operator: 'is' as const, value: 'Resolved' },
  correlate: 'contact' as const,
};

function changed(status: string) {
  return { record: { id: v7(), status }, before: { status: 'Open' }, changed: ['status'] };
}

async function enrolments(versionId: string) {
  return await scenes.sql`
    select status, exit_reason as reason, strand_id is null as "standsNowhere", test, key
    from enrolments where version_id = ${versionId} order by entered_seq, id`;
}

async function counts(versionId: string): Promise<Record<string, number>> {
  const rows = await scenes.sql<{ name: string; n: number }[]>`
    select block_id || '.' || port as name, sum(n)::int as n from step_counts
    where version_id = ${versionId} group by 1`;
  return Object.fromEntries(rows.map(({ name, n }) => [name, n]));
}

async function outcomes() {
  const rows = await scenes.sql<{ outcome: string; reason: string | null; rule: string | null }[]>`
    select e.outcome, d.reason, d.detail ->> 'rule' as rule
    from events e left join event_decisions d on d.event_seq = e.seq
    where e.workspace_id = ${scene.workspaceId} order by e.seq`;
  return rows.map(({ outcome, reason, rule }) => [outcome, reason, rule]);
}

test('an exit rule takes out who waits, with trail and counters, and only on its condition', async () => {
  const version = await scene.publish(waits, {}, { exit: [resolved] });
  const { contactIds } = await scene.enter(2);
  const [ana = '', bo = ''] = contactIds;
  await scene.post([ana], changed('Waiting'), { trigger: 'case-status-changed' });
  await scene.post([bo], changed('Resolved'), { trigger: 'case-status-changed' });
  await scene.route();
  expect((await enrolments(version.id)).filter(({ status }) => status === 'exited')).toMatchObject([
    { reason: 'exit-rule', standsNowhere: true },
  ]);
  expect((await outcomes()).slice(2)).toEqual([
    ['no-match', null, null],
    ['exited', 'exit-rule', 'x1'],
  ]);
  expect(
    await scenes.sql`
      select t.block_id, t.port, t.reason from trail t
        join enrolments e on e.id = t.enrolment_id and e.version_id = ${version.id}`,
  ).toEqual([{ block_id: 'b1', port: 'exited', reason: 'exit-rule: x1' }]);
  expect(await counts(version.id)).toEqual({
    '@entry.enrolled': 2,
    '@entry.exit:x1': 1,
    'b1.in': 2,
    'b1.exited': 1,
  });
});

test('one page: in, out by a later event, and in again, never by the event that let them in', async () => {
  const version = await scene.publish(
    waits,
    {},
    { exit: [{ id: 'x1', trigger: 'device-failed' }] },
  );
  const [ana = ''] = await scene.addContacts(1);
  for (let n = 0; n < 3; n += 1) await scene.post([ana]);
  await scene.route();
  expect((await enrolments(version.id)).map(({ status }) => status)).toEqual([
    'exited',
    'exited',
    'inside',
  ]);
  expect(await counts(version.id)).toEqual({
    '@entry.enrolled': 3,
    '@entry.exit:x1': 2,
    'b1.in': 3,
    'b1.exited': 2,
  });
});

test('strict correlation: an event with another key, or none, is for others', async () => {
  const version = await scene.publish(
    waits,
    { key: 'DeviceID' },
    { exit: [{ id: 'x1', trigger: 'case-opened' }] },
  );
  const [ana = ''] = await scene.addContacts(1);
  await scene.post([ana], { DeviceID: 'D-1' });
  await scene.post([ana], { DeviceID: 'D-2' });
  await scene.post([ana], {}, { trigger: 'case-opened', key: 'D-9' });
  await scene.post([ana], {}, { trigger: 'case-opened' });
  await scene.post([ana], {}, { trigger: 'case-opened', key: 'D-2' });
  await scene.route();
  expect((await enrolments(version.id)).map(({ key, status }) => [key, status])).toEqual([
    ['D-1', 'inside'],
    ['D-2', 'exited'],
  ]);
});

test('a goal is counted once, within its time; one that ends the journey takes them out', async () => {
  const version = await scene.publish(
    waits,
    {},
    {
      goals: [
        {
          id: 'g1',
          name: 'Opened a case',
          trigger: 'case-opened',
          within: { amount: 1, unit: 'days' },
        },
        { id: 'g2', name: 'Read it', trigger: 'message-opened', exits: true },
      ],
    },
  );
  const { contactIds } = await scene.enter(2);
  const [ana = '', late = ''] = contactIds;
  await scenes.sql`
    update enrolments set entered_at = entered_at - interval '2 days'
    where contact_id = ${late}`;
  await scene.post([ana, late], {}, { trigger: 'case-opened' });
  await scene.route();
  await scene.post([ana], {}, { trigger: 'case-opened' });
  await scene.post([ana], {}, { trigger: 'message-opened' });
  await scene.route();
  expect((await outcomes()).slice(2).map(([outcome, , rule]) => [outcome, rule])).toEqual([
    ['goal', 'g1'],
    ['no-match', null],
    ['no-match', null],
    ['exited', 'g2'],
  ]);
  expect(await counts(version.id)).toEqual({
    '@entry.enrolled': 2,
    '@entry.goal:g1': 1,
    '@entry.goal:g2': 1,
    'b1.in': 2,
    'b1.exited': 1,
  });
  expect(
    await scenes.sql`select goal_id as id from goal_hits where version_id = ${version.id} order by 1`,
  ).toEqual([{ id: 'g1' }, { id: 'g2' }]);
});

test('a goal with a time of its own counts after the end: once, in time, for its run and version', async () => {
  const within = { amount: 1, unit: 'days' as const };
  const version = await scene.publish(
    waits,
    {},
    {
      exit: [{ id: 'x1', trigger: 'answered' }],
      goals: [
        { id: 'g1', name: 'Opened a case', trigger: 'case-opened', within, exits: true },
        { id: 'g2', name: 'As long as inside', trigger: 'case-opened' },
      ],
    },
  );
  const { contactIds } = await scene.enter(3);
  const [ana = '', late = '', stays = ''] = contactIds;
  await scene.post([ana, late], {}, { trigger: 'answered' });
  await scene.route();
  await scenes.sql`
    update enrolments set entered_at = entered_at - interval '25 hours' where contact_id = ${late}`;
  await scene.post([ana, late, stays], {}, { trigger: 'case-opened' });
  await scene.post([ana, stays], {}, { trigger: 'case-opened' });
  await scene.route();
  expect((await outcomes()).slice(5)).toEqual([
    ['goal', 'goal', 'g1'],
    ['no-match', null, null],
    ['exited', 'goal', 'g1'],
    ['no-match', null, null],
    ['no-match', null, null],
  ]);
  const hits = await scenes.sql`
    select e.contact_id as contact, g.goal_id as goal from goal_hits g
      join enrolments e on e.id = g.enrolment_id
    where g.version_id = ${version.id} order by e.entered_seq, g.goal_id`;
  expect(hits.map(({ contact, goal }) => [contact, goal])).toEqual([
    [ana, 'g1'],
    [stays, 'g1'],
    [stays, 'g2'],
  ]);
  expect(await counts(version.id)).toMatchObject({
    '@entry.exit:x1': 2,
    '@entry.goal:g1': 2,
    '@entry.goal:g2': 1,
  });
  expect(
    await scenes.sql`
      select e.contact_id as contact from event_decisions d join enrolments e on e.id = d.enrolment_id
      where d.version_id = ${version.id} and d.outcome = 'goal'`,
  ).toEqual([{ contact: ana }]);
});

test('each run of who came in again reaches the goal; a test of the journey does for itself', async () => {
  const goals = [
    {
      id: 'g1',
      name: 'Answered',
      trigger: 'answered',
      within: { amount: 1, unit: 'days' as const },
    },
  ];
  const version = await scene.publish([{ id: 'b1', kind: 'exit', config: {} }], {}, { goals });
  const contactIds = await scene.addContacts(1);
  const test_ = { test: 'user', onlyJourneyId: version.journeyId, fires: false };
  await scene.post(contactIds);
  await scene.post(contactIds);
  await scene.post(contactIds, {}, test_);
  await scene.route();
  expect((await enrolments(version.id)).map(({ status }) => status)).toEqual([
    'exited',
    'exited',
    'exited',
  ]);
  await scene.post(contactIds, {}, { ...test_, trigger: 'answered' });
  await scene.route();
  const reached = async () => {
    const rows = await scenes.sql<{ test: boolean }[]>`
      select e.test from goal_hits g join enrolments e on e.id = g.enrolment_id
      where g.version_id = ${version.id} order by e.entered_seq`;
    return rows.map(({ test: ofTest }) => ofTest);
  };
  expect(await reached()).toEqual([true]);
  await scene.post(contactIds, {}, { trigger: 'answered' });
  await scene.route();
  expect(await reached()).toEqual([false, false, true]);
  expect(await counts(version.id)).toMatchObject({ '@entry.enrolled': 2, '@entry.goal:g1': 2 });
});

test('a version that was stopped has its goals counted while they may be reached, and hears of them', async () => {
  const within = { amount: 1, unit: 'days' as const };
  const version = await scene.publish(
    waits,
    {},
    { goals: [{ id: 'g1', name: 'Opened a case', trigger: 'case-opened', within }] },
  );
  const { contactIds } = await scene.enter(2);
  await scenes.sql`update versions set status = 'stopped' where id = ${version.id}`;
  const [ana = '', late = ''] = contactIds;
  const listens = async () => {
    const rows = await scenes.sql`
      select from triggers t where workspace_id = ${scene.workspaceId} and key = 'case-opened'
        and ${isListenedTo(scenes.sql)}`;
    return rows.length > 0;
  };
  await scenes.sql`
    update enrolments set entered_at = entered_at - interval '25 hours' where contact_id = ${late}`;
  expect(await listens()).toBe(true);
  await scene.post([ana, late], {}, { trigger: 'case-opened' });
  await scene.route();
  expect(await counts(version.id)).toMatchObject({ '@entry.goal:g1': 1 });
  await scenes.sql`
    update enrolments set entered_at = entered_at - interval '25 hours' where contact_id = ${ana}`;
  expect(await listens()).toBe(false);
});

test('who may still reach a goal is found by the time of entry, however many came before', async () => {
  const plan = await scenes.sql.begin(async (tx) => {
    await tx`set local enable_seqscan = off`;
    await tx`set local enable_bitmapscan = off`;
    return await tx<{ 'QUERY PLAN': string }[]>`
      explain (costs off) select from triggers t where ${isListenedTo(tx)}`;
  });
  const conditions = plan.map((row) => row['QUERY PLAN']).filter((line) => /Index Cond/.test(line));
  expect(conditions.join()).toContain('entered_at >=');
});

test('what really happens acts on tests of the contact too; what happens in a test, on its own journey’s only', async () => {
  const rules = { exit: [{ id: 'x1', trigger: 'answered' }] };
  const tested = await scene.publish(waits, {}, rules);
  const other = await scene.publish(waits, {}, rules);
  const contactIds = await scene.addContacts(1);
  const sent = (journeyId: string) => ({ test: 'user', onlyJourneyId: journeyId, fires: false });
  await scene.post(contactIds);
  for (const { journeyId } of [tested, other]) await scene.post(contactIds, {}, sent(journeyId));
  await scene.route();
  const standing = async () =>
    [...(await enrolments(tested.id)), ...(await enrolments(other.id))].map(
      ({ test: ofTest, status }) => `${ofTest ? 'test' : 'person'} ${status}`,
    );
  await scene.post(contactIds, {}, { ...sent(tested.journeyId), trigger: 'answered' });
  await scene.route();
  expect(await standing()).toEqual([
    'person inside',
    'test exited',
    'person inside',
    'test inside',
  ]);
  await scene.post(contactIds, {}, { trigger: 'answered' });
  await scene.route();
  expect(await standing()).toEqual([
    'person exited',
    'test exited',
    'person exited',
    'test exited',
  ]);
});

test('a test is for one journey: in no numbers, and out of caps and re-entry', async () => {
  const tested = await scene.publish(waits, { reentry: { mode: 'once' }, caps: { total: 1 } });
  const other = await scene.publish(waits);
  const { contactIds } = await enterBoth();
  const [ana = ''] = contactIds;
  const test_ = { test: 'user', onlyJourneyId: tested.journeyId, fires: false };
  await scene.post([ana], {}, test_);
  await scene.post([ana], {}, test_);
  await scene.route();
  expect(await enrolments(tested.id)).toMatchObject([
    { status: 'inside', test: false },
    { status: 'inside', test: true },
    { status: 'inside', test: true },
  ]);
  expect(await enrolments(other.id)).toHaveLength(1);
  expect(await counts(tested.id)).toEqual({ '@entry.enrolled': 1, 'b1.in': 1 });
  await scene.post([ana]);
  await scene.route();
  expect((await outcomes()).at(-1)?.[0]).toBe('refused');
});

async function enterBoth() {
  const contactIds = await scene.addContacts(1);
  await scene.post(contactIds);
  await scene.route();
  return { contactIds };
}

import type { TestDatabase } from '@percurso/testing/template-database';
import { createTestDatabase } from '@percurso/testing/template-database';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp } from '../open-test-app.ts';

let database: TestDatabase;
let api: ReturnType<typeof openTestApp>;

beforeAll(async () => {
  database = await createTestDatabase();
  api = openTestApp(database);
});
afterAll(async () => {
  await api.db.close();
  await database.drop();
});

const document = {
  schema: 1,
  name: 'Critical error',
  entry: { trigger: 'device-broke' },
  goals: [
    { id: 'g1', name: 'Repaired', trigger: 'device-broke' },
    {
      id: 'g2',
      name: 'Repaired later',
      trigger: 'device-broke',
      within: { amount: 9, unit: 'days' },
    },
  ],
  settings: {},
  blocks: [
    { id: 'b1', kind: 'sms', name: 'Tell them', config: { text: 'Hi', purpose: 'transactional' } },
    {
      id: 'b2',
      kind: 'branch',
      config: {
        rows: [
          {
            id: 'w1',
            name: 'Has a phone',
            when: { attribute: 'contact.phone', operator: 'has-value' },
          },
        ],
      },
    },
    {
      id: 'b3',
      kind: 'wait-for',
      config: {
        events: [{ id: 'e1', trigger: 'device-broke', correlate: 'contact' }],
        mode: 'any',
        limit: { amount: 1, unit: 'days' },
      },
      branches: { e1: [], timeout: [] },
    },
  ],
};

/** One event that led through a journey with one message, all in the same millisecond. */
async function goThrough() {
  const workspace = await api.openWorkspace();
  const { sql } = api.db;
  const triggerId = v7();
  await sql`
    insert into triggers (id, workspace_id, key, name, kind, state, created_at, updated_at)
    values (${triggerId}, ${workspace.id}, 'device-broke', 'Device broke', 'custom', 'ready',
      percurso_now(), percurso_now())`;
  const { body: journey } = await workspace.call('POST', '/journeys', { document });
  const { body: published } = await workspace.call('POST', `/journeys/${journey.id}/publish`, {
    revision: 1,
  });
  const versionId = published.version.id;
  const { body: contact } = await workspace.call('PUT', '/contacts/ana', {
    phone: '+5511999990003',
  });
  const [contactId, eventId, enrolmentId] = [contact.id.slice(4), v7(), v7()];
  const at = '2026-05-01T10:00:00.000Z';
  await sql`
    insert into events (id, workspace_id, source, message_id, body_hash, trigger_id, contact_id, part,
      attributes, occurred_at, received_at, outcome)
    values (${eventId}, ${workspace.id}, 'app', 'm1', 'h', ${triggerId}, ${contactId}, 0,
      ${sql.json({ ErrorCode: 12, DeviceID: null })}, ${at}, ${at}, 'enrolled')`;
  await sql`
    insert into enrolments (id, workspace_id, journey_id, version_id, contact_id, status,
      entry_event_id, entered_seq, entered_at, moved_at)
    values (${enrolmentId}, ${workspace.id}, ${journey.id}, ${versionId}, ${contactId}, 'finished',
      ${eventId}, 1, ${at}, ${at})`;
  await sql`
    insert into trail (id, workspace_id, enrolment_id, block_id, port, at)
    values (${v7()}, ${workspace.id}, ${enrolmentId}, 'b1', 'next', ${at})`;
  await sql`
    insert into messages (id, workspace_id, enrolment_id, journey_id, version_id, block_id, visit,
      contact_id, channel, class, state, "to", body, strand_id, fence, created_at, updated_at)
    values (${v7()}, ${workspace.id}, ${enrolmentId}, ${journey.id}, ${versionId}, 'b1', 1,
      ${contactId}, 'sms', 'transactional', 'accepted', '+5511999990003', 'Hi', ${v7()}, 0, ${at}, ${at})`;
  return { ...workspace, contact, eventId, enrolmentId };
}

test('what has one instant is told in the order of cause and effect, newest first', async () => {
  const { call, contact, eventId } = await goThrough();
  const { body: opened } = await call('POST', '/cases', { subject: 'S', contactId: contact.id });
  await call('PATCH', `/cases/${opened.id}`, { status: 'Resolved' });
  await call('PUT', '/contacts/ana/consent', { channel: 'sms', state: 'opted-out' });
  const { body } = await call('GET', '/contacts/ana/timeline');
  expect(body.items.map((entry: { type: string }) => entry.type)).toEqual([
    'consent',
    'case-changed',
    'case-opened',
    'left',
    'step',
    'message',
    'entered',
    'event',
  ]);
  const [consent, changed, openedEntry, left, step, message, entered, event] = body.items;
  expect(consent).toMatchObject({ channel: 'sms', state: 'opted-out', purpose: 'transactional' });
  expect(changed).toMatchObject({
    caseNumber: 1001,
    before: { status: 'Open' },
    after: { status: 'Resolved' },
    source: 'api',
  });
  expect(openedEntry).toMatchObject({ caseId: opened.id, after: { contactId: contact.id } });
  expect(left).toMatchObject({ state: 'finished', journeyName: 'Critical error' });
  expect(left).not.toHaveProperty('reason');
  expect(step).toMatchObject({
    blockId: 'b1',
    blockKind: 'sms',
    blockName: 'Tell them',
    port: 'next',
    versionNumber: 1,
  });
  expect(message).toMatchObject({ channel: 'sms', state: 'accepted', to: '+5511999990003' });
  expect(entered).toMatchObject({ eventId, journeyName: 'Critical error' });
  expect(event).toMatchObject({
    triggerKey: 'device-broke',
    triggerName: 'Device broke',
    outcome: 'enrolled',
    attributes: { ErrorCode: 12, DeviceID: null },
    at: '2026-05-01T10:00:00.000Z',
  });
});

test('what people do to a case is told before what it started, though the event has its instant', async () => {
  const { call, contact, enrolmentId, eventId } = await goThrough();
  const { sql } = api.db;
  const { body: made } = await call('POST', '/cases', { subject: 'Made', contactId: contact.id });
  await call('PATCH', `/cases/${made.id}`, { status: 'Resolved' });
  const { body: opened } = await call('POST', '/cases', {
    subject: 'Opened',
    contactId: contact.id,
  });
  const at = '2026-05-01T10:00:00.000Z';
  await sql`update case_changes set at = ${at} where case_id = any(${[made.id, opened.id]}::uuid[])`;
  await sql`update case_changes set source = 'journeys' where case_id = ${opened.id}`;
  await sql`update cases set enrolment_id = ${enrolmentId} where id = ${opened.id}`;
  await sql`
    insert into events (id, workspace_id, source, message_id, body_hash, trigger_id, contact_id, part,
      attributes, occurred_at, received_at, depth, outcome)
    select ${v7()}, workspace_id, 'record', 'm2', body_hash, trigger_id, contact_id, part,
      attributes, occurred_at, received_at, depth + 1, 'no-match' from events where id = ${eventId}`;
  const { body } = await call('GET', '/contacts/ana/timeline');
  const story = body.items.map(({ type, outcome, subject }: Record<string, string>) =>
    [type, outcome ?? subject].filter(Boolean).join(' '),
  );
  expect(story.toReversed()).toEqual([
    'case-opened Made',
    'case-changed Made',
    'event enrolled',
    'entered',
    'message',
    'case-opened Opened',
    'step',
    'left',
    'event no-match',
  ]);
});

test('a goal is told by its name, with what reached it and whether that was after the end', async () => {
  const { call, id, eventId, enrolmentId } = await goThrough();
  const { sql } = api.db;
  for (const [goal, at] of [
    ['g1', '2026-05-01T10:00:00Z'],
    ['g2', '2026-05-03T10:00:00Z'],
  ]) {
    await sql`
      insert into goal_hits (enrolment_id, goal_id, version_id, event_id, at)
      select id, ${goal ?? ''}, version_id, ${eventId}, ${at ?? ''}::timestamptz
      from enrolments where id = ${enrolmentId} and workspace_id = ${id}`;
  }
  const { body } = await call('GET', '/contacts/ana/timeline');
  const goals = body.items.filter(({ type }: { type: string }) => type === 'goal');
  const about = { enrolmentId, eventId, journeyName: 'Critical error', versionNumber: 1 };
  expect(goals).toEqual([
    expect.objectContaining({ ...about, goalName: 'Repaired later', hadLeft: true }),
    expect.objectContaining({ ...about, goalName: 'Repaired', triggerName: 'Device broke' }),
  ]);
  expect(goals[1]).not.toHaveProperty('hadLeft');
});

test('a way out is called what the author of the version called it', async () => {
  const { call, id, enrolmentId } = await goThrough();
  const { sql } = api.db;
  for (const port of ['w1', 'other']) {
    await sql`
      insert into trail (id, workspace_id, enrolment_id, block_id, port, at)
      values (${v7()}, ${id}, ${enrolmentId}, 'b2', ${port}, '2026-05-02T10:00:00Z')`;
  }
  const { body } = await call('GET', '/contacts/ana/timeline?limit=2');
  const names = body.items.map(({ port, portName }: Record<string, string>) => [port, portName]);
  expect(names).toContainEqual(['w1', 'Has a phone']);
  expect(names).toContainEqual(['other', undefined]);
});

test('a way out by an event is called by a word of the kind and by its trigger', async () => {
  const { call, id, enrolmentId } = await goThrough();
  await api.db.sql`
    insert into trail (id, workspace_id, enrolment_id, block_id, port, at)
    values (${v7()}, ${id}, ${enrolmentId}, 'b3', 'e1', '2026-05-02T10:00:00Z')`;
  const { body } = await call('GET', '/contacts/ana/timeline?limit=1');
  const portTrigger = { key: 'device-broke', name: 'Device broke' };
  expect(body.items[0]).toMatchObject({ port: 'e1', portWord: 'yes', portTrigger });
  expect(body.items[0]).not.toHaveProperty('portName');
});

test('pages of any size give the same timeline', async () => {
  const { call } = await goThrough();
  const whole = (await call('GET', '/contacts/ana/timeline')).body.items;
  const { at } = whole[Math.floor(whole.length / 2)];
  const before = (await call('GET', `/contacts/ana/timeline?before=${at}`)).body.items;
  expect(before).toEqual(whole.filter((entry: { at: string }) => entry.at < at));
  for (const limit of [1, 2, 3]) {
    const items: unknown[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const path = `/contacts/ana/timeline?limit=${limit}${cursor && `&cursor=${cursor}`}`;
      const { body } = await call('GET', path);
      items.push(...body.items);
      cursor = body.nextCursor;
    }
    expect(items).toEqual(whole);
  }
});

test('one topic alone is paged by the API, its oldest entry too', async () => {
  const { call, contact } = await goThrough();
  for (const state of ['opted-out', 'opted-in', 'opted-out']) {
    await call('PUT', '/contacts/ana/consent', { channel: 'sms', state });
  }
  await call('POST', '/cases', { subject: 'S', contactId: contact.id });
  const ofTopic = async (topic: string) => {
    const types: string[] = [];
    let cursor = '';
    do {
      const path = `/contacts/ana/timeline?topic=${topic}&limit=1${cursor}`;
      const { body } = await call('GET', path);
      types.push(...body.items.map((entry: { type: string }) => entry.type));
      cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`;
    } while (cursor !== '');
    return types;
  };
  expect(await ofTopic('triggers')).toEqual(['event']);
  expect(await ofTopic('journeys')).toEqual(['left', 'step', 'entered']);
  expect(await ofTopic('messages')).toEqual(['message']);
  expect(await ofTopic('cases')).toEqual(['case-opened']);
  expect(await ofTopic('consent')).toEqual(['consent', 'consent', 'consent']);
  const { status, body } = await call('GET', '/contacts/ana/timeline?topic=weather');
  expect([status, body.errors[0].path]).toEqual([422, 'topic']);
});

test('the journeys of a contact are told with the step where it stands, since and until when', async () => {
  const { call, contact, id: workspaceId, enrolmentId } = await goThrough();
  const { sql } = api.db;
  const strandId = v7();
  const inside = v7();
  await sql`
    insert into strands (id, workspace_id, version_id, cohort_id, step, op, kind, queue, size, since,
      due_at, check_at)
    select ${strandId}, workspace_id, version_id, 'c', 2, 'await', 'wait-for', 'engine', 1,
      percurso_now(), '2040-01-01T00:00:00Z', percurso_now()
    from enrolments where id = ${enrolmentId}`;
  await sql`
    insert into enrolments (id, workspace_id, journey_id, version_id, contact_id, status, strand_id,
      step, entry_event_id, entered_seq, solo, entered_at, moved_at)
    select ${inside}, ${workspaceId}, journey_id, version_id, contact_id, 'inside', ${strandId}, 0,
      ${v7()}, 2, true, '2026-05-02T10:00:00Z', '2026-05-02T11:00:00Z'
    from enrolments where id = ${enrolmentId}`;
  const first = await call('GET', '/contacts/ana/enrolments?limit=1');
  expect(first.body.items).toEqual([
    {
      id: inside,
      journeyId: expect.any(String),
      journeyName: 'Critical error',
      versionNumber: 1,
      status: 'inside',
      reason: null,
      test: false,
      enteredAt: '2026-05-02T10:00:00.000Z',
      since: '2026-05-02T11:00:00.000Z',
      dueAt: '2040-01-01T00:00:00.000Z',
      blockId: 'b1',
      blockKind: 'sms',
      blockName: 'Tell them',
    },
  ]);
  const path = `/contacts/${contact.id}/enrolments?limit=1&cursor=${first.body.nextCursor}`;
  const next = await call('GET', path);
  expect(next.body).toMatchObject({
    items: [{ id: enrolmentId, status: 'finished', blockId: null, blockName: null, dueAt: null }],
    nextCursor: null,
  });
  const finished = await call('GET', '/contacts/ana/enrolments?status=finished');
  expect(finished.body.items.map(({ id }: { id: string }) => id)).toEqual([enrolmentId]);
  expect((await call('GET', '/contacts/nobody/enrolments')).status).toBe(404);
});

import type { TestDatabase } from '@percurso/testing/template-database';
import { createTestDatabase } from '@percurso/testing/template-database';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestWorkspace } from '../open-test-app.ts';
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

interface Stage extends TestWorkspace {
  journeyId: string;
  /** Ids of the versions, the first one first. */
  versions: string[];
}

const blocks = [
  {
    id: 'b1',
    kind: 'repeat',
    config: { count: 3 },
    branches: {
      body: [{ id: 'b2', kind: 'wait', config: { duration: { amount: 1, unit: 'hours' } } }],
    },
  },
  { id: 'b3', kind: 'sms', config: { text: 'Broken', purpose: 'transactional' } },
  { id: 'b4', kind: 'wait', config: { duration: { amount: 1, unit: 'hours' } } },
];

/** A journey with two versions: the second one took over people of the first. */
async function openJourney(): Promise<Stage> {
  const workspace = await api.openWorkspace();
  await api.db.sql`
    insert into triggers (id, workspace_id, key, name, kind, state, attributes, created_at, updated_at)
    values (${v7()}, ${workspace.id}, 'device-broke', 'Device broke', 'custom', 'ready', '[]',
      percurso_now(), percurso_now())`;
  const document = {
    schema: 1,
    name: 'Critical error',
    entry: { trigger: 'device-broke' },
    exit: [{ id: 'x1', trigger: 'device-broke' }],
    goals: [
      { id: 'g1', name: 'Repaired', trigger: 'device-broke' },
      { id: 'g2', name: 'Replaced', trigger: 'device-broke' },
    ],
    settings: {},
    blocks,
  };
  const { body } = await workspace.call('POST', '/journeys', { document });
  const path = `/journeys/${body.id}`;
  const first = await workspace.call('POST', `${path}/publish`, { revision: 1 });
  const { revision } = (await workspace.call('POST', `${path}/edit`)).body;
  const next = await workspace.call('POST', `${path}/publish`, { revision, inside: 'move' });
  const versions = [first.body.version.id, next.body.version.id];
  return { ...workspace, journeyId: body.id, versions };
}

interface Life {
  /** Where they are in the end: number of the version, from 1 on. */
  version?: number;
  /** Blocks left, in order: block, port, reason. */
  passed: [block: string, port: string, reason?: string][];
  /** The step they stand at, or why they left; nothing for the end. */
  stands?: number;
  left?: string;
  test?: boolean;
  enteredAt?: string;
}

let minute = 0;

/** Somebody as the engine leaves them, a minute for each block. */
async function live(stage: Stage, life: Life): Promise<string> {
  const { sql } = api.db;
  const { id, journeyId, versions } = stage;
  const [contactId, enrolmentId, strandId] = [v7(), v7(), v7()];
  const entered = life.enteredAt ?? '2026-03-08T05:00:00Z';
  const versionId = versions[(life.version ?? 1) - 1] ?? '';
  minute += 1;
  const status = life.stands !== undefined ? 'inside' : life.left ? 'exited' : 'finished';
  await sql`
    insert into contacts (id, workspace_id, first_name, created_at, updated_at)
    values (${contactId}, ${id}, ${`Ana ${minute}`}, percurso_now(), percurso_now())`;
  if (status === 'inside') {
    await sql`
      insert into strands (id, workspace_id, version_id, cohort_id, step, op, kind, queue, size, since,
        due_at, check_at)
      values (${strandId}, ${id}, ${versionId}, 'c', ${life.stands ?? 0}, 'sleep', 'wait', 'engine', 1,
        percurso_now(), '2040-01-01T00:00:00Z', percurso_now())`;
  }
  await sql`
    insert into enrolments (id, workspace_id, journey_id, version_id, contact_id, status, strand_id,
      step, exit_reason, entry_event_id, entered_seq, test, entered_at, moved_at)
    values (${enrolmentId}, ${id}, ${journeyId}, ${versionId}, ${contactId}, ${status},
      ${status === 'inside' ? strandId : null}, ${life.stands ?? 0}, ${life.left ?? null}, ${v7()},
      ${minute}, ${life.test ?? false}, ${entered}, '2026-03-08T09:00:00Z')`;
  await sql`
    insert into event_decisions (event_seq, journey_id, version_id, outcome, enrolment_id, at)
    values (${minute}, ${journeyId}, ${versions[0] ?? ''}, 'enrolled', ${enrolmentId}, ${entered})`;
  for (const [index, [block, port, reason]] of life.passed.entries()) {
    const at = new Date(Date.parse(entered) + (index + 1) * 60_000);
    await sql`
      insert into trail (id, workspace_id, enrolment_id, block_id, port, reason, at)
      values (${v7()}, ${id}, ${enrolmentId}, ${block}, ${port}, ${reason ?? null}, ${at})`;
  }
  return enrolmentId;
}

async function send(
  { id, journeyId, versions }: Stage,
  {
    enrolmentId,
    state,
    delivery = 'none',
    reason = null,
    visit = 1,
  }: Record<string, unknown> & {
    enrolmentId: string;
    state: string;
    delivery?: string;
    reason?: string | null;
    visit?: number;
  },
): Promise<void> {
  await api.db.sql`
    insert into messages (id, workspace_id, enrolment_id, journey_id, version_id, block_id, visit,
      contact_id, channel, class, state, delivery, reason, body, strand_id, fence, created_at,
      updated_at)
    select ${v7()}::uuid, ${id}::uuid, e.id, ${journeyId}::uuid, ${versions[0] ?? ''}::uuid, 'b3',
      ${visit}, e.contact_id, 'sms', 'transactional', ${state}, ${delivery}, ${reason}, 'Broken',
      ${v7()}::uuid, 0, percurso_now(), percurso_now()
    from enrolments e where e.id = ${enrolmentId}`;
}

interface Listed {
  enrolmentId: string;
  contact: { name: string };
  since: string;
  reason: string | null;
  port: string | null;
  messageId: string | null;
}

/** All pages of those a count lists, two at a time. */
async function list({ call, journeyId }: Stage, query: string): Promise<Listed[]> {
  const found: Listed[] = [];
  let cursor = '';
  do {
    const path = `/journeys/${journeyId}/people?limit=2&${query}${cursor}`;
    const { status, body } = await call('GET', path);
    expect(status, path).toBe(200);
    found.push(...body.items);
    cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`;
  } while (cursor !== '');
  return found;
}

/** One who went round the loop twice, one not sent to, one inside, one taken out, one moved, a test. */
async function fill(stage: Stage): Promise<Record<string, string>> {
  const round: Life['passed'] = [
    ['b1', 'body'],
    ['b2', 'next'],
    ['b1', 'body'],
    ['b2', 'next'],
    ['b1', 'after-all'],
  ];
  const sent = await live(stage, { passed: [...round, ['b3', 'sent'], ['b4', 'next']] });
  const kept = await live(stage, {
    passed: [
      ['b1', 'after-all'],
      ['b3', 'not-sent', 'opted-out'],
      ['b4', 'next'],
    ],
  });
  const waits = await live(stage, { passed: [...round.slice(0, 3)], stands: 1 });
  const taken = await live(stage, {
    passed: [
      ['b1', 'body'],
      ['b2', 'exited', 'exit-rule: x1'],
    ],
    left: 'exit-rule',
    enteredAt: '2026-03-09T05:00:00Z',
  });
  const moved = await live(stage, {
    version: 2,
    passed: [
      ['b1', 'body'],
      ['b2', 'moved-out', 'moved: 2'],
      ['b2', 'next'],
      ['b1', 'body'],
    ],
    stands: 1,
  });
  await live(stage, { passed: [...round, ['b3', 'sent']], stands: 3, test: true });
  await send(stage, { enrolmentId: sent, state: 'accepted', delivery: 'delivered' });
  await send(stage, { enrolmentId: moved, state: 'failed', reason: 'rejected' });
  await send(stage, { enrolmentId: kept, state: 'skipped', reason: 'opted-out' });
  for (const goal of ['g1', 'g2']) {
    await api.db.sql`
      insert into goal_hits (enrolment_id, goal_id, version_id, event_id, at)
      values (${sent}, ${goal}, ${stage.versions[0] ?? ''}, ${v7()}, percurso_now())`;
  }
  return { sent, kept, waits, taken, moved };
}

const OF_BLOCK = ['entered', 'here', 'passed', 'exited', 'movedIn', 'again'] as const;
const OF_MESSAGES = ['sent', 'delivered', 'opened', 'failed', 'notSent', 'pending'] as const;
const OF_ENTRY = ['entered', 'inside', 'finished', 'exited'] as const;
const sum = (counts: Record<string, number>) => Object.values(counts).reduce((a, b) => a + b, 0);

test.each(['version=1', 'version=2', 'version=all', 'version=all&to=2026-03-09T00:00:00Z'])(
  'each count lists exactly those it counts, with %s',
  async (of) => {
    const stage = await openJourney();
    await fill(stage);
    // Told by the trail, as the counters hold nothing here.
    const asked = of.includes('to=') ? of : `${of}&from=2000-01-01T00:00:00Z`;
    const path = `/journeys/${stage.journeyId}/numbers?${asked}`;
    const { entry, blocks: counted } = (await stage.call('GET', path)).body;
    const listed: Record<string, number> = {};
    const expected: Record<string, number> = {};
    const compare = async (query: string, count: number) => {
      expected[query] = count;
      listed[query] = (await list(stage, `${asked}&${query}`)).length;
    };
    for (const { id } of [...blocks, { id: 'b2' }]) {
      for (const count of OF_BLOCK) await compare(`block=${id}&count=${count}`, counted[id][count]);
      for (const port of ['body', 'after-all', 'next', 'sent', 'not-sent', 'moved-out']) {
        await compare(`block=${id}&count=passed&port=${port}`, counted[id].ports[port] ?? 0);
      }
    }
    for (const count of OF_MESSAGES) {
      await compare(`block=b3&count=${count}`, counted.b3.messages?.[count] ?? 0);
    }
    for (const count of OF_ENTRY) await compare(`count=${count}`, entry[count]);
    await compare('count=goals', sum(entry.goals));
    await compare('count=exits', sum(entry.exits));
    for (const rule of ['x1', 'x2']) {
      await compare(`count=exits&reason=${rule}`, entry.exits[rule] ?? 0);
    }
    for (const goal of ['g1', 'g2']) {
      await compare(`count=goals&reason=${goal}`, entry.goals[goal] ?? 0);
    }
    expect(listed).toEqual(expected);
    expect(sum(expected)).toBeGreaterThan(10);
  },
);

test('a count tells when, by which port and why', async () => {
  const stage = await openJourney();
  const { sent, kept, waits, taken, moved } = await fill(stage);
  const facts = async (query: string) =>
    (await list(stage, `version=1&${query}`)).map(({ enrolmentId, since, port, reason }) => ({
      enrolmentId,
      since,
      port,
      reason,
    }));
  expect(await facts('block=b3&count=passed&port=not-sent')).toEqual([
    { enrolmentId: kept, since: '2026-03-08T05:02:00.000Z', port: 'not-sent', reason: 'opted-out' },
  ]);
  expect(await facts('block=b2&count=exited')).toEqual([
    { enrolmentId: taken, since: '2026-03-09T05:02:00.000Z', port: 'exited', reason: 'exit-rule' },
  ]);
  // Those who entered last first; each time they came there, the last one first.
  expect(await facts('block=b2&count=entered')).toMatchObject([
    { enrolmentId: taken, since: '2026-03-09T05:01:00.000Z' },
    { enrolmentId: moved, port: 'moved-out', since: '2026-03-08T05:01:00.000Z' },
    { enrolmentId: waits, port: null, since: '2026-03-08T05:03:00.000Z' },
    { enrolmentId: waits, port: 'next', since: '2026-03-08T05:01:00.000Z' },
    { enrolmentId: sent, since: '2026-03-08T05:03:00.000Z' },
    { enrolmentId: sent, since: '2026-03-08T05:01:00.000Z' },
  ]);
  expect(await facts('block=b1&count=again')).toMatchObject([
    { enrolmentId: waits, since: '2026-03-08T05:02:00.000Z' },
    { enrolmentId: sent, since: '2026-03-08T05:04:00.000Z' },
    { enrolmentId: sent, since: '2026-03-08T05:02:00.000Z' },
  ]);
  expect(await facts('block=b3&count=notSent&reason=opted-out')).toMatchObject([
    { enrolmentId: kept, reason: 'opted-out' },
  ]);
  expect(await facts('block=b3&count=notSent&reason=quiet-hours')).toEqual([]);
  expect(await facts('count=exits&reason=x1')).toMatchObject([
    { enrolmentId: taken, reason: 'x1' },
  ]);
  expect(await facts('count=exited&reason=exit-rule')).toMatchObject([{ enrolmentId: taken }]);
  const [message] = await list(stage, 'block=b3&count=failed&version=1');
  expect(message).toMatchObject({ enrolmentId: moved, reason: 'rejected' });
  expect((await stage.call('GET', `/messages/${message?.messageId}`)).body.state).toBe('failed');
  const [found] = await list(stage, 'block=b2&count=here&version=1');
  expect(found?.enrolmentId).toBe(waits);
  const search = `block=b2&count=entered&search=${encodeURIComponent(found?.contact.name ?? '')}`;
  expect((await list(stage, search)).map(({ enrolmentId }) => enrolmentId)).toEqual([waits, waits]);
});

test('a count that the entry or a block has not is refused, naming the field', async () => {
  const { call, journeyId } = await openJourney();
  for (const query of ['count=sent', 'block=b3&count=inside', 'count=many']) {
    const { status, body } = await call('GET', `/journeys/${journeyId}/people?${query}`);
    expect([status, body.errors[0].path], query).toEqual([422, 'count']);
  }
});

test('of 100,000 passages a page is found by index, not by reading the whole trail', async () => {
  const stage = await openJourney();
  const { sql } = api.db;
  const { id, journeyId, versions } = stage;
  await sql`
    with people as (
      insert into enrolments (id, workspace_id, journey_id, version_id, contact_id, status, step,
        entry_event_id, entered_seq, entered_at, moved_at)
      select gen_random_uuid(), ${id}, ${journeyId}, ${versions[1] ?? ''}, ${await contactOf(stage)}::uuid,
        'finished', 3, gen_random_uuid(), n, '2026-03-08T05:00:00Z'::timestamptz + n * interval '1 s',
        '2026-03-09T05:00:00Z'
      from generate_series(1, 20000) n returning id, entered_seq as n
    )
    insert into trail (id, workspace_id, enrolment_id, block_id, port, at)
    select gen_random_uuid(), ${id}, p.id, 'b' || step, case
        when step = 3 and p.n % 5000 = 0 then 'not-sent' else 'next' end,
      '2026-03-09T05:00:00Z'::timestamptz + step * interval '1 s'
    from people p, generate_series(1, 5) step`;
  await sql`analyze trail, enrolments`;
  const readOf = async () => {
    const [row] = await sql<{ seq: number; idx: number }[]>`
      select seq_scan::int as seq, idx_scan::int as idx from pg_stat_user_tables
      where relname = 'trail'`;
    return row ?? { seq: 0, idx: 0 };
  };
  const before = await readOf();
  const page = async (query: string) => {
    const path = `/journeys/${journeyId}/people?version=2&block=b3&${query}`;
    return (await stage.call('GET', path)).body;
  };
  const first = await page('count=passed');
  expect(first.items).toHaveLength(50);
  expect((await page(`count=passed&cursor=${first.nextCursor}`)).items).toHaveLength(50);
  expect((await page('count=entered&limit=200')).items).toHaveLength(200);
  expect((await page('count=passed&port=not-sent')).items).toHaveLength(4);
  expect((await page('count=exited')).items).toHaveLength(0);
  // What a session read is told a second later at most.
  await expect
    .poll(async () => (await readOf()).idx, { timeout: 5000 })
    .toBeGreaterThan(before.idx);
  expect((await readOf()).seq).toBe(before.seq);
});

async function contactOf({ id }: Stage): Promise<string> {
  const contactId = v7();
  await api.db.sql`
    insert into contacts (id, workspace_id, first_name, created_at, updated_at)
    values (${contactId}, ${id}, 'Ana', percurso_now(), percurso_now())`;
  return contactId;
}

import { advance } from '@percurso/engine/advance';
import type { Block } from '@percurso/journey/document';
import { openScenes } from '@percurso/testing/open-scenes';
import { v7 } from 'uuid';
import { beforeEach, expect, test } from 'vitest';
import { insertInteractions } from '../events/insert-interactions.ts';
import { acceptingEngine } from '../testing/accepting-engine.ts';
import type { Scene } from '../testing/journey-scene.ts';

const scenes = openScenes({ connections: 10 });
let scene: Scene;

beforeEach(async () => {
  scene = await scenes.open();
});

/** Runs until nothing is pending and nothing acts. */
async function settle(): Promise<void> {
  for (;;) {
    await scene.route();
    const acting = await scenes.sql<{ id: string; kind: string }[]>`
      select id, kind from strands where state = 'open' and workspace_id = ${scene.workspaceId}
        and (op = 'act' or due_at <= percurso_now())`;
    if (acting.length === 0) return;
    for (const { id, kind } of acting)
      await advance({ strands: [id], kind }, acceptingEngine(scene.store));
  }
}

const sms: Block = { id: 'b1', kind: 'sms', config: { text: 'Look: https://example.test/a' } };
const outcome: Block = {
  id: 'b2',
  kind: 'message-outcome',
  config: {
    message: 'b1',
    outcomes: [
      { id: 'clicked', kind: 'clicked', containing: '/a' },
      { id: 'replied', kind: 'replied' },
      { id: 'blocked', kind: 'blocked' },
    ],
    limit: { amount: 3, unit: 'days' },
  },
};
const sleepLong: Block = {
  id: 'b9',
  kind: 'wait',
  config: { duration: { amount: 5, unit: 'days' } },
};

async function hear(
  contactId: string,
  kind: 'clicked' | 'replied',
  detail: Record<string, string>,
) {
  const [message] = await scenes.sql<{ id: string }[]>`
    select id from messages where contact_id = ${contactId} order by created_at desc limit 1`;
  await scenes.sql.begin((tx) =>
    insertInteractions(tx, {
      workspaceId: scene.workspaceId,
      heard: [{ messageId: message?.id ?? '', kind, source: v7(), detail }],
    }),
  );
}

async function leftBy(contactIds: string[]): Promise<(string | null)[]> {
  const rows = await scenes.sql<{ contactId: string; port: string }[]>`
    select e.contact_id as "contactId", t.port from trail t join enrolments e on e.id = t.enrolment_id
    where t.block_id = 'b2' and e.workspace_id = ${scene.workspaceId}`;
  const found = new Map(rows.map(({ contactId, port }) => [contactId, port]));
  return contactIds.map((id) => found.get(id) ?? null);
}

test('a click, a reply and a block each have their way out; another link has none', async () => {
  await scene.publish([sms, outcome, sleepLong]);
  const { contactIds } = await scene.enter(4, (index) => (index === 3 ? { phone: null } : {}));
  await settle();
  const [ana = '', bia = '', caio = ''] = contactIds;
  await hear(ana, 'clicked', { link: 'https://example.test/a?x=1' });
  await hear(bia, 'clicked', { link: 'https://example.test/b' });
  await hear(caio, 'replied', { text: 'Yes, please' });
  await settle();
  expect(await leftBy(contactIds)).toEqual(['clicked', null, 'replied', 'blocked']);
  const [{ steps } = { steps: null }] = await scenes.sql<{ steps: unknown }[]>`
    select d.steps from enrolment_data d join enrolments e on e.id = d.enrolment_id
    where e.contact_id = ${caio}`;
  expect(steps).toMatchObject({ b2: { outcome: 'replied', text: 'Yes, please' } });
});

test('only what is heard of the enrolment’s own message counts', async () => {
  const other = await scene.publish([{ ...sms, id: 'b7' }, sleepLong]);
  await scene.publish([sms, outcome, sleepLong]);
  const [ana = ''] = await scene.addContacts(1);
  await scene.post([ana]);
  await settle();
  const [message] = await scenes.sql<{ id: string }[]>`
    select id from messages where version_id = ${other.id}`;
  await scenes.sql.begin((tx) =>
    insertInteractions(tx, {
      workspaceId: scene.workspaceId,
      heard: [{ messageId: message?.id ?? '', kind: 'replied', detail: { text: 'Hello' } }],
    }),
  );
  await settle();
  expect(await leftBy([ana])).toEqual([null]);
});

test('a journey that was started answers with its results when it ends', async () => {
  const answer = {
    within: { amount: 2, unit: 'hours' },
    attributes: [{ name: 'rating', type: 'number' }],
  };
  await scene.publish([
    {
      id: 'b2',
      kind: 'activate-trigger',
      config: {
        trigger: 'called',
        mapping: { Rating: { from: 'attribute', path: 'trigger.ErrorCode' } },
        answer,
      },
      branches: { answered: [sleepLong], 'no-answer': [] },
    },
  ]);
  const rating = { from: 'attribute', path: 'trigger.Rating' };
  await scene.publish(
    [
      { id: 'b1', kind: 'sms', config: { text: 'Thanks' } },
      { id: 'b3', kind: 'exit', config: { reason: 'rated', results: { rating } } },
    ],
    { trigger: 'called' },
  );
  const [ana = ''] = await scene.addContacts(1);
  await scene.post([ana], { ErrorCode: 9 });
  await settle();
  expect(await leftBy([ana])).toEqual(['answered']);
  const [{ steps } = { steps: null }] = await scenes.sql<{ steps: unknown }[]>`
    select d.steps from enrolment_data d join enrolments e on e.id = d.enrolment_id
    where e.contact_id = ${ana} and e.status = 'inside'`;
  expect(steps).toMatchObject({
    b2: { outcome: 'exited', rating: 9, statusUrl: expect.any(String) },
  });
});

test('a started journey that takes nobody answers too', async () => {
  await scene.publish([
    {
      id: 'b2',
      kind: 'activate-trigger',
      config: {
        trigger: 'called',
        mapping: {},
        answer: { within: { amount: 2, unit: 'hours' }, attributes: [] },
      },
      branches: { answered: [sleepLong], 'no-answer': [] },
    },
  ]);
  const [ana = ''] = await scene.addContacts(1);
  await scene.post([ana], {});
  await settle();
  expect(await leftBy([ana])).toEqual(['answered']);
  const [row] = await scenes.sql<{ outcome: string }[]>`
    select d.steps -> 'b2' ->> 'outcome' as outcome
    from enrolment_data d join enrolments e on e.id = d.enrolment_id where e.contact_id = ${ana}`;
  expect(row).toEqual({ outcome: 'refused' });
});

test('an activation that only reaches a goal starts nothing, and is answered so', async () => {
  const within = { amount: 2, unit: 'hours' };
  await scene.publish(
    [
      {
        id: 'b2',
        kind: 'activate-trigger',
        config: { trigger: 'called', mapping: {}, answer: { within, attributes: [] } },
        branches: { answered: [sleepLong], 'no-answer': [] },
      },
    ],
    {},
    { goals: [{ id: 'g1', name: 'Called', trigger: 'called', correlate: 'contact' }] },
  );
  const [ana = ''] = await scene.addContacts(1);
  await scene.post([ana], {});
  await settle();
  expect(await leftBy([ana])).toEqual(['answered']);
  const hits = await scenes.sql<{ goal: string }[]>`select goal_id as goal from goal_hits`;
  expect([...hits]).toEqual([{ goal: 'g1' }]);
  const [row] = await scenes.sql<{ outcome: string }[]>`
    select d.steps -> 'b2' ->> 'outcome' as outcome
    from enrolment_data d join enrolments e on e.id = d.enrolment_id where e.contact_id = ${ana}`;
  expect(row).toEqual({ outcome: 'refused' });
});

import { runs } from '@percurso/blocks/runs';
import { advance } from '@percurso/engine/advance';
import type { EngineDeps } from '@percurso/engine/advance-context';
import { createBulkPacer } from '@percurso/engine/bulk-pacer';
import { createInFlight } from '@percurso/engine/sending/in-flight';
import type { Version } from '@percurso/engine/version';
import type { Block } from '@percurso/journey/document';
import type { JsonValue } from '@percurso/journey/json-value';
import { createProvider } from '@percurso/messaging/providers';
import { openScenes } from '@percurso/testing/open-scenes';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import type { Scene } from '../testing/journey-scene.ts';

const scenes = openScenes();

const over = (attribute: string, value: number) => ({
  attribute,
  operator: 'greater-than',
  value,
});
const sms = (id: string): Block => ({ id, kind: 'sms', config: { text: 'Hello' } });
const variable = (change: string, value: JsonValue) => ({
  name: 'n',
  type: 'number',
  change,
  value,
});
const code = { from: 'attribute', path: 'trigger.ErrorCode' };

const blocks: Block[] = [
  {
    id: 'b1',
    kind: 'set-variables',
    config: { variables: [variable('set', { from: 'value', value: 0 })] },
  },
  {
    id: 'b2',
    kind: 'branch',
    config: {
      rows: [
        { id: 'w1', name: 'Severe', when: over('trigger.ErrorCode', 20) },
        { id: 'w2', name: 'Plain', when: over('trigger.ErrorCode', 10) },
      ],
    },
    branches: {
      w1: [{ id: 'b3', kind: 'go-to', config: { target: 'b9' } }],
      w2: [
        {
          id: 'b4',
          kind: 'split',
          config: {
            ways: [
              { id: 'w1', name: 'A', weight: 50 },
              { id: 'w2', name: 'B', weight: 50 },
            ],
          },
          branches: {
            w1: [{ id: 'b5', kind: 'exit', config: { reason: 'took A', results: { code } } }],
            w2: [{ id: 'b6', kind: 'exit', config: { reason: 'took B' } }],
          },
        },
      ],
      other: [],
    },
  },
  {
    id: 'b7',
    kind: 'repeat',
    config: {
      count: 3,
      gap: { amount: 1, unit: 'hours' },
      until: over('vars.n', 5),
    },
    branches: {
      body: [
        { id: 'b8', kind: 'set-variables', config: { variables: [variable('add', code)] } },
        sms('b10'),
      ],
    },
  },
  sms('b9'),
  {
    id: 'b11',
    kind: 'exit',
    config: { reason: 'done', results: { n: { from: 'attribute', path: 'vars.n' } } },
  },
];

function engineDeps(scene: Scene): EngineDeps {
  return {
    store: scene.store,
    runs,
    inFlight: createInFlight(),
    pacer: createBulkPacer(),
    render: async (jobs) => jobs.map(({ templates }) => ({ ok: true, texts: templates })),
    statusUrl: (token) => token,
    newId: () => v7(),
    providerOf: async () => createProvider({ provider: 'capture', config: {} }),
  };
}

/** Each with an error code of their own, until nobody is inside. */
async function goThrough(scene: Scene, version: Version, codes: Map<string, number>) {
  for (const [contactId, ErrorCode] of codes) await scene.post([contactId], { ErrorCode });
  await scene.route();
  for (let round = 0; round < 100; round += 1) {
    const [strand] = await scenes.sql<{ id: string; kind: string }[]>`
      update strands set due_at = percurso_now()
      where id = (select id from strands where version_id = ${version.id} and state = 'open'
        order by id limit 1) returning id, kind`;
    if (!strand) return;
    await advance({ strands: [strand.id], kind: strand.kind }, engineDeps(scene));
  }
  throw new Error('Somebody is still inside after 100 activities.');
}

async function trailOf(version: Version, contactId: string): Promise<string[]> {
  const rows = await scenes.sql<{ step: string }[]>`
    select concat_ws(' ', t.block_id, t.visit, t.port, t.reason) as step
    from trail t join enrolments e on e.id = t.enrolment_id
    where e.version_id = ${version.id} and e.contact_id = ${contactId} order by t.id`;
  return rows.map(({ step }) => step);
}

async function endsOf(version: Version, contactId: string) {
  return scenes.sql<{ reason: string; steps: Record<string, JsonValue> }[]>`
    select e.exit_reason as reason, d.steps from enrolments e
      join enrolment_data d on d.enrolment_id = e.id
    where e.version_id = ${version.id} and e.contact_id = ${contactId}`;
}

test('branch, split, repeat, variables, go-to and exit lead everybody as they are drawn', async () => {
  const scene = await scenes.open();
  const version = await scene.publish(blocks);
  const people = await scene.addContacts(12);
  const [twice = '', thrice = '', severe = '', ...plain] = people;
  const codes = new Map<string, number>([
    [twice, 3],
    [thrice, 1],
    [severe, 30],
  ]);
  for (const contactId of plain) codes.set(contactId, 15);
  await goThrough(scene, version, codes);

  expect(await trailOf(version, twice)).toEqual([
    'b1 1 next',
    'b2 1 other no-row',
    'b7 1 body',
    'b8 1 next',
    'b10 1 next',
    'b7 2 body',
    'b8 2 next',
    'b10 2 next',
    'b7 3 after-all until: 2',
    'b9 1 next',
    'b11 1 exited done',
  ]);
  expect(await endsOf(version, twice)).toMatchObject([
    { reason: 'done', steps: { b7: { pass: 2 }, b11: { n: 6 } } },
  ]);
  expect((await trailOf(version, thrice)).filter((step) => step.startsWith('b7'))).toEqual([
    'b7 1 body',
    'b7 2 body',
    'b7 3 body',
    'b7 4 after-all count: 3',
  ]);
  expect(await trailOf(version, severe)).toEqual([
    'b1 1 next',
    'b2 1 w1 row: Severe',
    'b3 1 next',
    'b9 1 next',
    'b11 1 exited done',
  ]);
  const messages = await scenes.sql<{ visits: number[] }[]>`
    select array_agg(visit order by visit) as visits from messages
    where version_id = ${version.id} and contact_id = ${thrice} group by block_id order by block_id`;
  expect(messages.map(({ visits }) => visits)).toEqual([[1, 2, 3], [1]]);

  // Who comes again takes the same way, and the answer of an exit is kept.
  const ways = await Promise.all(plain.map((contactId) => trailOf(version, contactId)));
  await goThrough(scene, version, new Map(plain.map((contactId) => [contactId, 15])));
  for (const [index, contactId] of plain.entries()) {
    const way = ways[index] ?? [];
    expect(await trailOf(version, contactId)).toEqual([...way, ...way]);
    const [port] = way.filter((step) => step.startsWith('b4'));
    const reason = port === 'b4 1 w1' ? 'took A' : 'took B';
    const steps = reason === 'took A' ? { b5: { code: 15 } } : {};
    expect(await endsOf(version, contactId)).toMatchObject([
      { reason, steps },
      { reason, steps },
    ]);
  }
  expect(await unbalanced(version)).toEqual([]);
  const [again] = await scenes.sql`
    select sum(n)::int as n from step_counts
    where version_id = ${version.id} and block_id = 'b7' and port = 'again'`;
  expect(again).toEqual({ n: 5 });
});

/** Blocks where entered is not passed + exited, though nobody is inside. */
async function unbalanced(version: Version) {
  const counted = await scenes.sql<{ block: string; entered: number; left: number }[]>`
    select block_id as block, coalesce(sum(n) filter (where port = 'in'), 0)::int as entered,
      coalesce(sum(n) filter (where port not in ('in', 'again')), 0)::int as left
    from step_counts where version_id = ${version.id} and block_id <> '@entry' group by block_id`;
  expect(counted.map(({ block }) => block)).toContain('b7');
  const inside = await scenes.sql`
    select id from enrolments where version_id = ${version.id} and status = 'inside'`;
  expect(inside).toHaveLength(0);
  return counted.filter(({ entered, left }) => entered !== left);
}

import { runs } from '@percurso/blocks/runs';
import { advance } from '@percurso/engine/advance';
import type { EngineDeps } from '@percurso/engine/advance-context';
import { createBulkPacer } from '@percurso/engine/bulk-pacer';
import { createInFlight } from '@percurso/engine/sending/in-flight';
import type { Version } from '@percurso/engine/version';
import type { Block } from '@percurso/journey/document';
import { createProvider } from '@percurso/messaging/providers';
import { openScenes } from '@percurso/testing/open-scenes';
import fc from 'fast-check';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import type { Scene } from '../testing/journey-scene.ts';

const scenes = openScenes();

const above10 = { attribute: 'trigger.ErrorCode', operator: 'greater-than', value: 10 } as const;
const blocks: Block[] = [
  {
    id: 'b1',
    kind: 'condition',
    config: { when: above10 },
    branches: {
      yes: [
        { id: 'b2', kind: 'wait', config: { duration: { amount: 1, unit: 'hours' } } },
        { id: 'b3', kind: 'sms', config: { text: 'Hello' } },
      ],
      no: [
        { id: 'b4', kind: 'create-case', config: { subject: 'Error' } },
        { id: 'b5', kind: 'exit', config: {} },
      ],
    },
  },
  { id: 'b6', kind: 'sms', config: { text: 'Bye' } },
];

type Step =
  | { do: 'enter'; codes: number[]; phones: boolean }
  | { do: 'advance'; pick: number; together: number }
  | { do: 'claim'; pick: number }
  | { do: 'status'; status: 'live' | 'paused' };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('enter' as const),
      codes: fc.array(fc.integer({ min: 5, max: 15 }), { minLength: 1, maxLength: 5 }),
      phones: fc.boolean(),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('advance' as const),
      pick: fc.nat(),
      together: fc.integer({ min: 1, max: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('claim' as const), pick: fc.nat() }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('status' as const),
      status: fc.constantFrom('live' as const, 'paused' as const),
    }),
  },
);

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

async function apply(action: Step, { scene, version }: { scene: Scene; version: Version }) {
  if (action.do === 'enter') {
    for (const ErrorCode of action.codes) {
      const phone = action.phones ? {} : { phone: null };
      await scene.post(await scene.addContacts(1, () => phone), { ErrorCode });
    }
    await scene.route();
    return;
  }
  if (action.do === 'status') {
    await scenes.sql`update versions set status = ${action.status} where id = ${version.id}`;
    return;
  }
  const open = await scenes.sql<{ id: string; kind: string }[]>`
    update strands set due_at = percurso_now()
    where version_id = ${version.id} and state = 'open' returning id, kind`;
  const first = open[action.pick % Math.max(1, open.length)];
  if (!first) return;
  if (action.do === 'claim') {
    await scene.store.claim([first.id]);
    return;
  }
  const same = open.filter(({ kind }) => kind === first.kind).map(({ id }) => id);
  const strands = [first.id, ...same.filter((id) => id !== first.id)].slice(0, action.together);
  await advance({ strands, kind: first.kind }, engineDeps(scene));
}

interface Balance {
  block: string;
  entered: number;
  left: number;
  here: number;
}

async function balances(version: Version): Promise<Balance[]> {
  const counted = await scenes.sql<{ block: string; entered: number; left: number }[]>`
    select block_id as block, sum(n) filter (where port = 'in')::int as entered,
      coalesce(sum(n) filter (where port not in ('in', 'again')), 0)::int as left
    from step_counts where version_id = ${version.id} and block_id <> '@entry' group by block_id`;
  const standing = await scenes.sql<{ step: number; n: number }[]>`
    select step, count(*)::int as n from enrolments
    where version_id = ${version.id} and status = 'inside' group by step`;
  return counted.map(({ block, entered, left }) => {
    const here = standing.find((row) => version.plan.steps[row.step]?.blockId === block)?.n ?? 0;
    return { block, entered, left, here };
  });
}

async function expectBalance(version: Version): Promise<void> {
  for (const { block, entered, left, here } of await balances(version)) {
    expect({ block, entered }).toEqual({ block, entered: here + left });
  }
  const [people] = await scenes.sql<
    { counted: number; enrolled: number; trail: number; ports: number }[]
  >`
    select (select coalesce(sum(n), 0)::int from step_counts
        where version_id = ${version.id} and block_id = '@entry' and port = 'enrolled') as counted,
      (select count(*)::int from enrolments where version_id = ${version.id}) as enrolled,
      (select count(*)::int from trail t join enrolments e on e.id = t.enrolment_id
        where e.version_id = ${version.id}) as trail,
      (select coalesce(sum(n), 0)::int from step_counts
        where version_id = ${version.id} and block_id <> '@entry' and port not in ('in', 'again')) as ports`;
  expect(people?.counted).toBe(people?.enrolled);
  expect(people?.trail).toBe(people?.ports);
}

test('at every block entered = here + passed + exited, after whatever happened', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 20 }), async (actions) => {
      const scene = await scenes.open();
      const version = await scene.publish(blocks);
      for (const action of actions) {
        await apply(action, { scene, version });
        await expectBalance(version);
      }
      await scenes.sql`update versions set status = 'live' where id = ${version.id}`;
      for (let round = 0; round < 60; round += 1) {
        await apply({ do: 'advance', pick: round, together: 3 }, { scene, version });
      }
      await expectBalance(version);
      const inside = await scenes.sql`
        select 1 from enrolments where version_id = ${version.id} and status = 'inside'`;
      expect(inside).toHaveLength(0);
    }),
    { numRuns: 12 },
  );
});

test('a version that is stopped lets everybody out, and still balances', async () => {
  const scene = await scenes.open();
  const version = await scene.publish(blocks);
  await apply({ do: 'enter', codes: [9, 11, 12, 13], phones: true }, { scene, version });
  await apply({ do: 'advance', pick: 0, together: 1 }, { scene, version });
  await scenes.sql`update versions set status = 'stopped' where id = ${version.id}`;
  for (let round = 0; round < 10; round += 1) {
    await apply({ do: 'advance', pick: round, together: 3 }, { scene, version });
  }
  await expectBalance(version);
  const rows = await scenes.sql`
    select 1 from enrolments where version_id = ${version.id} and status = 'inside'`;
  expect(rows).toHaveLength(0);
});

import { definitions } from '@percurso/blocks/definitions';
import { runs } from '@percurso/blocks/runs';
import { advance } from '@percurso/engine/advance';
import type { EngineDeps } from '@percurso/engine/advance-context';
import { createBulkPacer } from '@percurso/engine/bulk-pacer';
import { createInFlight } from '@percurso/engine/sending/in-flight';
import type { Version } from '@percurso/engine/version';
import type { Block } from '@percurso/journey/document';
import { createProvider, ProviderSettings } from '@percurso/messaging/providers';
import { openScenes } from '@percurso/testing/open-scenes';
import { v7 } from 'uuid';
import { beforeEach, expect, test } from 'vitest';
import type { Scene } from '../testing/journey-scene.ts';
import { exitMembers } from './exit-members.ts';
import { moveStrand } from './move-strand.ts';

const scenes = openScenes();
let scene: Scene;
let deps: EngineDeps;

beforeEach(async () => {
  scene = await scenes.open();
  const settings = ProviderSettings.parse({
    provider: 'http-sms',
    config: { url: 'http://127.0.0.1:9/sms', allowPrivateAddresses: true, timeoutMs: 3_000 },
  });
  const provider = createProvider(settings);
  deps = {
    store: scene.store,
    runs,
    inFlight: createInFlight(),
    pacer: createBulkPacer(),
    render: async (jobs) =>
      jobs.map(({ facts }) => ({ ok: true, texts: [String(facts.contact.firstName ?? '')] })),
    statusUrl: (token) => `http://localhost/s/${token}`,
    newId: () => v7(),
    providerOf: async () => provider,
    onIsolated: (_strand, error) => {
      throw error;
    },
  };
  // Every day but for one hour of it, two hours from now.
  const [hours] = await scenes.sql<{ from: string; to: string }[]>`
    select to_char(t.now + interval '2 h', 'HH24:00') as from,
      to_char(t.now + interval '3 h', 'HH24:00') as to
    from (select percurso_now() at time zone 'UTC' as now) t`;
  const quiet = { timeZone: 'UTC', covers: 'all', action: 'hold' };
  const days = [1, 2, 3, 4, 5, 6, 7];
  await scenes.sql`
    insert into quiet_times (workspace_id, channel, settings, updated_at)
    values (${scene.workspaceId}, 'sms',
      ${scenes.sql.json({ ...quiet, hours: [{ days, from: '', to: '', ...hours }] })},
      percurso_now())`;
});

const message: Block = { id: 'b1', kind: 'sms', config: { text: 'Hello' } };

/** One person whose message is held, and the strand in which they sleep till then. */
async function hold({ behind = [], rules = {} }: { behind?: Block[]; rules?: object } = {}) {
  const version = await scene.publish([message, ...behind], {}, rules);
  const { strandId: entered, contactIds } = await scene.enter(1);
  await scenes.sql`
    update contacts set first_name = 'Ana' where workspace_id = ${scene.workspaceId}`;
  await advance({ strands: [entered], kind: 'sms' }, deps);
  const [strand] = await scenes.sql<{ id: string; op: string }[]>`
    select id, op from strands where version_id = ${version.id} and state = 'open'`;
  expect(strand?.op).toBe('sleep');
  expect(await messages()).toEqual([{ state: 'deferred', reason: 'quiet-time' }]);
  return { version, contactIds, strandId: strand?.id ?? '' };
}

async function messages() {
  return [
    ...(await scenes.sql`
      select state, reason from messages where workspace_id = ${scene.workspaceId}`),
  ];
}

async function statusOf() {
  const [row] = await scenes.sql<{ status: string }[]>`
    select status from enrolments where workspace_id = ${scene.workspaceId}`;
  return row?.status;
}

test.each([
  {
    goes: 'on',
    behind: [{ id: 'b2', kind: 'wait', config: { duration: { amount: 1, unit: 'days' } } }],
  },
  { goes: 'out', behind: [] },
])(
  'whose text is empty when it is released goes $goes, and nothing is held any more',
  async ({ goes, behind }) => {
    const { strandId } = await hold({ behind });
    await scenes.sql`
    update contacts set first_name = null where workspace_id = ${scene.workspaceId}`;
    await scenes.sql`delete from quiet_times where workspace_id = ${scene.workspaceId}`;
    await makeDue(strandId);
    await advance({ strands: [strandId], kind: 'sms' }, deps);
    expect(await statusOf()).toBe(goes === 'on' ? 'inside' : 'finished');
    expect(await messages()).toEqual([{ state: 'skipped', reason: 'empty-message' }]);
  },
);

type Held = Awaited<ReturnType<typeof hold>>;

/** Every way out of a journey that is taken in this package. */
const waysOut: Record<string, (held: Held) => Promise<unknown>> = {
  async 'a stop'({ version }) {
    await stop(version);
    await exitMembers(scenes.sql, version.id);
  },
  async 'a stop while the strand is claimed'({ version, strandId }) {
    await makeDue(strandId);
    const { claimed } = await scene.store.claim([strandId]);
    await stop(version);
    await scene.store.finish({
      version,
      strands: claimed,
      moves: [],
      since: new Date(0),
      keep: '',
    });
  },
  async 'an exit rule'({ contactIds }) {
    await scene.post(contactIds, {}, { trigger: 'answered' });
    await scene.route();
  },
  async 'a failure'({ strandId }) {
    while ((await statusOf()) === 'inside') {
      await makeDue(strandId);
      const { claimed } = await scene.store.claim([strandId]);
      const [strand] = claimed;
      if (!strand) throw new Error('The strand is gone.');
      await scene.store.isolateFailure(strand, 'it broke');
    }
  },
  async 'a version without the step'({ version, strandId }) {
    const next = await scene.publish([{ ...message, id: 'b9' }]);
    await scenes.sql`
      update versions set moves_to = ${next.id},
        move_map = ${scenes.sql.json({ blocks: {}, deadlines: 'keep' })}
      where id = ${version.id}`;
    await moveStrand(scenes.sql, {
      strandId,
      loadVersion: (id) => scene.store.loadVersion(id),
      definitions,
      runs,
    });
  },
};

async function makeDue(strandId: string): Promise<void> {
  await scenes.sql`update strands set due_at = percurso_now() where id = ${strandId}`;
}

async function stop(version: Version): Promise<void> {
  await scenes.sql`update versions set status = 'stopped' where id = ${version.id}`;
}

test.each(Object.keys(waysOut))(
  'who leaves by %s while their message is held is not sent it',
  async (way) => {
    const held = await hold({ rules: { exit: [{ id: 'x1', trigger: 'answered' }] } });
    await waysOut[way]?.(held);
    expect(await statusOf()).toBe('exited');
    expect(await messages()).toEqual([{ state: 'skipped', reason: 'left-journey' }]);
  },
);

import { advance } from '@percurso/engine/advance';
import type { Move } from '@percurso/engine/store';
import type { Version } from '@percurso/engine/version';
import type { Block } from '@percurso/journey/document';
import type { JsonValue } from '@percurso/journey/json-value';
import { openScenes } from '@percurso/testing/open-scenes';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { acceptingEngine } from '../testing/accepting-engine.ts';
import type { Scene } from '../testing/journey-scene.ts';
import { changeContacts } from './change-contacts.ts';

const scenes = openScenes();

const from = (path: string) => ({ from: 'attribute', path });
const exit = (id: string, reason: string): Block => ({
  id,
  kind: 'exit',
  config: { reason, results: { email: from('contact.email') } },
});
const blocks: Block[] = [
  {
    id: 'b1',
    kind: 'update-contact',
    config: {
      fields: { email: from('trigger.DeviceID') },
      attributes: { code: from('trigger.ErrorCode') },
    },
    branches: { error: [exit('b2', 'refused')] },
  },
  exit('b3', 'changed'),
];

/** Each posts an address of their own, all in one page; answers the strand they stand in. */
async function enter(scene: Scene, wanted: Map<string, string>): Promise<string> {
  for (const [id, DeviceID] of wanted) await scene.post([id], { DeviceID, ErrorCode: 7 });
  const [cohort] = await scene.route();
  return cohort?.items[0]?.id ?? '';
}

const act = (scene: Scene, strand: string) =>
  advance({ strands: [strand], kind: 'update-contact' }, acceptingEngine(scene.store));

async function endsOf(version: Version, contactIds: string[]) {
  const rows = await scenes.sql<{ contactId: string; end: JsonValue[] }[]>`
    select e.contact_id as "contactId", jsonb_build_array(e.exit_reason, t.port, t.reason,
      coalesce(d.steps -> 'b2', d.steps -> 'b3') -> 'email', c.email, c.attributes -> 'code') as end
    from enrolments e join enrolment_data d on d.enrolment_id = e.id
      join contacts c on c.id = e.contact_id
      join trail t on t.enrolment_id = e.id and t.block_id = 'b1'
    where e.version_id = ${version.id}`;
  const ends = new Map(rows.map(({ contactId, end }) => [contactId, end]));
  return contactIds.map((id) => ends.get(id));
}

test('a wrong or taken address concerns only who brings it, and a changed one is an event', async () => {
  const scene = await scenes.open();
  const version = await scene.publish(blocks);
  const [owner = ''] = await scene.addContacts(1, () => ({ email: 'owner@example.test' }));
  const people = await scene.addContacts(6, (index) => ({ email: `old${index}@example.test` }));
  const [one = '', two = '', wrong = '', taken = '', ceded = '', same = ''] = people;
  const strand = await enter(
    scene,
    new Map([
      [one, 'New@example.test'],
      [two, 'new@example.test'],
      [wrong, 'nowhere'],
      [taken, 'owner@example.test'],
      // What somebody of the page leaves behind is still theirs while the page is decided.
      [ceded, 'old0@example.test'],
      [same, 'old5@example.test'],
    ]),
  );
  const follow = await scene.publish([{ id: 'b1', kind: 'exit', config: {} }], {
    trigger: 'contact-email-changed',
  });
  await act(scene, strand);
  // Told again it does nothing more.
  await act(scene, strand);

  const refused = (reason: string, email: string) =>
    ['refused', 'error', reason, email, email, null] as const;
  expect(await endsOf(version, people)).toEqual([
    ['changed', 'next', null, 'new@example.test', 'new@example.test', 7],
    refused('email-taken: new@example.test', 'old1@example.test'),
    refused('not-an-email: nowhere', 'old2@example.test'),
    refused('email-taken: owner@example.test', 'old3@example.test'),
    refused('email-taken: old0@example.test', 'old4@example.test'),
    ['changed', 'next', null, 'old5@example.test', 'old5@example.test', 7],
  ]);
  const events = await scenes.sql<
    { contact: string; depth: number; before: string; after: string }[]
  >`
    select e.contact_id as contact, e.depth, e.cause_block_id as block, e.attributes -> 'changed' as changed,
      e.attributes -> 'before' ->> 'email' as before, e.attributes -> 'record' ->> 'email' as after
    from events e join triggers t on t.id = e.trigger_id
    where e.workspace_id = ${scene.workspaceId} and t.key = 'contact-email-changed'`;
  expect([...events]).toEqual([
    {
      contact: one,
      depth: 1,
      block: 'b1',
      changed: ['email', 'attributes'],
      before: 'old0@example.test',
      after: 'new@example.test',
    },
  ]);
  await scene.route();
  const started = await scenes.sql<{ contact: string }[]>`
    select contact_id as contact from enrolments where version_id = ${follow.id}`;
  expect([...started]).toEqual([{ contact: one }]);
  const [kept] = await scenes.sql`select email from contacts where id = ${owner}`;
  expect(kept).toEqual({ email: 'owner@example.test' });
});

test('an address that somebody new takes at that instant is refused, and the others are changed', async () => {
  const scene = await scenes.open();
  const version = await scene.publish(blocks);
  const people = await scene.addContacts(2);
  const [late = '', free = ''] = people;
  const strand = await enter(
    scene,
    new Map([
      [late, 'race@example.test'],
      [free, 'free@example.test'],
    ]),
  );
  const other = await scenes.sql.reserve();
  await other`begin`;
  await other`
    insert into contacts (id, workspace_id, email, created_at, updated_at)
    values (${v7()}, ${scene.workspaceId}, 'race@example.test', percurso_now(), percurso_now())`;
  const acting = act(scene, strand);
  const [pid] = await other<{ pid: number }[]>`select pg_backend_pid() as pid`;
  // It has seen the address free, and now waits for the one who takes it.
  for (let waits = false; !waits; ) {
    const [row] = await scenes.sql<{ waits: boolean }[]>`
      select exists (select 1 from pg_stat_activity
        where ${pid?.pid ?? 0} = any(pg_blocking_pids(pid))) as waits`;
    waits = row?.waits ?? false;
  }
  await other`commit`;
  other.release();
  await acting;
  const [ofLate, ofFree] = await endsOf(version, people);
  expect(ofLate?.slice(0, 3)).toEqual(['refused', 'error', 'email-taken: race@example.test']);
  expect(ofFree).toEqual(['changed', 'next', null, 'free@example.test', 'free@example.test', 7]);
});

test('what a visit changed is not changed again by it', async () => {
  const scene = await scenes.open();
  const version = await scene.publish(blocks);
  const [id = ''] = await scene.addContacts(1);
  await act(scene, await enter(scene, new Map([[id, 'first@example.test']])));
  await scenes.sql`update contacts set email = 'later@example.test' where id = ${id}`;
  const [enrolment] = await scenes.sql<{ id: string }[]>`
    select id from enrolments where version_id = ${version.id}`;
  const move = (visit: number): Move => ({
    enrolmentId: enrolment?.id ?? '',
    contactId: id,
    strandId: '',
    passages: [],
    entered: [],
    change: { visits: {}, loops: {}, vars: {}, steps: {} },
    to: { status: 'finished', reason: null },
    effect: {
      blockId: 'b1',
      visit,
      writes: [{ type: 'update-contact', fields: { email: 'first@example.test' }, attributes: {} }],
    },
  });
  const { workspaceId } = scene;
  const changes = (visit: number) =>
    scenes.sql.begin((tx) => changeContacts(tx, { workspaceId, moves: [move(visit)] }));
  expect(await changes(1)).toMatchObject({ changes: [] });
  expect((await changes(2)).changes).toHaveLength(1);
});

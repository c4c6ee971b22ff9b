import { openScenes } from '@percurso/testing/open-scenes';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import type { NewEvent } from './insert-events.ts';
import { insertEvents } from './insert-events.ts';
import { announceFew, FEW_AHEAD, notifyRouter, ROUTER_CHANNEL } from './notify-router.ts';
import { PARTS, partOf } from './part-of.ts';

const scenes = openScenes();

async function openContact(): Promise<{ workspaceId: string; contactId: string }> {
  const [workspaceId, contactId] = [v7(), v7()];
  await scenes.sql`
    insert into contacts (id, workspace_id, created_at, updated_at)
    values (${contactId}, ${workspaceId}, percurso_now(), percurso_now())`;
  return { workspaceId, contactId };
}

function eventOf(
  { workspaceId, contactId }: { workspaceId: string; contactId: string },
  messageId: string,
): NewEvent {
  const attributes = { text: 'a "quoted" \\ {braced}, é', nothing: null, list: [1, 'x'] };
  return {
    workspaceId,
    source: 's',
    messageId,
    bodyHash: 'h',
    triggerId: v7(),
    contactId,
    attributes,
  };
}

test('events are routed in the order given, whatever their message ids', async () => {
  const contact = await openContact();
  const given = ['c', 'a', 'b'].map((id) => ({ ...eventOf(contact, id), id: v7() }));
  const inserted = await scenes.sql.begin((tx) => insertEvents(tx, given));
  expect([...inserted]).toEqual(given.map(({ id }) => id));
  const rows = await scenes.sql`
    select message_id as "messageId", attributes, part, routed_at, occurred_at = received_at as now
    from events where workspace_id = ${contact.workspaceId} order by seq`;
  expect(rows.map((row) => row.messageId)).toEqual(['c', 'a', 'b']);
  expect(rows[0]).toMatchObject({
    attributes: given[0]?.attributes,
    part: partOf(contact.contactId),
    routed_at: null,
    now: true,
  });
});

test('a workspace has every partition from the start, none of them served', async () => {
  const id = v7();
  await scenes.sql`
    insert into workspaces (id, name, slug, created_at) values (${id}, 'W', ${id}, percurso_now())`;
  const rows = await scenes.sql<{ part: number; servedAt: Date }[]>`
    select part, served_at as "servedAt" from router_parts where workspace_id = ${id} order by part`;
  const servedAt = new Date(0);
  expect([...rows]).toEqual(Array.from({ length: PARTS }, (_, part) => ({ part, servedAt })));
});

test('a message id that is known is passed over, also within one batch', async () => {
  const contact = await openContact();
  await insertEvents(scenes.sql, [eventOf(contact, 'a')]);
  const again = ['a', 'b', 'b'].map((messageId) => ({ ...eventOf(contact, messageId), id: v7() }));
  expect([...(await insertEvents(scenes.sql, again))]).toEqual([again[1]?.id]);
  const elsewhere = { ...eventOf(contact, 'a'), id: v7(), source: 'other' };
  expect([...(await insertEvents(scenes.sql, [elsewhere]))]).toEqual([elsewhere.id]);
});

test('an event whose outcome is known is stored as routed', async () => {
  const contact = await openContact();
  const decided = {
    ...eventOf(contact, 'a'),
    outcome: 'no-match',
    reason: 'trigger-draft',
  } as const;
  const nobody = { ...eventOf(contact, 'b'), contactId: null, outcome: 'no-person' } as const;
  await insertEvents(scenes.sql, [decided, nobody]);
  const rows = await scenes.sql`
    select outcome, reason, routed_at = received_at as routed, contact_id as "contactId" from events
    where workspace_id = ${contact.workspaceId} order by seq`;
  expect(rows).toMatchObject([
    { outcome: 'no-match', reason: 'trigger-draft', routed: true },
    { outcome: 'no-person', reason: null, routed: true, contactId: null },
  ]);
});

test('the same ids from several connections at once, in any order, never deadlock', async () => {
  const contact = await openContact();
  const ids = Array.from({ length: 1000 }, (_, index) => `m${index}`);
  const writers = 6;
  const open = await closeEvents();
  const inserting = Array.from({ length: writers }, (_, index) => {
    const batch = index % 2 ? ids : [...ids].reverse();
    return scenes.sql.begin((tx) =>
      insertEvents(
        tx,
        batch.map((id) => eventOf(contact, id)),
      ),
    );
  });
  await expect.poll(waitingForEvents, { timeout: 10_000 }).toBe(writers);
  await open();
  const inserted = await Promise.all(inserting);
  expect(inserted.reduce((count, { size }) => count + size, 0)).toBe(1000);
});

/** Keeps every insert waiting until the answer is called, so that all begin in one instant. */
async function closeEvents(): Promise<() => Promise<void>> {
  const held = await scenes.sql.reserve();
  await held`begin`;
  await held`lock table events in share mode`;
  return async () => {
    await held`commit`;
    held.release();
  };
}

async function waitingForEvents(): Promise<number> {
  const rows = await scenes.sql`
    select 1 from pg_locks where relation = 'events'::regclass and not granted`;
  return rows.length;
}

test('the router is told at commit, not before', async () => {
  const heard: string[] = [];
  const { unlisten } = await scenes.sql.listen(ROUTER_CHANNEL, (payload) => heard.push(payload));
  const before = await scenes.sql.begin(async (tx) => {
    await notifyRouter(tx);
    await scenes.sql`select 1`;
    return heard.length;
  });
  await expect.poll(() => heard).toEqual(['']);
  expect(before).toBe(0);
  await unlisten();
});

test('bulk hears of few people before their events are stored', async () => {
  const heard: string[] = [];
  const { unlisten } = await scenes.sql.listen(ROUTER_CHANNEL, (payload) => heard.push(payload));
  await announceFew(scenes.sql);
  await expect.poll(() => heard).toEqual([FEW_AHEAD]);
  await unlisten();
});

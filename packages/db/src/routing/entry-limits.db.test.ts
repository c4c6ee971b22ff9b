import { definitions } from '@percurso/blocks/definitions';
import { runs } from '@percurso/blocks/runs';
import { insideKey } from '@percurso/engine/routing/inside-key';
import type { Entry } from '@percurso/journey/entry';
import { openScenes } from '@percurso/testing/open-scenes';
import { v7 } from 'uuid';
import { beforeEach, expect, test } from 'vitest';
import { readClock } from '../engine/read-clock.ts';
import type { Scene } from '../testing/journey-scene.ts';
import { readLimits } from './read-limits.ts';
import { routePage } from './route-page.ts';

const scenes = openScenes({ each: true });
let scene: Scene;

beforeEach(async () => {
  scene = await scenes.open();
});

const exits = [{ id: 'b1', kind: 'exit', config: {} }];

/** Posts one event for a contact, routes it, and answers what the journey decided. */
async function enter(contactId: string) {
  await scene.post([contactId]);
  await scene.route();
  const [row] = await scenes.sql`
    select outcome, reason, detail from event_decisions order by event_seq desc limit 1`;
  return row;
}

test('once: whoever was here before is refused, and told since when', async () => {
  await scene.publish(exits, { reentry: { mode: 'once' } });
  const [ana = '', bo = ''] = await scene.addContacts(2);
  expect(await enter(ana)).toMatchObject({ outcome: 'enrolled' });
  expect(await enter(ana)).toMatchObject({
    outcome: 'refused',
    reason: 're-entry',
    detail: { mode: 'once', enteredAt: expect.any(String) },
  });
  expect(await enter(bo)).toMatchObject({ outcome: 'enrolled' });
});

test('after a span: refused until it has passed since the last entry', async () => {
  const after = { amount: 2, unit: 'days' } as const;
  await scene.publish(exits, { reentry: { mode: 'after', after } });
  const [ana = ''] = await scene.addContacts(1);
  expect(await enter(ana)).toMatchObject({ outcome: 'enrolled' });
  expect(await enter(ana)).toMatchObject({
    reason: 're-entry',
    detail: { mode: 'after', againAt: expect.any(String) },
  });
  await scenes.sql`update enrolments set entered_at = entered_at - interval '2 days'`;
  expect(await enter(ana)).toMatchObject({ outcome: 'enrolled' });
});

test.each([
  [{ startsAt: '2999-01-01T00:00:00Z' }, 'not-started', { startsAt: '2999-01-01T00:00:00Z' }],
  [{ endsAt: '2001-01-01T00:00:00-03:00' }, 'ended', { endsAt: '2001-01-01T00:00:00-03:00' }],
] satisfies [Partial<Entry>, string, object][])(
  '%j refuses as %s',
  async (entry, reason, detail) => {
    await scene.publish(exits, entry);
    const [ana = ''] = await scene.addContacts(1);
    expect(await enter(ana)).toEqual({ outcome: 'refused', reason, detail });
  },
);

test('a cap in all begins with those who came in before it was set; one a day begins anew each day', async () => {
  const version = await scene.publish(exits, { caps: { perDay: 2, total: 3 } });
  const contacts = await scene.addContacts(6);
  const reasons: unknown[] = [];
  for (const contact of contacts.slice(0, 3)) reasons.push((await enter(contact))?.reason);
  await scenes.sql`update enrolments set entered_at = entered_at - interval '1 day'`;
  await scenes.sql`update entry_counts set day = '2001-01-01' where day <> ''`;
  for (const contact of contacts.slice(3)) reasons.push((await enter(contact))?.reason);
  expect(reasons).toEqual([null, null, 'cap-day', null, 'cap-total', 'cap-total']);
  await scenes.sql`delete from entry_counts`;
  expect(await enter(contacts[5] ?? '')).toMatchObject({ reason: 'cap-total' });
  const [counted] = await scenes.sql`
    select sum(n)::int as n from step_counts
    where version_id = ${version.id} and block_id = '@entry' and port = 'enrolled'`;
  expect(counted).toEqual({ n: 3 });
});

test('limits can be read for any time without a lock, as the router has them', async () => {
  const { journeyId, plan } = await scene.publish(exits, { caps: { perDay: 5, total: 9 } });
  const [ana = '', bo = ''] = await scene.addContacts(2);
  await enter(ana);
  await enter(bo);
  const { now } = await readClock(scenes.sql);
  const read = async (daysAgo: number, contactId: string) => {
    const at = new Date(now.getTime() - daysAgo * 86_400_000);
    const { earlier, counts } = await readLimits(scenes.sql, {
      journeyId,
      plan,
      contactId,
      at,
      now,
    });
    return [earlier.has(insideKey(journeyId, contactId, null)), ...counts.values()];
  };
  expect(await read(0, ana)).toEqual([true, 2, 2]);
  await scenes.sql`
    update enrolments set entered_at = entered_at - interval '3 days' where contact_id = ${ana}`;
  expect(await read(2, ana)).toEqual([true, 1, 0]);
  expect(await read(2, bo)).toEqual([false, 1, 0]);
  expect(await read(4, ana)).toEqual([false, 0, 0]);
});

test('routers at the same time never let in more than may', async () => {
  await scene.publish(exits, { caps: { total: 50 } });
  const contacts = Array.from({ length: 400 }, () => v7());
  await scenes.sql`
    insert into contacts (id, workspace_id, created_at, updated_at)
    select id, ${scene.workspaceId}, percurso_now(), percurso_now()
    from unnest(${contacts}::uuid[]) as c (id)`;
  await scene.post(contacts);
  const router = async () => {
    for (;;) {
      const { routed } = await routePage({ sql: scenes.sql, runs, definitions, limit: 20 });
      if (routed === 0) return;
    }
  };
  await Promise.all([router(), router(), router(), router()]);
  await router();
  const [row] = await scenes.sql`
    select (select count(*)::int from enrolments) as inside,
      (select count(*)::int from events where outcome is null) as pending,
      (select count(*)::int from event_decisions where reason = 'cap-total') as refused`;
  expect(row).toEqual({ inside: 50, pending: 0, refused: 350 });
});

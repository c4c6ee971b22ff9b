import type { TestDatabase } from '@percurso/testing/template-database';
import { createTestDatabase } from '@percurso/testing/template-database';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { TestWorkspace } from '../open-test-app.ts';
import { openTestApp } from '../open-test-app.ts';
import type { TestMember } from '../open-test-member.ts';
import { openTestMember } from '../open-test-member.ts';

let database: TestDatabase;
let api: ReturnType<typeof openTestApp>;
let workspace: TestWorkspace;
let ana: TestMember;
let bia: TestMember;

beforeAll(async () => {
  database = await createTestDatabase();
  api = openTestApp(database);
  workspace = await api.openWorkspace();
  const workspaceIds = [workspace.id];
  ana = await openTestMember(api, { role: 'admin', workspaceIds });
  bia = await openTestMember(api, { role: 'marketer', workspaceIds });
});
afterAll(async () => {
  api.watch.close();
  await api.db.close();
  await database.drop();
});

const ANA = { editor: 'page-of-ana' };
const BIA = { editor: 'page-of-bia' };

async function newJourney() {
  const wait = { id: 'b1', kind: 'wait', config: { duration: { amount: 1, unit: 'hours' } } };
  const entry = { trigger: 'contact-created' };
  const document = { schema: 1, name: 'Shared', entry, settings: {}, blocks: [wait] };
  const { body } = await workspace.call('POST', '/journeys', { document });
  const path = `/journeys/${body.id}`;
  const draft = { document: body.document, revision: body.revision };
  return { path, draft };
}

const open = { mode: 'open' };

describe('the lock of a draft', () => {
  test('one person edits; what others write is refused with who and since when', async () => {
    const { path, draft } = await newJourney();
    const held = await ana.call('PUT', `${path}/lock`, { ...ANA, ...open });
    expect(held.status).toBe(200);
    expect(held.body).toMatchObject({
      revision: 1,
      lock: { userId: ana.userId, name: 'A admin', editor: 'page-of-ana' },
    });
    const refused = await bia.call('PUT', `${path}/lock`, { ...BIA, ...open });
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'journey-locked', values: { by: 'A admin' }, lock: held.body.lock },
    });
    for (const [method, call, body] of [
      ['PUT', `${path}/draft`, draft],
      ['DELETE', `${path}/draft`, undefined],
      ['POST', `${path}/publish`, { revision: 1 }],
      ['DELETE', path, undefined],
    ] as const) {
      const answer = await bia.call(method, call, body);
      expect([call, answer.status, answer.body.code]).toEqual([call, 409, 'journey-locked']);
    }
    expect((await ana.call('PUT', `${path}/draft`, draft)).status).toBe(200);
  });

  test('a program is bound by the revision, not by the lock', async () => {
    const { path, draft } = await newJourney();
    await ana.call('PUT', `${path}/lock`, { ...ANA, ...open });
    expect((await workspace.call('PUT', `${path}/draft`, draft)).status).toBe(200);
    const stale = await ana.call('PUT', `${path}/draft`, draft);
    expect(stale).toMatchObject({
      status: 409,
      body: { code: 'journey-stale', updatedBy: 'API', revision: 2 },
    });
    expect((await workspace.call('PUT', `${path}/lock`, { ...ANA, ...open })).status).toBe(403);
  });

  test('taking over ends the writing of the one before', async () => {
    const { path, draft } = await newJourney();
    await ana.call('PUT', `${path}/lock`, { ...ANA, ...open });
    const taken = await bia.call('PUT', `${path}/lock`, { ...BIA, mode: 'take-over' });
    expect(taken.body.lock).toMatchObject({ name: 'A marketer', editor: 'page-of-bia' });
    const renewed = await ana.call('PUT', `${path}/lock`, { ...ANA, mode: 'renew' });
    expect([renewed.status, renewed.body.lock]).toEqual([409, taken.body.lock]);
    expect((await ana.call('PUT', `${path}/draft`, draft)).body.code).toBe('journey-locked');
    expect((await bia.call('PUT', `${path}/draft`, draft)).status).toBe(200);
  });

  test('it is given back by leaving, and by its holder only', async () => {
    const { path } = await newJourney();
    await ana.call('PUT', `${path}/lock`, { ...ANA, ...open });
    await bia.call('DELETE', `${path}/lock?editor=${ANA.editor}`);
    await ana.call('DELETE', `${path}/lock?editor=another-page`);
    expect((await bia.call('PUT', `${path}/lock`, { ...BIA, ...open })).status).toBe(409);
    expect((await ana.call('DELETE', `${path}/lock?editor=${ANA.editor}`)).status).toBe(204);
    expect((await bia.call('PUT', `${path}/lock`, { ...BIA, ...open })).status).toBe(200);
  });

  test('it runs out where nobody renews it', async () => {
    const { path, draft } = await newJourney();
    await ana.call('PUT', `${path}/lock`, { ...ANA, ...open });
    await api.db.sql`update journey_locks set expires_at = clock_timestamp() - interval '1 ms'`;
    expect((await bia.call('PUT', `${path}/draft`, draft)).status).toBe(200);
    expect((await bia.call('PUT', `${path}/lock`, { ...BIA, mode: 'renew' })).status).toBe(200);
    expect((await ana.call('PUT', `${path}/lock`, { ...ANA, mode: 'renew' })).status).toBe(409);
  });

  test('of two pages of one person the newer has it, and the older does not take it back', async () => {
    const { path, draft } = await newJourney();
    await ana.call('PUT', `${path}/lock`, { ...ANA, ...open });
    const second = { editor: 'second-page' };
    expect((await ana.call('PUT', `${path}/lock`, { ...second, ...open })).status).toBe(200);
    const older = await ana.call('PUT', `${path}/lock`, { ...ANA, mode: 'renew' });
    expect([older.status, older.body.lock.editor]).toEqual([409, 'second-page']);
    expect((await ana.call('PUT', `${path}/draft`, draft)).status).toBe(200);
  });
});

interface Heard {
  event: string;
  id: string;
  // biome-ignore lint/suspicious/noExplicitAny: what tests assert on
  data: any;
}

/** Opens the stream and gives its events one by one, pings left out. */
async function listen(member: TestMember, path: string, lastEventId?: string) {
  const response = await api.app.request(`/api/v1${path}/stream`, {
    headers: { ...member.headers, ...(lastEventId && { 'last-event-id': lastEventId }) },
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const close = async (): Promise<void> => {
    await reader?.cancel();
  };
  onTestFinished(close);
  let text = '';
  const next = async (): Promise<Heard | null> => {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end >= 0) {
        const lines = text.slice(0, end).split('\n');
        text = text.slice(end + 2);
        const field = (name: string) =>
          lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2) ?? '';
        if (field('event') === 'ping') continue;
        return { event: field('event'), id: field('id'), data: JSON.parse(field('data')) };
      }
      const read = await reader?.read();
      if (!read || read.done) return null;
      text += read.value;
    }
  };
  return { response, next, close };
}

describe('the stream of a journey', () => {
  test('tells of lock and revision as they change, and after a break only what is news', async () => {
    const { path, draft } = await newJourney();
    const first = await listen(bia, path);
    expect(first.response.headers.get('content-type')).toBe('text/event-stream');
    expect(await first.next()).toMatchObject({
      event: 'pulse',
      data: { revision: 1, lock: null, hasDraft: true, versionNumber: null },
    });
    await ana.call('PUT', `${path}/lock`, { ...ANA, ...open });
    const locked = await first.next();
    expect(locked?.data.lock).toMatchObject({ name: 'A admin' });
    await first.close();

    const again = await listen(bia, path, locked?.id);
    await ana.call('PUT', `${path}/draft`, draft);
    expect(await again.next()).toMatchObject({
      event: 'pulse',
      data: { revision: 2, updatedBy: 'A admin' },
    });
  });

  test('tells the numbers of a version that was published', async () => {
    const { path } = await newJourney();
    await workspace.call('POST', `${path}/publish`, { revision: 1 });
    const stream = await listen(bia, path);
    expect((await stream.next())?.event).toBe('pulse');
    expect(await stream.next()).toMatchObject({
      event: 'numbers',
      data: { versionNumber: 1, entry: { inside: 0 } },
    });
  });

  test('is for members of the workspace only, and ends when the server stops', async () => {
    const { path } = await newJourney();
    const other = await api.openWorkspace();
    const stranger = await openTestMember(api, { role: 'admin', workspaceIds: [other.id] });
    expect((await stranger.call('GET', `${path}/stream`)).status).toBe(404);
    expect((await api.app.request(`/api/v1${path}/stream`)).status).toBe(401);
    const stream = await listen(bia, path);
    await stream.next();
    api.watch.close();
    expect(await stream.next()).toBeNull();
    expect((await bia.call('GET', `${path}/stream`)).status).toBe(429);
  });
});

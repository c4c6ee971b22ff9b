import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestDatabase } from '@percurso/testing/template-database';
import { createTestDatabase } from '@percurso/testing/template-database';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readEnvironment } from './environment.ts';
import { openTestApp } from './open-test-app.ts';
import { prepareData } from './prepare-data.ts';

let database: TestDatabase;
let api: ReturnType<typeof openTestApp>;
let home: string;

beforeEach(async () => {
  database = await createTestDatabase();
  api = openTestApp(database);
  home = await mkdtemp(path.join(tmpdir(), 'percurso-home-'));
});
afterEach(async () => {
  await api.db.close();
  await database.drop();
  await rm(home, { recursive: true, force: true });
});

const apiKey = 'key-from-the-environment';

async function prepare(variables: Record<string, string>): Promise<string[]> {
  const lines: string[] = [];
  const environment = readEnvironment({
    DATABASE_URL: database.url,
    PERCURSO_SECRET: 'x'.repeat(32),
    PERCURSO_HOME: home,
    ...variables,
  });
  const logger = pino({}, { write: (line: string) => lines.push(line) });
  await prepareData({ db: api.db, environment, logger });
  return lines;
}

async function get(address: string, headers: Record<string, string>) {
  const response = await api.app.request(`/api/v1${address}`, { headers });
  return JSON.parse(await response.text());
}

async function signIn(): Promise<{ cookie: string }> {
  const kept = await readFile(path.join(home, 'demo-sign-in.json'), 'utf8');
  const response = await api.app.request('/api/auth/sign-in/email', {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: 'http://127.0.0.1:3000' },
    body: kept,
  });
  expect(response.status).toBe(200);
  return { cookie: response.headers.getSetCookie().join('; ') };
}

/** The triggers of a workspace that people made; built-in ones are there in every one. */
async function ownTriggers(headers: Record<string, string>) {
  const page: { items: { name: string; state: string; builtIn: boolean }[] } = await get(
    '/triggers',
    headers,
  );
  return { items: page.items.filter(({ builtIn }) => !builtIn) };
}

test('the demo has its triggers and live journeys, and a second workspace to draw in', async () => {
  await prepare({ PERCURSO_DEMO: '1', PERCURSO_API_KEY: apiKey });
  const key = { authorization: `Bearer ${apiKey}` };
  const names = (page: { items: { name: string; state: string }[] }) =>
    page.items.map(({ name, state }) => `${name}: ${state}`).sort();
  expect((await get('/me', key)).workspace).toMatchObject({ name: 'Demo', slug: 'demo' });
  expect(names(await ownTriggers(key))).toEqual([
    'Case creation requested: ready',
    'IoT device malfunctioned: ready',
    'Support case status changed: ready',
  ]);
  const journeys = await get('/journeys', key);
  expect(names(journeys)).toEqual([
    'Case resolved: live',
    'Create support case: live',
    'Critical device error: live',
  ]);
  expect(journeys.items.every(({ problems }: { problems: number }) => problems === 0)).toBe(true);

  const cookie = await signIn();
  const me = await get('/me', cookie);
  expect(me).toMatchObject({ user: { email: 'demo@percurso.local' }, role: 'admin' });
  const own = me.workspaces.find(({ slug }: { slug: string }) => slug === 'my-workspace');
  await api.app.request('/api/v1/me/workspace', {
    method: 'POST',
    headers: { ...cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ workspaceId: own.id }),
  });
  expect(names(await ownTriggers(cookie))).toHaveLength(2);
  expect((await get('/journeys', cookie)).items).toEqual([]);
  const { mode } = await stat(path.join(home, 'demo-sign-in.json'));
  expect(mode & 0o777).toBe(0o600);
});

test('a second start adds nothing, and brings back nothing people deleted or renamed', async () => {
  await Promise.all([prepare({ PERCURSO_DEMO: '1' }), prepare({ PERCURSO_DEMO: '1' })]);
  await prepare({ PERCURSO_DEMO: '1', PERCURSO_API_KEY: apiKey });
  const key = { authorization: `Bearer ${apiKey}` };
  await api.db.sql`update journeys set name = 'Mine' where name = 'Case resolved'`;
  await prepare({ PERCURSO_DEMO: '1', PERCURSO_API_KEY: apiKey });
  expect((await get('/journeys', key)).items).toHaveLength(3);
  expect((await ownTriggers(key)).items).toHaveLength(3);
  expect(await api.db.sql`select 1 from versions`).toHaveLength(3);
  expect(await api.db.sql`select 1 from api_keys`).toHaveLength(1);
  expect(await api.db.sql`select 1 from members`).toHaveLength(2);
});

test('what a start that was cut off left undone is done by the next', async () => {
  await prepare({ PERCURSO_DEMO: '1' });
  await api.db.sql`update workspaces set metadata = null where slug = 'demo'`;
  await api.db.sql`update journeys set live_version_id = null, state = 'draft',
    draft = (select document from versions where journey_id = journeys.id)
    where name = 'Case resolved'`;
  await api.db.sql`
    delete from version_triggers using versions
    where versions.id = version_id and document ->> 'name' = 'Case resolved'`;
  await api.db.sql`delete from versions where document ->> 'name' = 'Case resolved'`;
  await prepare({ PERCURSO_DEMO: '1' });
  const states = await api.db.sql`select distinct state from journeys`;
  expect(states.map(({ state }) => state)).toEqual(['live']);
});

test('a lost sign-in file is made anew, with a password that works', async () => {
  await prepare({ PERCURSO_DEMO: '1' });
  await rm(path.join(home, 'demo-sign-in.json'));
  await prepare({ PERCURSO_DEMO: '1' });
  await signIn();
});

test('the clock goes on from where it is at another speed', async () => {
  const now = async () => {
    const [row] = await api.db.sql<{ now: Date; speed: number }[]>`
      select percurso_now() as now, (select speed from clock) as speed`;
    return row ?? { now: new Date(0), speed: 0 };
  };
  const before = await now();
  await prepare({ PERCURSO_CLOCK_SPEED: '600' });
  const after = await now();
  expect(after.speed).toBe(600);
  const passed = after.now.getTime() - before.now.getTime();
  expect(passed).toBeGreaterThanOrEqual(0);
  expect(passed).toBeLessThan(600_000);
});

test('without the demo the first visitor makes the admin with the code from the log, once', async () => {
  const lines = await prepare({ PERCURSO_API_KEY: apiKey });
  const [, code = ''] = /"code":"([^"]+)"/.exec(lines.join('')) ?? [];
  expect(code.length).toBeGreaterThan(20);
  expect(await get('/setup', {})).toEqual({ needed: true });
  const person = { name: 'Ana', email: 'Ana@Example.com', password: 'long enough 1' };
  const setUp = (body: object) =>
    api.app.request('/api/v1/setup', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...person, workspace: 'Águas & Cia', ...body }),
    });
  expect((await setUp({ code: 'guess' })).status).toBe(403);
  expect((await setUp({ code, password: 'short' })).status).toBe(422);
  expect((await setUp({ code })).status).toBe(204);
  expect((await setUp({ code })).status).toBe(409);
  expect(await get('/setup', {})).toEqual({ needed: false });
  const [workspace] = await api.db.sql`select name, slug from workspaces`;
  expect(workspace).toEqual({ name: 'Águas & Cia', slug: 'aguas-cia' });
  const [member] = await api.db
    .sql`select u.email, m.role from members m join users u on u.id = m.user_id`;
  expect(member).toEqual({ email: 'ana@example.com', role: 'admin' });
  expect((await prepare({})).join('')).not.toContain('setup code');
});

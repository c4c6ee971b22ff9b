import { schema } from '@percurso/db/connect';
import type { TestDatabase } from '@percurso/testing/template-database';
import { createTestDatabase } from '@percurso/testing/template-database';
import { getAuthTables } from 'better-auth/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAuth } from './auth.ts';
import { openTestApp } from './open-test-app.ts';
import { openTestMember } from './open-test-member.ts';

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

function post(path: string, body: object, headers: Record<string, string> = {}) {
  return Promise.resolve(
    api.app.request(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    }),
  );
}

test('the tables have every field that better-auth reads and writes', () => {
  const secret = 'x'.repeat(32);
  const auth = createAuth({ db: api.db, secret, publicUrl: 'http://localhost:3000' });
  const ours: Record<string, object> = {
    user: schema.users,
    session: schema.sessions,
    account: schema.accounts,
    verification: schema.verifications,
    workspace: schema.workspaces,
    member: schema.members,
    invitation: schema.invitations,
  };
  const tables = Object.values(getAuthTables(auth.options));
  expect(tables.map(({ modelName }) => modelName).sort()).toEqual(Object.keys(ours).sort());
  for (const { modelName, fields } of tables) {
    const names = Object.entries(fields).map(([name, field]) => field.fieldName ?? name);
    for (const name of [...names, 'id']) {
      expect(Object.keys(ours[modelName] ?? {}), `${modelName}.${name}`).toContain(name);
    }
  }
});

test('signing in sets an active workspace, and signing out ends the session', async () => {
  const { id } = await api.openWorkspace();
  const ana = await openTestMember(api, { role: 'marketer', workspaceIds: [id] });
  const { body } = await ana.call('GET', '/me');
  expect(body).toMatchObject({
    user: { id: ana.userId, email: ana.email, name: 'A marketer' },
    workspace: { id, name: 'Test' },
    role: 'marketer',
    workspaces: [{ id, name: 'Test', role: 'marketer' }],
  });
  expect(body.permissions).toContain('journeys:write');
  expect(body.permissions).not.toContain('triggers:write');
  const [session] = await api.db.sql`
    select active_workspace_id as active from sessions where user_id = ${ana.userId}`;
  expect(session?.active).toBe(id);
  await post('/api/auth/sign-out', {}, { ...ana.headers, origin: 'http://localhost:3000' });
  expect((await ana.call('GET', '/me')).status).toBe(401);
});

test('going to another workspace holds for the session; a foreign one does not exist', async () => {
  const [first, second, foreign] = await Promise.all([
    api.openWorkspace(),
    api.openWorkspace(),
    api.openWorkspace(),
  ]);
  const ana = await openTestMember(api, { role: 'viewer', workspaceIds: [first.id, second.id] });
  expect((await ana.call('GET', '/me')).body.workspace.id).toBe(first.id);
  expect((await ana.call('POST', '/me/workspace', { workspaceId: second.id })).status).toBe(204);
  expect((await ana.call('GET', '/me')).body.workspace.id).toBe(second.id);
  expect((await ana.call('POST', '/me/workspace', { workspaceId: foreign.id })).status).toBe(404);
  expect((await ana.call('GET', '/me')).body.workspace.id).toBe(second.id);
  expect((await first.call('POST', '/me/workspace', { workspaceId: second.id })).status).toBe(422);
});

test('who is taken out of a workspace loses it at once', async () => {
  const workspace = await api.openWorkspace();
  const admin = await openTestMember(api, { role: 'admin', workspaceIds: [workspace.id] });
  const ana = await openTestMember(api, { role: 'agent', workspaceIds: [workspace.id] });
  const list = await admin.call('GET', '/members');
  const member = list.body.items.find(({ email }: { email: string }) => email === ana.email);
  expect((await admin.call('PATCH', `/members/${member.id}`, { role: 'viewer' })).status).toBe(200);
  expect((await ana.call('POST', '/cases', { subject: 'x' })).status).toBe(403);
  expect((await admin.call('DELETE', `/members/${member.id}`)).status).toBe(204);
  expect((await ana.call('GET', '/me')).status).toBe(403);
});

test('an admin adds members, but cannot leave the workspace without one', async () => {
  const workspace = await api.openWorkspace();
  const admin = await openTestMember(api, { role: 'admin', workspaceIds: [workspace.id] });
  const [me] = (await admin.call('GET', '/members')).body.items;
  expect((await admin.call('PATCH', `/members/${me.id}`, { role: 'viewer' })).status).toBe(409);
  expect((await admin.call('DELETE', `/members/${me.id}`)).status).toBe(409);
  const bia = { email: `Bia-${workspace.id}@Example.com`, name: 'Bia', password: 'long enough 1' };
  const added = await admin.call('POST', '/members', { ...bia, role: 'admin' });
  expect(added).toMatchObject({
    status: 201,
    body: { email: bia.email.toLowerCase(), role: 'admin' },
  });
  expect(added.body).not.toHaveProperty('password');
  expect((await admin.call('POST', '/members', { ...bia, role: 'viewer' })).status).toBe(409);
  const short = await admin.call('POST', '/members', { ...bia, password: 'short', role: 'viewer' });
  expect(short.body.errors[0].path).toBe('password');
  const { email, password } = bia;
  expect((await post('/api/auth/sign-in/email', { email, password })).status).toBe(200);
  expect((await admin.call('PATCH', `/members/${me.id}`, { role: 'viewer' })).status).toBe(200);
});

test('nobody signs up alone, and better-auth manages no members', async () => {
  const person = { email: 'me@example.com', password: 'long enough 1', name: 'Me' };
  for (const path of ['sign-up/email', 'organization/create', 'organization/invite-member']) {
    const response = await post(`/api/auth/${path}`, person);
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
  }
  const users = await api.db.sql`select 1 from users where email = 'me@example.com'`;
  expect(users).toHaveLength(0);
});

test('pages of other origins neither sign in nor write with the cookie', async () => {
  const { id } = await api.openWorkspace();
  const ana = await openTestMember(api, { role: 'admin', workspaceIds: [id] });
  const { email, password } = ana;
  const from = (origin: string) => ({ ...ana.headers, origin, host: '127.0.0.1:3000' });
  const evil = from('http://127.0.0.1:5555');
  expect((await post('/api/auth/sign-in/email', { email, password }, evil)).status).toBe(403);
  expect((await post('/api/v1/cases', { subject: 'x' }, evil)).status).toBe(403);
  for (const origin of ['http://127.0.0.1:3000', 'http://localhost:3000']) {
    const signIn = await post('/api/auth/sign-in/email', { email, password }, from(origin));
    expect(signIn.status).toBe(200);
  }
  expect(
    (await post('/api/v1/cases', { subject: 'x' }, from('http://127.0.0.1:3000'))).status,
  ).toBe(201);
});

test('the last use of a key is noted at most once a minute', async () => {
  const workspace = await api.openWorkspace();
  const lastUsed = async () => {
    const [row] = await api.db.sql`
      select last_used_at from api_keys where workspace_id = ${workspace.id}`;
    return row?.last_used_at;
  };
  await workspace.call('GET', '/me');
  const first = await lastUsed();
  expect(first).toBeInstanceOf(Date);
  await workspace.call('GET', '/me');
  expect(await lastUsed()).toEqual(first);
  await api.db.sql`update api_keys set last_used_at = last_used_at - interval '61 seconds'
    where workspace_id = ${workspace.id}`;
  await workspace.call('GET', '/me');
  expect(await lastUsed()).not.toEqual(first);
});

test('nobody makes a key that may do more than they', async () => {
  const { id } = await api.openWorkspace();
  const engineer = await openTestMember(api, { role: 'engineer', workspaceIds: [id] });
  const make = (...scopes: string[]) => engineer.call('POST', '/api-keys', { name: 'K', scopes });
  expect((await make('triggers:write', 'cases:read', 'events:write:x')).status).toBe(201);
  for (const scope of ['*', 'cases:write', 'members:read']) {
    expect((await make(scope)).status, scope).toBe(403);
  }
  expect((await make('everything')).body.errors[0].path).toBe('scopes[0]');
  const mixed = await engineer.call('POST', '/api-keys', {
    name: 'K',
    scopes: ['events:write'],
    origins: ['https://a.example'],
  });
  expect(mixed.body.errors[0].path).toBe('scopes');
});

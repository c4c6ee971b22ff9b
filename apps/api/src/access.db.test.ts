import type { Role } from '@percurso/services/access/role';
import type { TestDatabase } from '@percurso/testing/template-database';
import { createTestDatabase } from '@percurso/testing/template-database';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestWorkspace } from './open-test-app.ts';
import { openTestApp } from './open-test-app.ts';
import type { TestMember } from './open-test-member.ts';
import { openTestMember } from './open-test-member.ts';

// Spelled out once more, so that a change of the table in the code is a decision made twice.
const writes: Record<Role, string[]> = {
  viewer: [],
  marketer: ['journeys', 'contacts', 'messages'],
  engineer: ['triggers', 'tables', 'api-keys', 'channels', 'events'],
  agent: ['cases'],
  admin: [
    'journeys',
    'contacts',
    'messages',
    'triggers',
    'tables',
    'api-keys',
    'channels',
    'events',
  ].concat(['cases', 'members']),
};
const roles = Object.keys(writes) as Role[];

interface Call {
  method: string;
  path: string;
  requires: string;
}

const database: TestDatabase = await createTestDatabase();
const api = openTestApp(database);
const calls: Call[] = await readCalls();
let workspace: TestWorkspace;
const members = new Map<Role, TestMember>();

beforeAll(async () => {
  workspace = await api.openWorkspace();
  for (const role of roles) {
    const workspaceIds = [workspace.id];
    members.set(role, await openTestMember(api, { role, workspaceIds }));
  }
});
afterAll(async () => {
  await api.db.close();
  await database.drop();
});

async function readCalls(): Promise<Call[]> {
  const response = await api.app.request('/api/v1/openapi.json');
  const { paths } = (await response.json()) as { paths: Record<string, Record<string, object>> };
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      requires: String(Reflect.get(operation, 'x-requires')),
    })),
  );
}

const nowhere = '00000000-0000-7000-8000-000000000000';

/** A request that reaches the check of access but changes nothing, whoever sends it. */
function knock({ method, path }: Call, headers: Record<string, string>) {
  return Promise.resolve(
    api.app.request(path.replace(/\{\w+\}/g, nowhere), {
      method,
      headers: { ...headers, 'content-type': 'application/json' },
      ...(method === 'GET' || method === 'DELETE' ? {} : { body: '{"unknown":true}' }),
    }),
  );
}

test('every route declares what it needs', () => {
  expect(calls.length).toBeGreaterThan(45);
  for (const { requires } of calls) {
    expect(requires).toMatch(/^(public|signed-in|[a-z-]+:(read|write))$/);
  }
});

describe.each(roles)('%s', (role) => {
  test.each(calls)('$method $path', async (call) => {
    const response = await knock(call, { ...members.get(role)?.headers });
    const [resource = '', action] = call.requires.split(':');
    const open = call.requires === 'public' || call.requires === 'signed-in';
    const reads = action === 'read' && (resource !== 'members' || role === 'admin');
    if (open || reads || writes[role].includes(resource)) {
      expect([401, 403]).not.toContain(response.status);
      expect(response.status).toBeLessThan(500);
    } else {
      const problem = (await response.json()) as { detail: string };
      expect(response.status).toBe(403);
      expect(problem.detail).toContain(`Your role is ${role}; this needs `);
      expect(problem.detail).toContain('admin');
    }
  });
});

describe('nobody', () => {
  test.each(calls)('$method $path', async (call) => {
    const response = await knock(call, {});
    if (call.requires === 'public') expect(response.status).not.toBe(401);
    else expect(response.status).toBe(401);
    const wrongKey = await knock(call, { authorization: 'Bearer pk_wrong' });
    if (call.requires !== 'public') expect(wrongKey.status).toBe(401);
  });
});

describe('a key with one scope', () => {
  test('does what its scope says and nothing else', async () => {
    const made = await workspace.call('POST', '/api-keys', { name: 'K', scopes: ['cases:read'] });
    for (const call of calls) {
      const response = await knock(call, { authorization: `Bearer ${made.body.key}` });
      const free = ['public', 'signed-in', 'cases:read'].includes(call.requires);
      if (free) expect(response.status, call.path).not.toBe(403);
      else expect(response.status, call.path).toBe(403);
    }
  });

  test('is refused once it is revoked', async () => {
    const made = await workspace.call('POST', '/api-keys', { name: 'K', scopes: ['*'] });
    const headers = { authorization: `Bearer ${made.body.key}` };
    expect((await api.app.request('/api/v1/me', { headers })).status).toBe(200);
    expect((await workspace.call('DELETE', `/api-keys/${made.body.id}`)).status).toBe(204);
    expect((await api.app.request('/api/v1/me', { headers })).status).toBe(401);
  });
});

describe('what belongs to another workspace', () => {
  test('does not exist, for any call that names it', async () => {
    const theirs = await api.openWorkspace();
    const body = { name: 'Theirs', kind: 'custom' };
    const trigger = (await theirs.call('POST', '/triggers', body)).body.key;
    await theirs.call('POST', `/triggers/${trigger}/publish`);
    const contact = (await theirs.call('PUT', '/contacts/theirs', { firstName: 'T' })).body.id;
    await theirs.call('POST', '/events', { events: [{ trigger, contact: { id: contact } }] });
    const eventId = (await theirs.call('GET', `/triggers/${trigger}/events`)).body.items[0].id;
    const item = (await theirs.call('POST', '/cases', { subject: 'Theirs', contactId: contact }))
      .body;
    const journey = (await theirs.call('POST', '/journeys', { name: 'Theirs', trigger })).body;
    const key = (await theirs.call('POST', '/api-keys', { name: 'Theirs', scopes: ['*'] })).body.id;
    await openTestMember(api, { role: 'admin', workspaceIds: [theirs.id] });
    const member = (await theirs.call('GET', '/members')).body.items[0].id;

    const ids: Record<string, string> = { trigger, contact, eventId, case: item.id };
    const byResource: Record<string, string> = {
      journeys: journey.id,
      'api-keys': key,
      members: member,
    };
    const expectation = { type: 'ended' };
    const journeyTest = { name: 'Mine', contact: { firstName: 'M' }, expect: [expectation] };
    const bodies: Record<string, unknown> = {
      'PATCH /api/v1/triggers/{trigger}': { name: 'Mine now' },
      'POST /api/v1/triggers/{trigger}/test': { contactId: contact },
      'PUT /api/v1/contacts/{contact}': { firstName: 'M' },
      'PUT /api/v1/contacts/{contact}/consent': {
        channel: 'sms',
        state: 'opted-out',
        address: '+5511999990001',
      },
      'POST /api/v1/contacts/{contact}/merge': { into: contact },
      'PATCH /api/v1/cases/{case}': { status: 'Closed' },
      'PUT /api/v1/journeys/{id}/draft': { document: journey.document, revision: journey.revision },
      'PATCH /api/v1/journeys/{id}/labels': { name: 'Mine' },
      'PUT /api/v1/journeys/{id}/lock': { editor: 'page-of-mine', mode: 'take-over' },
      'POST /api/v1/journeys/{id}/simulate': { contact: { firstName: 'M' } },
      'POST /api/v1/journeys/{id}/tests': journeyTest,
      'PUT /api/v1/journeys/{id}/tests/{testId}': journeyTest,
      'POST /api/v1/journeys/{id}/tests/run': {},
      'POST /api/v1/journeys/{id}/publish': { revision: journey.revision },
      'POST /api/v1/journeys/{id}/rollback': { toVersion: 1 },
      'POST /api/v1/journeys/{id}/stop': {},
      'POST /api/v1/journeys/{id}/start': { contactId: contact },
      'POST /api/v1/journeys/{id}/archive': {},
      'PATCH /api/v1/members/{id}': { role: 'viewer' },
      'POST /api/v1/messages/{id}/interactions': { kind: 'opened' },
    };
    const queries: Record<string, string> = {
      'DELETE /api/v1/journeys/{id}/lock': '?editor=page-of-mine',
    };
    const named = calls.filter(({ path }) => path.includes('{') && !path.includes('{channel}'));
    for (const { method, path, requires } of named) {
      const resource = requires.split(':')[0] ?? '';
      const address = path
        .replace('/api/v1', '')
        .replace('{number}', '1')
        .replace('{id}', byResource[resource] ?? nowhere)
        .replace(/\{(\w+)\}/g, (_whole, name: string) => ids[name] ?? nowhere);
      const label = `${method} ${path}`;
      const full = `${address}${queries[label] ?? ''}`;
      const answer = await members.get('admin')?.call(method, full, bodies[label]);
      expect(answer?.status, `${label} ${JSON.stringify(answer?.body)}`).toBe(404);
    }
    expect((await theirs.call('GET', `/triggers/${trigger}`)).body).toMatchObject({
      name: 'Theirs',
      state: 'ready',
    });
    expect((await theirs.call('GET', `/contacts/${contact}`)).body.firstName).toBe('T');
    expect((await theirs.call('GET', `/cases/${item.id}`)).body.status).toBe('Open');
    expect((await theirs.call('GET', '/api-keys')).body.items.length).toBe(2);
  });
});

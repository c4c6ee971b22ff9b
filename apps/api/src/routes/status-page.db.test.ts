import { randomBytes } from 'node:crypto';
import type { TestDatabase } from '@percurso/testing/template-database';
import { createTestDatabase } from '@percurso/testing/template-database';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp } from '../open-test-app.ts';

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

/** An activation as the engine leaves it; `enrol` and `openCase` are what follows from its event. */
async function activate() {
  const workspace = await api.openWorkspace();
  const { body: contact } = await workspace.call('PUT', '/contacts/ana', {
    firstName: 'Ana',
    email: 'ana@example.com',
  });
  const token = randomBytes(16).toString('base64url');
  const eventId = v7();
  const contactId = contact.id.slice(4);
  await api.db.sql`
    insert into activations (id, workspace_id, token, enrolment_id, block_id, visit, event_id,
      trigger_id, created_at)
    values (${v7()}, ${workspace.id}, ${token}, ${v7()}, 'b1', 1, ${eventId}, ${v7()}, percurso_now())`;
  async function openCase(): Promise<string> {
    const enrolmentId = v7();
    await api.db.sql`
      insert into enrolments (id, workspace_id, journey_id, version_id, contact_id, status,
        entry_event_id, entered_seq, entered_at, moved_at)
      values (${enrolmentId}, ${workspace.id}, ${v7()}, ${v7()}, ${contactId}, 'finished', ${eventId},
        1, percurso_now(), percurso_now())`;
    const { body } = await workspace.call('POST', '/cases', {
      subject: 'Broken device of Ana',
      contactId: contact.id,
    });
    await api.db.sql`
      update cases set enrolment_id = ${enrolmentId}, block_id = 'b1', visit = 1
      where id = ${body.id}`;
    return body.id;
  }
  return { ...workspace, token, openCase };
}

function read(token: string, language = 'en') {
  return api.app.request(`/s/${token}`, { headers: { 'accept-language': language } });
}

test('the page waits for the ticket, then shows number, status and history', async () => {
  const { call, token, openCase } = await activate();
  const waiting = await read(token);
  expect(waiting.status).toBe(200);
  const opening = await waiting.text();
  expect(opening).toContain('Your ticket is being opened');
  expect(opening).toContain('<meta http-equiv="refresh" content="2">');

  const id = await openCase();
  await call('PATCH', `/cases/${id}`, { priority: 'High' });
  await call('PATCH', `/cases/${id}`, { status: 'In progress' });
  const page = await (await read(token)).text();
  expect(page).toContain('>1001<');
  expect(page).not.toContain('http-equiv="refresh"');
  const statuses = [...page.matchAll(/<span>([^<]+)<\/span>/g)].map(([, status]) => status);
  expect(statuses).toEqual(['In progress', 'Open']);
  for (const personal of ['Ana', 'example.com', 'Broken', 'con_', 'High']) {
    expect(page).not.toContain(personal);
  }
});

test('it speaks the language of the browser', async () => {
  const { call, token, openCase } = await activate();
  expect(await (await read(token, 'pt-BR,pt;q=0.9')).text()).toContain(
    'Seu chamado está sendo aberto',
  );
  await call('PATCH', `/cases/${await openCase()}`, { status: 'Resolved' });
  const response = await read(token, 'pt');
  expect(response.headers.get('content-language')).toBe('pt-BR');
  const page = await response.text();
  expect(page).toContain('<html lang="pt-BR">');
  expect(page).toContain('Resolvido');
  expect(page).toContain('Histórico');
  expect(await (await read(token, 'es-MX')).text()).toContain('Resuelto');
});

test('it is not indexed or kept, and its style and script are those the policy names', async () => {
  const { token, openCase } = await activate();
  await openCase();
  const response = await read(token);
  const page = await response.text();
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  for (const element of ['style', 'script']) {
    const [, text = ''] = new RegExp(`<${element}>([\\s\\S]*)</${element}>`).exec(page) ?? [];
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
    const hash = Buffer.from(digest).toString('base64');
    expect(policy).toContain(`${element}-src 'sha256-${hash}'`);
  }
  expect(page).not.toMatch(/<script |style="|https?:\/\//);
  expect(page).toContain('<meta name="robots" content="noindex, nofollow">');
  expect(response.headers.get('x-robots-tag')).toBe('noindex, nofollow');
  expect(response.headers.get('cache-control')).toBe('no-store');
});

test('an unknown token is a page of its own with 404', async () => {
  for (const token of [randomBytes(16).toString('base64url'), 'x', '%00', "'--"]) {
    const response = await read(token);
    expect(response.status, token).toBe(404);
    expect(await response.text()).toContain('There is no such page');
  }
});

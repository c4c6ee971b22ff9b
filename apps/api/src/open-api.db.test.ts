import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createRenderer } from '@percurso/services/journeys/create-renderer';
import type { TestDatabase } from '@percurso/testing/template-database';
import { createTestDatabase } from '@percurso/testing/template-database';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { createApp } from './app.ts';
import { createAuth } from './auth.ts';
import { openTestApp } from './open-test-app.ts';

let database: TestDatabase;
let api: ReturnType<typeof openTestApp>;
const { render } = createRenderer();

beforeAll(async () => {
  database = await createTestDatabase();
  api = openTestApp(database);
});
afterAll(async () => {
  await api.db.close();
  await database.drop();
});

test('the document is OpenAPI 3.1, and every reference in it leads somewhere', async () => {
  const response = await api.app.request('/api/v1/openapi.json');
  expect(response.status).toBe(200);
  const text = await response.text();
  const document = JSON.parse(text);
  expect(document.openapi).toMatch(/^3\.1\./);
  const references = [...text.matchAll(/"#\/components\/(\w+)\/(\w+)"/g)];
  expect(references.length).toBeGreaterThan(50);
  for (const [, kind = '', name = ''] of references) {
    expect(document.components[kind], name).toHaveProperty(name);
  }
  for (const [address, item] of Object.entries<Record<string, Record<string, unknown>>>(
    document.paths,
  )) {
    for (const [method, operation] of Object.entries(item)) {
      const label = `${method} ${address}`;
      expect(operation.summary, label).toMatch(/\w/);
      expect(operation.tags, label).toHaveLength(1);
      const named = (operation.parameters as { in: string; name: string }[] | undefined) ?? [];
      const inPath = named.filter((one) => one.in === 'path').map(({ name }) => name);
      const wanted = [...address.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(inPath.sort(), label).toEqual(wanted.sort());
      if (['post', 'put', 'patch'].includes(method) && operation.requestBody) {
        expect(operation.requestBody, label).toMatchObject({ required: true });
      }
    }
  }
});

test('every call the application answers under /api/v1 is in the document', async () => {
  const response = await api.app.request('/api/v1/openapi.json');
  const { paths } = (await response.json()) as { paths: Record<string, Record<string, unknown>> };
  const told = Object.entries(paths).flatMap(([address, item]) =>
    Object.keys(item).map((method) => `${method.toUpperCase()} ${address}`),
  );
  const answered = api.app.routes
    .filter(({ method, path: address }) => method !== 'ALL' && address.startsWith('/api/v1/'))
    .map(({ method, path: address }) => `${method} ${address.replace(/:(\w+)/g, '{$1}')}`);
  expect(new Set(answered)).toEqual(new Set([...told, 'GET /api/v1/openapi.json']));
});

test('the readable page holds every call and loads nothing from elsewhere', async () => {
  const response = await api.app.request('/api/docs');
  expect(response.headers.get('content-type')).toContain('text/html');
  const page = await response.text();
  expect(page).toContain('/api/v1/triggers/{trigger}/publish');
  expect(page).toContain('id="schema-JourneyDocument"');
  expect(page).not.toMatch(/<script|<link|src="|@import|url\(/);
});

test('an unknown call is a problem and never a page; /healthz and /readyz answer', async () => {
  for (const [method, address] of [
    ['GET', '/api/v1/nothing'],
    ['POST', '/api/v1/journeys/x/y/z'],
    ['PUT', '/api/nothing'],
    ['GET', '/nothing'],
  ]) {
    const response = await api.app.request(address ?? '', { method: method ?? '' });
    expect(response.status, address).toBe(404);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
  }
  expect((await api.app.request('/healthz')).status).toBe(200);
  expect((await api.app.request('/readyz')).status).toBe(200);
});

test('an unexpected error says nothing of the inside', async () => {
  const broken = await createTestDatabase();
  const lines: string[] = [];
  const other = openTestApp(broken);
  const logger = pino({ level: 'error' }, { write: (line: string) => lines.push(line) });
  const { watch } = other;
  const deps = {
    db: other.db,
    watch,
    publicUrl: 'http://127.0.0.1:3000',
    secret: 'x'.repeat(32),
    render,
  };
  const app = createApp({ ...deps, auth: createAuth(deps), logger });
  const { headers } = await other.openWorkspace();
  await other.db.sql`alter table triggers rename column name to label`;
  const response = await app.request('/api/v1/triggers?search=ana@example.com', { headers });
  expect(response.status).toBe(500);
  const text = await response.text();
  expect(text).not.toMatch(/column|select|postgres/i);
  expect(lines.join('')).toContain('42703');
  expect(lines.join('')).not.toContain('ana@example.com');
  await other.db.close();
  await broken.drop();
  expect((await app.request('/readyz')).status).toBe(503);
});

test('the web application: files for ever, its page for every other address, no way out', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'percurso-web-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await mkdir(path.join(folder, 'web/assets'), { recursive: true });
  await writeFile(path.join(folder, 'secret.txt'), 'outside');
  await writeFile(path.join(folder, 'web/index.html'), '<title>Percurso</title>');
  await writeFile(path.join(folder, 'web/assets/app-1.js'), `// ${'x'.repeat(5000)}`);
  const { watch } = api;
  const deps = {
    db: api.db,
    watch,
    publicUrl: 'http://127.0.0.1:3000',
    secret: 'x'.repeat(32),
    render,
  };
  const logger = pino({ level: 'silent' });
  const webFolder = path.join(folder, 'web');
  const app = createApp({ ...deps, auth: createAuth(deps), logger, webFolder });
  const asset = await app.request('/assets/app-1.js', { headers: { 'accept-encoding': 'gzip' } });
  expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(asset.headers.get('content-encoding')).toBe('gzip');
  for (const address of ['/', '/journeys/123', '/customers?search=a']) {
    const page = await app.request(address);
    expect(await page.text()).toContain('Percurso');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    expect(page.headers.get('content-type')).toContain('text/html');
  }
  expect((await app.request('/assets/app-2.js')).status).toBe(404);
  expect((await app.request('/api/v1/nothing')).status).toBe(404);
  expect((await app.request('/s/unknown-token')).status).toBe(404);
  for (const address of ['/..%2fsecret.txt', '/assets/..%2f..%2fsecret.txt']) {
    expect(await (await app.request(address)).text()).not.toContain('outside');
  }
});

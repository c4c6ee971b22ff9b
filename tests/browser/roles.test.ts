import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canvasReady, launchBrowser, openSession, signIn } from './browser-session.ts';
import { callApi } from './call-api.ts';
import { checkPage } from './check-page.ts';
import { stackHere } from './stack-here.ts';

const ROLES = ['viewer', 'marketer', 'engineer', 'agent', 'admin'] as const;
type Role = (typeof ROLES)[number];

const PASSWORD = 'a long enough password';

/** What a page offers, and who may use it; for all others the button says whom to ask. */
const offers: { page: string; button: string; may: Role[] }[] = [
  { page: '/journeys', button: 'New journey', may: ['marketer', 'admin'] },
  { page: '/customers', button: 'New customer', may: ['marketer', 'admin'] },
  { page: '/triggers', button: 'New trigger', may: ['engineer', 'admin'] },
  { page: '/cases', button: 'New case', may: ['agent', 'admin'] },
];

/** A write of each resource, with a body that is fit to be accepted. */
const writes: { path: string; body: unknown; may: Role[] }[] = [
  {
    path: '/journeys',
    body: { name: 'Made by a role', trigger: 'iot-device-malfunctioned' },
    may: ['marketer', 'admin'],
  },
  { path: '/contacts', body: { firstName: 'Made by a role' }, may: ['marketer', 'admin'] },
  {
    path: '/triggers',
    body: { name: 'Made by a role', kind: 'custom', attributes: [] },
    may: ['engineer', 'admin'],
  },
  { path: '/cases', body: { subject: 'Made by a role' }, may: ['agent', 'admin'] },
  {
    path: '/api-keys',
    body: { name: 'Made by a role', scopes: ['events:write'] },
    may: ['engineer', 'admin'],
  },
];

const settingsTabs: Record<Role, string[]> = {
  viewer: [],
  marketer: [],
  engineer: ['API keys', 'Channels'],
  agent: [],
  admin: ['Members', 'API keys', 'Channels'],
};

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
  const { page } = await openSession(browser);
  await signIn(page);
  await page.goto('/settings');
  for (const role of ROLES) await addMember(page, role);
  await page.context().close();
});

afterAll(async () => {
  await browser?.close();
});

/** As an administrator does it, in Settings. */
async function addMember(page: Page, role: Role): Promise<void> {
  await page.getByRole('button', { name: 'Add member' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add member' });
  await dialog.getByLabel('Name').fill(`Member ${role}`);
  await dialog.getByLabel('E-mail').fill(`${role}@example.com`);
  await dialog.getByLabel(/^Password/).fill(PASSWORD);
  await dialog.getByLabel('Role').click();
  const word = role === 'admin' ? 'Administrator' : role[0]?.toUpperCase() + role.slice(1);
  await page.getByRole('option', { name: new RegExp(`^${word}`) }).click();
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

describe.each(ROLES)('%s', (role) => {
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    ({ page, complaints } = await openSession(browser));
    await signIn(page, { email: `${role}@example.com`, password: PASSWORD });
  });

  test.each(offers)('on $page: $button', async ({ page: path, button, may }) => {
    // By the navigation, as a page that is loaded anew takes three times as long.
    await page.keyboard.press('Escape');
    await page.locator(`nav a[href="${path}"]`).first().click();
    await page.waitForURL(`**${path}`);
    const offered = page.getByRole('button', { name: button }).first();
    await offered.waitFor();
    expect(await offered.getAttribute('aria-disabled')).toBe(may.includes(role) ? null : 'true');
    // As the mouse does it, which a disabled button does not keep from trying.
    await offered.click({ force: true });
    if (may.includes(role)) {
      await page.getByRole('heading', { name: button }).waitFor();
    } else {
      await page.getByRole('tooltip').getByText('Needs the role').waitFor();
      expect(await page.getByRole('dialog').count()).toBe(0);
      expect(new URL(page.url()).pathname).toBe(path);
    }
  });

  test('in the designer and on a trigger', async () => {
    await page.goto('/journeys');
    const actions = { name: 'Actions for Critical device error', exact: true };
    await page.getByRole('button', actions).click();
    await page.getByRole('menuitem', { name: 'Export' }).waitFor();
    const items = await page.getByRole('menuitem').count();
    if (['marketer', 'admin'].includes(role)) expect(items).toBeGreaterThan(3);
    else expect(items).toBe(1);
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Critical device error', exact: true }).click();
    await canvasReady(page);
    const edit = page.getByRole('button', { name: 'Edit as draft' });
    const mayEdit = ['marketer', 'admin'].includes(role);
    expect(await edit.getAttribute('aria-disabled')).toBe(mayEdit ? null : 'true');
    expect(await page.locator('[data-plus]').count()).toBe(0);

    await page.goto('/triggers/iot-device-malfunctioned?tab=test');
    await page.getByRole('tab', { name: 'Test send' }).waitFor();
    const may = ['engineer', 'admin'].includes(role);
    await page
      .getByText(may ? 'Sends a real event' : 'Needs the role Engineer')
      .first()
      .waitFor();
    expect(await page.getByRole('button', { name: 'Send test' }).count()).toBe(may ? 1 : 0);
  });

  test('in the settings', async () => {
    await page.goto('/settings');
    const nothing = settingsTabs[role].length === 0;
    await page
      .getByText(nothing ? 'Your role does not allow this' : 'API keys')
      .first()
      .waitFor();
    expect(await page.getByRole('tab').allInnerTexts()).toEqual(settingsTabs[role]);
    if (role === 'viewer' || role === 'engineer') await checkPage(page, `settings-${role}`);
    if (role === 'engineer') await capMarketing(page);
    if (role === 'engineer') await tryChannel(page);
  });

  test.runIf(role === 'viewer' || role === 'marketer')(
    'on a customer: Start journey…',
    async () => {
      const { id } = await callApi('PUT', '/contacts/seen-by-roles', { firstName: 'Rui' });
      await page.goto(`/customers/${id}`);
      const start = page.getByRole('button', { name: 'Start journey…' });
      await start.click({ force: true });
      if (role === 'marketer')
        await page.getByRole('dialog').getByLabel('Journey').first().waitFor();
      else await page.getByRole('tooltip').getByText('Needs the role Marketer').waitFor();
    },
  );

  test('the API refuses what the screens do not offer', async () => {
    expect(complaints).toEqual([]);
    for (const { path, body, may } of writes) {
      const answer = await page.request.post(`/api/v1${path}`, {
        data: body,
        headers: { origin: stackHere().baseUrl },
      });
      expect([path, answer.status()]).toEqual([path, may.includes(role) ? 201 : 403]);
      if (!may.includes(role)) {
        expect(answer.headers()['content-type']).toContain('application/problem+json');
        expect(((await answer.json()) as { detail: string }).detail).toMatch(/role|administrator/i);
      }
    }
    const members = await page.request.post('/api/v1/members', {
      data: { name: 'X', email: `by-${role}@example.com`, password: PASSWORD, role: 'admin' },
      headers: { origin: stackHere().baseUrl },
    });
    expect(members.status()).toBe(role === 'admin' ? 201 : 403);
    for (const path of ['/journeys', '/contacts', '/triggers', '/cases', '/messages']) {
      expect([path, (await page.request.get(`/api/v1${path}`)).status()]).toEqual([path, 200]);
    }
  });
});

/** Caps the marketing e-mails that one customer gets, far above what anybody gets here, and lifts the cap again. */
async function capMarketing(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Channels' }).click();
  const card = page.getByRole('region', { name: 'E-mail' });
  const dialog = page.getByRole('dialog');
  await card.getByRole('button', { name: 'Change the cap' }).click();
  await dialog.getByText('At most', { exact: true }).click();
  await dialog.getByLabel('Messages to one customer').fill('900');
  await dialog.getByLabel('In how many days').fill('30');
  await checkPage(page, 'settings-cap');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await card.getByText('at most 900 in 30 days').waitFor();
  await dialog.waitFor({ state: 'hidden' });
  await card.getByRole('button', { name: 'Change the cap' }).click();
  await dialog.getByText('Any number', { exact: true }).click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await card.getByText('any number').waitFor();
}

/** Sends a test by e-mail, to the address of whoever is signed in; it is kept and told in words. */
async function tryChannel(page: Page): Promise<void> {
  const card = page.getByRole('region', { name: 'E-mail' });
  await card.getByText('message waits for the provider').waitFor();
  await card.getByRole('button', { name: 'Send test' }).click();
  const dialog = page.getByRole('dialog', { name: 'Send a test by E-mail' });
  expect(await dialog.getByLabel('E-mail address').inputValue()).toBe('engineer@example.com');
  await dialog.getByLabel('E-mail address').fill('nobody');
  await dialog.getByRole('button', { name: 'Send test' }).click();
  expect(await dialog.getByLabel('E-mail address').getAttribute('aria-invalid')).toBe('true');
  await dialog.getByLabel('E-mail address').fill('try@example.com');
  await dialog.getByRole('button', { name: 'Send test' }).click();
  await dialog.getByText('Kept here, delivered to nobody').waitFor();
  await dialog.getByText('TEST: This message tries the channel.').last().waitFor();
  await dialog.getByText('To try@example.com').waitFor();
  await checkPage(page, 'settings-channel-test');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await card.getByText('Working').waitFor();
}

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { canvasReady, eventually, launchBrowser, openSession, signIn } from './browser-session.ts';
import { callApi } from './call-api.ts';
import { checkPage } from './check-page.ts';

let browser: Browser;
let page: Page;
let journeyId: string;

beforeAll(async () => {
  browser = await launchBrowser();
  page = (await openSession(browser, { viewport: { width: 1536, height: 1900 } })).page;
  await signIn(page);
  const document = {
    schema: 1,
    name: 'Rules of entry',
    entry: {
      trigger: 'iot-device-malfunctioned',
      reentry: { mode: 'after', after: { amount: 7, unit: 'days' } },
      caps: { perDay: 100 },
      endsAt: '2030-01-01T12:00:00Z',
    },
    goals: [{ id: 'g1', name: 'Case opened', trigger: 'case-opened', exits: true }],
    settings: {},
    blocks: [{ id: 'b1', kind: 'wait', config: { duration: { amount: 1, unit: 'days' } } }],
  };
  journeyId = (await callApi('POST', '/journeys', { document })).id;
});

afterAll(async () => {
  await browser?.close();
});

test('an exit rule is added from the keyboard, undone by its name, and is saved', async () => {
  await page.goto(`/journeys/${journeyId}`);
  await canvasReady(page);
  await page.locator('[data-block="trigger"]').click();
  await page.getByRole('button', { name: 'Exit and goals' }).press('Enter');
  await page.getByRole('button', { name: 'Add an exit rule' }).focus();
  await page.keyboard.press('Enter');
  const rule = page.getByRole('group', { name: 'Exit rule 1' });
  await rule.getByRole('button', { name: /^Event/ }).click();
  await page.getByPlaceholder('Search triggers').fill('status changed');
  await page.keyboard.press('Enter');
  await rule.getByLabel('Whose events count').first().click();
  await page.getByRole('option', { name: 'Any of this customer' }).click();
  await checkPage(page, 'entry-rules');
  await eventually(
    async () => (await callApi('GET', `/journeys/${journeyId}`)).document.exit,
  ).toEqual([
    { id: 'x1', trigger: expect.stringContaining('status-changed'), correlate: 'contact' },
  ]);
});

test('the last events are tried on what is known of their customers now', async () => {
  // A trigger of its own, so that no other events come in between.
  const trigger = 'entry-rules-tried';
  await callApi('POST', '/triggers', {
    key: trigger,
    name: 'Tried on entry',
    kind: 'custom',
    attributes: [
      { name: 'DeviceID', type: 'text', required: true },
      { name: 'ErrorCode', type: 'number' },
    ],
  });
  await callApi('POST', `/triggers/${trigger}/publish`, {});
  for (const [externalId, firstName, language] of [
    ['known-es', 'Inés', 'es'],
    ['known-pt', 'Rui', 'pt-BR'],
  ]) {
    await callApi('PUT', `/contacts/${externalId}`, { firstName, language });
    const attributes = { DeviceID: 'D-1', ErrorCode: 12 };
    const event = { trigger, contact: { externalId }, attributes };
    await callApi('POST', '/events', { events: [event] });
  }
  const conditions = { all: [{ attribute: 'contact.language', operator: 'is', value: 'es' }] };
  const document = {
    schema: 1,
    name: 'Only Spanish',
    entry: { trigger, conditions },
    settings: {},
    blocks: [{ id: 'b1', kind: 'wait', config: { duration: { amount: 1, unit: 'days' } } }],
  };
  const { id } = await callApi('POST', '/journeys', { document });
  await page.goto(`/journeys/${id}`);
  await canvasReady(page);
  await page.locator('[data-block="trigger"]').click();
  await page.getByText('Tried with what is known of the customers now.').waitFor();
  const verdict = (name: string) => page.getByRole('listitem').filter({ hasText: name });
  await verdict('Inés').getByText('would enter').waitFor();
  await verdict('Rui').getByText('would be refused').waitFor();
  await checkPage(page, 'entry-events');
  // Somebody is known otherwise later: the same event comes out another way.
  await callApi('PUT', '/contacts/known-pt', { firstName: 'Rui', language: 'es' });
  await page.reload();
  await verdict('Rui').getByText('would enter').waitFor();
});

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import {
  canvasReady,
  eventually,
  launchBrowser,
  openSession,
  signIn,
  takePicture,
} from './browser-session.ts';
import { callApi } from './call-api.ts';
import type { Keyboard } from './keyboard.ts';
import { openKeyboard } from './keyboard.ts';

let browser: Browser;
let page: Page;
let complaints: string[];
let keyboard: Keyboard;
let journeyId: string | undefined;

beforeAll(async () => {
  browser = await launchBrowser();
  ({ page, complaints } = await openSession(browser));
  keyboard = openKeyboard(page);
  await signIn(page);
  await callApi('PUT', '/contacts/by-keyboard', { firstName: 'Noor', phone: '+5511912340000' });
});

// It would refuse what the other tests send.
afterAll(async () => {
  try {
    if (journeyId) await callApi('POST', `/journeys/${journeyId}/stop`, {});
  } finally {
    await browser?.close();
  }
});

test('the seed story on the canvas, with the keyboard alone', async () => {
  onTestFailed(() => takePicture(page, 'failed-seed-keys'));
  const { press, type, tabTo, pick, chooseByArrows } = keyboard;

  // A new journey, with its trigger and no event of another test that severe.
  await tabTo('New journey');
  await press('Enter');
  await page.getByRole('dialog', { name: 'New journey' }).waitFor();
  await tabTo('Name');
  await type('By keyboard');
  await tabTo(/^Which trigger/);
  await press('Enter');
  await pick('IoT device malfunctioned');
  await tabTo('Create');
  await press('Enter');
  await canvasReady(page);
  await onCanvas();

  await add('condition');
  await tabTo('Add condition');
  await press('Enter');
  await pick('ErrorCode');
  await tabTo('Operator of row 1');
  await chooseByArrows('greater than');
  await tabTo('Value of row 1');
  await type('800000');
  await press('Escape');
  await selected('b1');

  // Its branch Yes is empty: the arrow stops at its '+', and what is added goes there.
  await press('ArrowDown');
  await eventually(keyboard.focused).toMatch(/^Add a step/);
  await press('ArrowRight', 'ArrowLeft');
  await add('custom trigger');
  await tabTo(/^Trigger/);
  await press('Enter');
  await pick('Case creation requested');
  await tabTo('Map by name');
  await press('Enter');
  await tabTo('Map attribute Priority');
  await press('Enter');
  await tabTo('From journey');
  await press('ArrowRight');
  await tabTo('Value');
  await chooseByArrows('Critical');
  await tabTo('Apply');
  await press('Enter');
  await page.getByText('3 of 3 mapped').waitFor();
  await press('Escape');
  await selected('b2');

  await add('SMS');
  await eventually(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
  await type('Your device needs us.');
  await press('Escape');
  await selected('b3');
  const { pathname } = new URL(page.url());
  journeyId = pathname.split('/').at(-1);
  const { document: draft } = await saved();
  expect(draft.blocks).toMatchObject([
    { id: 'b1', branches: { yes: [{ kind: 'activate-trigger' }, { kind: 'sms' }], no: [] } },
  ]);

  await tabTo('Publish', 'Shift+Tab');
  await press('Enter');
  await page.getByRole('dialog', { name: 'Publish version 1' }).waitFor();
  await tabTo('Publish');
  await press('Enter');
  await page.getByText('Version 1 is live.').waitFor();

  // A device reports; the numbers are on the cards, and lead to the customer and what became of her.
  const attributes = { ErrorCode: 900_000, DeviceID: 'D-9' };
  const event = { trigger: 'iot-device-malfunctioned', contact: { externalId: 'by-keyboard' } };
  await callApi('POST', '/events', { events: [{ ...event, attributes }] });
  await page.goto(`/journeys/${journeyId}`);
  await canvasReady(page);
  await onCanvas();
  await press('End');
  await selected('b3');
  await eventually(() => page.locator('[data-block="b3"]').innerText()).toMatch(/\b1\b/);
  await press('Enter');
  await tabTo('Properties', 'Shift+Tab');
  await press('ArrowRight');
  await page.locator('[data-delivery-state="sent"]').getByText('1', { exact: true }).waitFor();
  await tabTo(/Sent/);
  await press('Enter');
  await tabTo('Noor');
  await press('Enter');
  await page.getByRole('heading', { name: 'Noor' }).waitFor();
  await page.getByRole('listitem').filter({ hasText: 'Finished “By keyboard”' }).waitFor();
  expect(complaints).toEqual([]);
});

/** Comes to the canvas as the first stop of the page offers it. */
async function onCanvas(): Promise<void> {
  await keyboard.tabTo('Skip to the canvas');
  await keyboard.press('Enter');
  await page.locator('#canvas:focus').waitFor();
}

/** Adds the step the search finds, where one stands. */
async function add(search: string): Promise<void> {
  await keyboard.press('a');
  await page.getByRole('combobox', { name: 'Add a step' }).waitFor();
  await keyboard.type(search);
  await keyboard.press('Enter');
}

/** The focus is on the canvas again, at this step. */
async function selected(blockId: string): Promise<void> {
  await page.locator('#canvas:focus').waitFor();
  await page.locator(`[data-block="${blockId}"][data-selected]`).waitFor();
}

/** The journey once everything is saved. */
async function saved() {
  await page.locator('[data-save-status="saved"]').waitFor();
  return callApi('GET', `/journeys/${journeyId}`);
}

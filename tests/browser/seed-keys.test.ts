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
import type { SeedStoryKeys } from './seed-story-keys.ts';
import { openSeedStoryKeys } from './seed-story-keys.ts';

let browser: Browser;
let page: Page;
let complaints: string[];
let keyboard: Keyboard;
let story: SeedStoryKeys;
let journeyId: string | undefined;

beforeAll(async () => {
  browser = await launchBrowser();
  ({ page, complaints } = await openSession(browser));
  keyboard = openKeyboard(page);
  story = openSeedStoryKeys(page);
  await signIn(page);
  const customer = { firstName: 'Noor', phone: '+5511912340000', email: 'noor@example.com' };
  await callApi('PUT', '/contacts/by-keyboard', customer);
});

afterAll(async () => {
  try {
    await story?.stopAll();
  } finally {
    await browser?.close();
  }
});

test('the seed story on the canvas, with the keyboard alone', async () => {
  onTestFailed(() => takePicture(page, 'failed-seed-keys'));
  const { press, type, tabTo, pick } = keyboard;

  // No event of another test is that severe.
  journeyId = await story.createJourney({
    name: 'By keyboard',
    trigger: 'IoT device malfunctioned',
    condition: ['ErrorCode', 'greater than', '700000'],
  });
  await onCanvas();

  await add('condition');
  await story.addCondition(['ErrorCode', 'greater than', '800000']);
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
  await story.mapPriority();
  await press('Escape');
  await selected('b2');

  await add('SMS');
  await eventually(keyboard.focused).toBe('Text');
  await type('Your device needs us.');
  await press('Escape');
  await selected('b3');
  const { document: draft } = await saved();
  expect(draft.blocks).toMatchObject([
    { id: 'b1', branches: { yes: [{ kind: 'activate-trigger' }, { kind: 'sms' }], no: [] } },
  ]);

  await story.publish();
  await story.tellTheRest(
    { enter: onCanvas, add, at: selected, seeNumbers: onCard, toSms: ['End'] },
    {
      journey: 'By keyboard',
      resolved: 'Resolved by keyboard',
      customer: 'Noor',
      errorCode: 900_000,
      deviceId: 'D-9',
      caseSubject: 'Device D-9',
    },
  );
  expect(complaints).toEqual([]);
});

/** Comes to the canvas as the first stop of the page offers it. */
async function onCanvas(): Promise<void> {
  await canvasReady(page);
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

async function onCard(blockId: string): Promise<void> {
  await eventually(() => page.locator(`[data-block="${blockId}"]`).innerText()).toMatch(/\b1\b/);
}

/** The journey once everything is saved. */
async function saved() {
  await page.locator('[data-save-status="saved"]').waitFor();
  return callApi('GET', `/journeys/${journeyId}`);
}

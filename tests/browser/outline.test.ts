import type { Block } from '@percurso/journey/document';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import type { BrowserSession } from './browser-session.ts';
import {
  canvasReady,
  eventually,
  launchBrowser,
  openSession,
  settled,
  signIn,
  takePicture,
} from './browser-session.ts';
import { callApi } from './call-api.ts';
import { checkPage } from './check-page.ts';
import type { Keyboard } from './keyboard.ts';
import { openKeyboard } from './keyboard.ts';
import type { SeedStoryKeys } from './seed-story-keys.ts';
import { openSeedStoryKeys } from './seed-story-keys.ts';

let browser: Browser;
let session: BrowserSession;
let page: Page;
let story: SeedStoryKeys;
let journeyId: string;
let focused: Keyboard['focused'];
let tabTo: Keyboard['tabTo'];
let pick: Keyboard['pick'];

beforeAll(async () => {
  browser = await launchBrowser();
  session = await openSession(browser);
  page = session.page;
  ({ focused, tabTo, pick } = openKeyboard(page));
  await signIn(page);
  story = openSeedStoryKeys(page);
  const customer = { firstName: 'Mara', phone: '+5511912350000', email: 'mara@example.com' };
  await callApi('PUT', '/contacts/in-the-outline', customer);
});

afterAll(async () => {
  try {
    await story?.stopAll();
  } finally {
    await browser?.close();
  }
});

test('the seed story in the outline, with the keyboard alone', async () => {
  onTestFailed(() => takePicture(page, 'failed-outline'));
  const { keyboard } = page;
  // No event of another test is that severe.
  journeyId = await story.createJourney({
    name: 'Built in the outline',
    trigger: 'IoT device malfunctioned',
    condition: ['ErrorCode', 'greater than', '900000'],
  });
  await inOutline();

  await add('condition', 'Condition added after the trigger, step 1 of 1');
  expect(await page.locator('[data-problems-at="b1"]').count(), 'told before it was left').toBe(0);
  await story.addCondition(['ErrorCode', 'greater than', '1000000']);
  await keyboard.press('Escape');
  await onRow('b1');

  await keyboard.press('ArrowDown');
  await onRow('b1/yes');
  await add('custom trigger', 'Custom trigger added after Condition, step 2 of 2, branch Yes');
  await keyboard.press('Escape');
  await onRow('b2');
  expect(await page.locator('[data-problems-at="b2"]').count()).toBe(0);
  await add('SMS', 'SMS added after Custom trigger, step 3 of 3, branch Yes');
  await eventually(focused).toBe('Text');
  await keyboard.type('Your device needs us.');
  await keyboard.press('Escape');
  await onRow('b3');

  // Left, the custom trigger tells that it is not finished; Publish says so and leads there.
  await eventually(() => page.locator('[data-problems-at="b2"]').innerText()).toContain('1 error');
  await tabTo('Publish', 'Shift+Tab');
  await keyboard.press('Enter');
  await eventually(announcement).toBe('Fix 1 error before publishing');
  await checkPage(page, 'outline-problems');
  await tabTo(/^Show Activate a custom trigger/);
  await keyboard.press('Enter');
  await eventually(focused).toContain('Trigger');
  await keyboard.press('Enter');
  await pick('Case creation requested');
  await page.getByText('0 of 3 mapped · 2 required attributes are missing').waitFor();
  await tabTo('Map by name');
  await keyboard.press('Enter');
  await page.getByText('2 of 3 mapped', { exact: true }).waitFor();
  await eventually(announcements).toContain('2 attributes mapped by name');
  await eventually(announcement).toBe('Ready to publish.');

  // Mapped by hand: to what may be empty, which is warned of until there is a default.
  await tabTo('Change the mapping of DeviceID: Trigger › DeviceID');
  await keyboard.press('Enter');
  await tabTo('Attributes');
  await pick('First name');
  await tabTo('Apply');
  await keyboard.press('Enter');
  const warned = page.locator('[data-mapping="DeviceID"] [data-severity="warning"]');
  await warned.getByText('First name may be empty').waitFor();
  await tabTo('Change the mapping of DeviceID: Customer › First name');
  await keyboard.press('Enter');
  await tabTo('If empty, use');
  await keyboard.type('unknown');
  await tabTo('Apply');
  await keyboard.press('Enter');
  await warned.waitFor({ state: 'detached' });

  await story.mapPriority();
  await keyboard.press('Escape');
  await onRow('b2');
  await checkPage(page, 'outline');

  await story.publish();
  expect(await shape()).toEqual(['b1', 'b1/yes', 'b2', 'b3', 'b1/no']);

  await story.tellTheRest(
    { enter: inOutline, add, at: onRow, seeNumbers: nobodyAt, toSms: ['End', 'ArrowUp'] },
    {
      journey: 'Built in the outline',
      resolved: 'Resolved in the outline',
      customer: 'Mara',
      errorCode: 1_100_000,
      deviceId: 'D-11',
      // What its DeviceID was mapped to.
      caseSubject: 'Device Mara',
    },
  );
});

test('steps are renamed, moved, deleted and brought back from their rows', async () => {
  onTestFailed(() => takePicture(page, 'failed-outline-rows'));
  const { keyboard } = page;
  await page.goto(`/journeys/${journeyId}`);
  await page.getByRole('button', { name: 'Edit as draft' }).press('Enter');
  await page.locator('[data-add="b3"]').waitFor();
  await page.locator('[data-row="b3"]').focus();
  await keyboard.press('F2');
  await keyboard.type('Tell them');
  await keyboard.press('Enter');
  await onRow('b3');
  await keyboard.press('Alt+Shift+ArrowUp');
  await eventually(announcement).toBe('Tell them moved after Condition, step 2 of 3, branch Yes');
  await keyboard.press('Alt+Shift+ArrowLeft');
  await eventually(announcement).toBe('Tell them moved after Condition, step 3 of 3');
  await onRow('b3');
  await keyboard.press('Delete');
  await eventually(announcement).toBe('Deleted Tell them');
  await onRow('b2');
  await keyboard.press('Control+z');
  await onRow('b3');
  expect(await shape()).toEqual(['b1', 'b1/yes', 'b2', 'b1/no', 'b3']);
  await keyboard.press('Home');
  await keyboard.press('ArrowDown');
  await keyboard.press('ArrowLeft');
  expect(await shape()).toEqual(['b1', 'b3']);
  await keyboard.press('o');
  await canvasReady(page);
  expect(await page.locator('[data-block="b1"]').getAttribute('data-selected')).toBe('true');
  await keyboard.press('o');
  await onRow('b1');
});

test('several steps are chosen by keys and clicks, and what is done is done to all of them', async () => {
  onTestFailed(() => takePicture(page, 'failed-outline-chosen'));
  const { keyboard } = page;
  const step = (id: string): Block => ({
    id,
    kind: 'wait',
    name: `Step ${id}`,
    config: { mode: 'duration', duration: { amount: 1, unit: 'days' } },
  });
  const entry = { trigger: 'iot-device-malfunctioned' };
  const all = [{ attribute: 'trigger.ErrorCode', operator: 'greater-than', value: 10 }];
  const fork: Block = {
    id: 'b2',
    kind: 'condition',
    config: { when: { all } },
    branches: { yes: [step('b3')], no: [step('b4')] },
  };
  const blocks = [step('b1'), fork, step('b5'), step('b6')];
  const document = { schema: 1, name: 'Chosen in rows', entry, settings: {}, blocks };
  const { id } = await callApi('POST', '/journeys', { document });
  await page.goto(`/journeys/${id}`);
  await page.locator('[data-row="b1"]').focus();
  await keyboard.press('Shift+ArrowDown');
  await eventually(announcement).toBe('4 steps chosen');
  expect(await selectedRows()).toEqual(['b1', 'b2', 'b2/yes', 'b3', 'b2/no', 'b4']);
  await checkPage(page, 'outline-chosen');
  await keyboard.press('Shift+ArrowUp');
  await eventually(announcement).toBe('1 step chosen');
  await keyboard.press('Escape');
  await onRow('b1');
  expect(await chosenBar().count()).toBe(0);

  for (const key of ['Control+Space', 'End', 'Space']) await keyboard.press(key);
  await eventually(announcement).toBe('2 steps chosen');
  await keyboard.press('Delete');
  await eventually(announcement).toBe('Deleted 2 steps');
  expect(await shape()).toEqual(['b2', 'b2/yes', 'b3', 'b2/no', 'b4', 'b5']);
  await keyboard.press('Control+z');
  await page.locator('[data-row="b6"]').waitFor();

  await page.locator('[data-row="b5"]').click();
  await page.locator('[data-row="b3"]').click({ modifiers: ['Control'] });
  expect(await selectedRows()).toEqual(['b3', 'b5']);
  await onRow('b3');
  await chosenBar().getByRole('button', { name: 'Disable' }).click();
  await eventually(announcement).toBe('Disabled 2 steps: people pass through');
  await onRow('b3');
  await chosenBar().getByRole('button', { name: 'Move…' }).click();
  const places = page.getByRole('dialog', { name: 'Move 2 steps' });
  await places.getByRole('option', { name: 'After the trigger' }).click();
  await eventually(announcement).toBe('Moved 2 steps');
  expect(await shape()).toEqual(['b3', 'b5', 'b1', 'b2', 'b2/yes', 'b2/no', 'b4', 'b6']);
  await page.locator('[data-row="b1"]').click({ modifiers: ['Shift'] });
  expect(await selectedRows()).toEqual(['b3', 'b5', 'b1']);
  // All that is chosen moves by the keys that move one.
  await keyboard.press('Alt+Shift+ArrowDown');
  await eventually(announcement).toBe('Moved 3 steps');
  expect(await shape()).toEqual(['b2', 'b2/yes', 'b2/no', 'b4', 'b3', 'b5', 'b1', 'b6']);
  await keyboard.press('Control+a');
  await eventually(announcement).toBe('6 steps chosen');

  // Without a key to hold, as by touch.
  await keyboard.press('Escape');
  await page.locator('[data-row="b3"] [data-menu]').click();
  await page.getByRole('menuitem', { name: 'Choose several' }).click();
  await page.locator('[data-row="b5"]').click();
  expect(await selectedRows()).toEqual(['b3', 'b5']);
  await page.locator('[data-row="b3"]').click();
  expect(await selectedRows()).toEqual(['b5']);
  await page.getByRole('button', { name: 'Stop choosing' }).click();
  expect(await chosenBar().count()).toBe(0);
});

test('2,000 steps are drawn as far as they are seen, in the editor that was chosen last', async () => {
  onTestFailed(() => takePicture(page, 'failed-outline-long'));
  const blocks = Array.from({ length: 2000 }, (_, index) => ({
    id: `b${index + 1}`,
    kind: 'wait',
    config: { duration: { amount: 1, unit: 'days' } },
  }));
  const document = {
    schema: 1,
    name: 'Long',
    entry: { trigger: 'iot-device-malfunctioned' },
    settings: {},
    blocks,
  };
  const { id } = await callApi('POST', '/journeys', { document });
  await page.goto(`/journeys/${id}`);
  await page.locator('[data-row="trigger"]').focus();
  await page.keyboard.press('End');
  await onRow('b2000');
  await page.keyboard.press('ArrowUp');
  await onRow('b1999');
  const elements = await page.evaluate(() => window.document.querySelectorAll('*').length);
  expect(elements).toBeLessThan(5000);
});

test('a phone shows the outline and edits in full-screen sheets', async () => {
  onTestFailed(() => takePicture(page, 'failed-outline-phone'));
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/journeys/${journeyId}`);
  await page.locator('[data-row="b3"]').waitFor();
  await checkPage(page, 'outline-phone');
  await page.locator('[data-row="b3"]').click();
  const sheet = page.getByRole('dialog', { name: 'Properties' });
  await sheet.getByLabel('Text', { exact: true }).fill('Your device needs us today.');
  await checkPage(page, 'outline-phone-sheet');
  await sheet.getByRole('button', { name: 'Close properties' }).click();
  await onRow('b3');
  await page.getByRole('button', { name: 'Actions for the journey' }).click();
  await page.getByRole('menuitem', { name: 'Pause…' }).waitFor();
  await checkPage(page, 'outline-phone-menu');
  await page.keyboard.press('Escape');
  for (const path of ['/journeys', '/triggers', '/messages', '/customers', '/cases', '/settings']) {
    await page.goto(path);
    await page.locator('h1').waitFor();
    await settled(page);
    await checkPage(page, `phone${path.replace('/', '-')}`, ['light']);
  }
  expect(session.complaints).toEqual([]);
});

/** Comes to the outline as the first stop of the page offers it. */
async function inOutline(): Promise<void> {
  await page.locator('[data-editor]').waitFor();
  await tabTo('Skip to the outline');
  await page.keyboard.press('Enter');
  await onRow('trigger');
}

/** Who came to the step went on. */
async function nobodyAt(blockId: string): Promise<void> {
  const people = page.locator(`[data-row="${blockId}"] [data-column="people"]`);
  await eventually(() => people.innerText()).toBe('0');
}

/** What is being said, from the first to the last. */
function announcements(): Promise<string[]> {
  return page.locator('[data-announcement]').allInnerTexts();
}

function announcement(): Promise<string> {
  return page.locator('[data-announcement]').last().innerText();
}

async function onRow(row: string): Promise<void> {
  await eventually(() => page.evaluate(() => document.activeElement?.id)).toBe(`row-${row}`);
}

function chosenBar(): Locator {
  return page.getByRole('toolbar', { name: 'Chosen steps' });
}

async function selectedRows(): Promise<(string | null)[]> {
  return await page
    .locator('[data-row][aria-selected="true"]')
    .evaluateAll((all) => all.map((row) => row.getAttribute('data-row')));
}

/** Adds a step after the current row, and hears where it stands. */
async function add(search: string, said?: string): Promise<void> {
  await page.keyboard.press('a');
  await page.getByRole('combobox', { name: 'Add a step' }).waitFor();
  await page.keyboard.type(search);
  await page.keyboard.press('Enter');
  await eventually(announcement).toEqual(said ?? expect.stringContaining(' added after '));
}

/** The rows of steps and branches, from the top. */
async function shape(): Promise<string[]> {
  const rows = await page
    .locator('[data-row]')
    .evaluateAll((all) => all.map((row) => row.getAttribute('data-row') ?? ''));
  return rows.filter((row) => row !== 'trigger');
}

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFailed, test } from 'vitest';
import type { BrowserSession } from './browser-session.ts';
import {
  canvasReady,
  eventually,
  launchBrowser,
  openSession,
  signIn,
  takePicture,
} from './browser-session.ts';
import { callApi } from './call-api.ts';
import { checkPage } from './check-page.ts';

let browser: Browser;
let session: BrowserSession;
let page: Page;
let journeyId: string;
/** Stopped at the end where a step that failed has not done it: others send to the same trigger. */
const made: string[] = [];

const name = 'Care after a failure';

beforeAll(async () => {
  browser = await launchBrowser();
  session = await openSession(browser);
  page = session.page;
  await signIn(page);
  const blocks = [waitOf('b1', 3), smsOf('b2'), waitOf('b3', 1)];
  const entry = { trigger: 'iot-device-malfunctioned' };
  const document = { schema: 1, name, entry, settings: {}, blocks };
  const { id, revision } = await callApi('POST', '/journeys', { document });
  journeyId = id;
  made.push(id);
  await callApi('POST', `/journeys/${id}/publish`, { revision });
  const events = ['Ana', 'Bia', 'Caio'].map((firstName, index) => ({
    trigger: 'iot-device-malfunctioned',
    contact: { externalId: `life-${firstName}`, email: `life-${firstName}@example.com` },
    attributes: { DeviceID: `life-${index}`, ErrorCode: 3 },
  }));
  await callApi('POST', '/events', { events });
});

afterAll(async () => {
  await browser?.close();
  for (const id of made) {
    const { state } = await callApi('GET', `/journeys/${id}`);
    if (state === 'live' || state === 'paused') await callApi('POST', `/journeys/${id}/stop`, {});
  }
});

function waitOf(id: string, days: number) {
  return { id, kind: 'wait', config: { duration: { amount: days, unit: 'days' } } };
}

function smsOf(id: string) {
  return { id, kind: 'sms', config: { text: 'Are you well again?', purpose: 'transactional' } };
}

function step(about: string, run: () => Promise<void>): void {
  test(about, async () => {
    onTestFailed(() => takePicture(page, `failed-${about.slice(0, 40).replaceAll(/\W+/g, '-')}`));
    await run();
  });
}

/** Chooses from the menu of the journey in the designer. */
async function choose(item: string): Promise<void> {
  await page.getByRole('button', { name: 'Actions for the journey' }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

describe('the life of a journey, in the designer', () => {
  step('it is paused, and resumed after a look at what becomes due', async () => {
    await eventually(async () => (await callApi('GET', `/journeys/${journeyId}`)).inside).toBe(3);
    await page.goto(`/journeys/${journeyId}`);
    await canvasReady(page);
    await choose('Pause…');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('3 people are inside').waitFor();
    await checkPage(page, 'life-pause');
    await dialog.getByRole('button', { name: 'Pause journey' }).click();
    await page.getByText('Version 1 is paused').waitFor();
    await checkPage(page, 'life-paused');

    await choose('Resume…');
    await page.locator('[data-resume-preview]').waitFor();
    await checkPage(page, 'life-resume');
    await dialog.getByRole('button', { name: 'Resume journey' }).click();
    await page.getByText('Version 1 is live.').waitFor();
  });

  step('the list pauses and resumes it as well, and finds it by its trigger', async () => {
    await page.goto('/journeys?startsOn=iot-device-malfunctioned');
    const row = page.getByRole('row').filter({ hasText: name });
    const chooseInRow = async (item: string) => {
      await page.getByRole('button', { name: `Actions for ${name}` }).click();
      await page.getByRole('menuitem', { name: item }).click();
    };
    const dialog = page.getByRole('dialog');
    await chooseInRow('Pause…');
    const pause = dialog.getByRole('button', { name: 'Pause journey' });
    await dialog.getByRole('radio', { name: 'At a date and time' }).check();
    await pause.click();
    await dialog.getByText('Choose a date and a time.').waitFor();
    await dialog.getByRole('textbox', { name: 'Go on at' }).fill('2999-03-01T09:00');
    await checkPage(page, 'life-pause-until');
    await pause.click();
    await row.getByText('until Mar 1, 2999').waitFor();
    await page.goto(`/journeys/${journeyId}`);
    await page.getByText('It goes on by itself at Mar 1, 2999').waitFor();
    await checkPage(page, 'life-paused-until');
    await page.goto('/journeys?startsOn=iot-device-malfunctioned');
    await chooseInRow('Resume…');
    await dialog.getByRole('button', { name: 'Resume journey' }).click();
    await row.getByText('Live').waitFor();
    expect(await page.getByRole('link', { name: 'Case resolved', exact: true }).count()).toBe(0);
    await page.goto(`/journeys/${journeyId}`);
    await canvasReady(page);
  });

  step('a journey is published to start at a later date, which it says until then', async () => {
    const document = {
      schema: 1,
      name: 'Starts later',
      // No event of another test is that severe.
      entry: {
        trigger: 'iot-device-malfunctioned',
        conditions: { attribute: 'trigger.ErrorCode', operator: 'greater-than', value: 900_000 },
      },
      settings: { timeZone: 'Europe/Madrid' },
      blocks: [smsOf('b1')],
    };
    const { id } = await callApi('POST', '/journeys', { document });
    made.push(id);
    await page.goto(`/journeys/${id}`);
    await canvasReady(page);
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'At a date and time' }).check();
    const publish = dialog.getByRole('button', { name: 'Publish', exact: true });
    await publish.click();
    await dialog.getByText('Choose a date and a time.').waitFor();
    await dialog.getByRole('textbox', { name: 'Start' }).fill('2020-03-01T09:00');
    await publish.click();
    await dialog.getByText(/^The start must be in the future/).waitFor();
    expect(session.complaints.splice(0)).toEqual([expect.stringContaining('422')]);
    await dialog.getByRole('textbox', { name: 'Start' }).fill('2999-03-01T09:00');
    await dialog.getByText('In the journey’s time zone, Europe/Madrid.').waitFor();
    await checkPage(page, 'life-publish-later');
    await publish.click();
    await page.getByText('Customers enter from Mar 1, 2999, 9:00 AM (Europe/Madrid).').waitFor();
    const pill = page.locator('[data-version]');
    expect(await pill.innerText()).toMatch(/^Live · v1\s*· Starts on Mar 1, 2999, 9:00 AM$/);
    await checkPage(page, 'life-starts-later');
    const live = await callApi('GET', `/journeys/${id}`);
    expect(live.document.entry.startsAt).toBe('2999-03-01T08:00:00.000Z');
    await callApi('POST', `/journeys/${id}/stop`, {});
    await page.goto(`/journeys/${journeyId}`);
    await canvasReady(page);
  });

  step('names and notes change on the live version, and make no new one', async () => {
    const saved = () => page.locator('[data-save-status="saved"]').waitFor();
    await page.locator('[data-block="b2"]').click();
    await page.getByRole('textbox', { name: 'Name of the step' }).fill('Ask them');
    await page.getByRole('textbox', { name: 'Name of the journey' }).fill('Renamed');
    await page.keyboard.press('Enter');
    await saved();
    await page.getByRole('button', { name: /^Undo/ }).click();
    await eventually(async () => (await callApi('GET', `/journeys/${journeyId}`)).name).toBe(name);
    await checkPage(page, 'life-labels');
    await choose('Versions');
    await page.locator('[data-label-edit]').getByText('1 name or note changed').waitFor();
    await checkPage(page, 'life-labels-versions');
    // What somebody else writes meanwhile is seen here too.
    const nameIt = (to: string) =>
      callApi('PATCH', `/journeys/${journeyId}/labels`, { blocks: { b2: { name: to } } });
    await nameIt('Named elsewhere');
    await page.locator('[data-block="b2"]').getByText('Named elsewhere').waitFor();
    await nameIt('Ask them');
    await page.locator('[data-block="b2"]').getByText('Ask them').waitFor();

    await page.getByRole('button', { name: 'Edit as draft' }).click();
    await page.getByText('You are editing a draft.').waitFor();
    await canvasReady(page);
    await page.locator('[data-block="b2"]').click();
    await page.getByRole('tab', { name: 'Notes' }).click();
    await page.getByRole('textbox', { name: 'Note', exact: true }).fill('In a friendly tone');
    await saved();
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Change names and notes of version 1' });
    await checkPage(page, 'life-labels-publish');
    await dialog.getByRole('button', { name: 'Apply' }).click();
    await page.getByText('Version 1 is live.').waitFor();
    const live = await callApi('GET', `/journeys/${journeyId}`);
    expect(live).toMatchObject({ versionNumber: 1, hasDraft: false });
    expect(live.document.blocks[1]).toMatchObject({
      name: 'Ask them',
      note: 'In a friendly tone',
    });
  });

  step('a step with people is deleted in the draft, which says so', async () => {
    await callApi('POST', `/journeys/${journeyId}/edit`);
    await page.reload();
    await canvasReady(page);
    await page.locator('[data-block="b1"]').click();
    await page.keyboard.press('n');
    await page.locator('[data-numbers-as-of]').waitFor();
    const said = /^Wait, 3 days.* 3 Entered 3 Here 0 Passed 0 Exited$/;
    await page.getByRole('group', { name: said }).waitFor();
    await page.getByRole('group', { name: /^Entry, IoT device.* 3 Entered 0 Refused/ }).waitFor();
    await page.keyboard.press('Delete');
    const notice = page.locator('[data-notice]').filter({ hasText: '3 people are waiting here.' });
    await notice.waitFor();
    await page.locator('[data-save-status="saved"]').waitFor();
    await notice.getByRole('button', { name: 'Undo' }).click();
    await page.locator('[data-block="b1"]').waitFor();
    await eventually(async () => {
      const { document } = await callApi('GET', `/journeys/${journeyId}`);
      return document.blocks.length;
    }).toBe(3);
  });

  step('publishing speaks of people first, and moves them as it is told', async () => {
    const { revision, document } = await callApi('GET', `/journeys/${journeyId}`);
    const blocks = [waitOf('b4', 5), smsOf('b2'), waitOf('b3', 1)];
    await callApi('PUT', `/journeys/${journeyId}/draft`, {
      document: { ...document, blocks },
      revision,
    });
    await page.reload();
    await canvasReady(page);
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('3 people are inside.').waitFor();
    await checkPage(page, 'life-publish');
    await dialog.getByRole('radio', { name: 'They move to the new version' }).check();
    const row = dialog.locator('[data-fate="removed"]');
    await row.getByRole('combobox', { name: 'Where people at Wait go on' }).click();
    await page.getByRole('option', { name: 'Wait: 5 days' }).click();
    await checkPage(page, 'life-publish-move');
    await dialog.getByRole('textbox', { name: 'Note' }).fill('A longer wait');
    await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByText('Version 2 is live.').waitFor();
    await eventually(async () => {
      const { items } = await callApi('GET', `/journeys/${journeyId}/versions`);
      return items.map(({ inside }: { inside: number }) => inside);
    }).toEqual([3, 0]);

    const of = page.getByRole('combobox', { name: 'Numbers of' });
    await of.selectOption('All versions');
    await page.waitForURL(/numbers=all/);
    await page.reload();
    await canvasReady(page);
    await eventually(() => of.inputValue()).toBe('all');
    await page.locator('[data-block="b4"]').getByText('3', { exact: true }).first().waitFor();
    await checkPage(page, 'life-all-numbers');
    await of.selectOption('This version');
    await of.getByText('Version 2').waitFor({ state: 'attached' });
  });

  step('versions are listed, looked at, and rolled back to', async () => {
    await choose('Versions');
    const versions = page.locator('[data-versions]');
    await versions.getByText('A longer wait').waitFor();
    await checkPage(page, 'life-versions');
    await versions.getByRole('button', { name: 'Open version 1' }).click();
    await page.getByText('You are looking at version 1.').waitFor();
    await canvasReady(page);
    await page.locator('[data-block="b1"]').waitFor();
    await checkPage(page, 'life-older-version');
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    await page.locator('[data-block="b4"]').waitFor();

    await callApi('POST', `/journeys/${journeyId}/tests`, {
      name: 'Five days of rest',
      contact: { firstName: 'Ana', phone: '+5511999990000' },
      event: { DeviceID: 'd1', ErrorCode: 3 },
      expect: [{ type: 'port', blockId: 'b4', port: 'next' }],
    });
    await choose('Versions');
    await versions.getByRole('button', { name: 'Actions for version 1' }).click();
    await page.getByRole('menuitem', { name: 'Roll back…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('3 people are inside.').waitFor();
    await dialog.getByText('One of the saved tests comes out differently (1 of 1).').waitFor();
    await checkPage(page, 'life-roll-back');
    await dialog.getByRole('checkbox', { name: 'Publish although they do' }).check();
    await dialog.getByRole('button', { name: 'Roll back', exact: true }).click();
    await page.getByText('Version 3 is live.').waitFor();
    await page.locator('[data-block="b1"]').waitFor();
  });

  step('one version is stopped; then the journey is archived, and found again', async () => {
    await choose('Stop…');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: /^Only version 2/ }).check();
    await checkPage(page, 'life-stop');
    await dialog.getByRole('button', { name: 'Stop', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    await eventually(async () => (await callApi('GET', `/journeys/${journeyId}`)).inside).toBe(0);

    await choose('Archive');
    await dialog.getByText('It is stopped first').waitFor();
    await checkPage(page, 'life-archive');
    await dialog.getByRole('button', { name: 'Stop and archive' }).click();
    await page.getByText('This journey is archived.').waitFor();
    await page.goto('/journeys');
    await page.getByRole('link', { name: 'Critical device error', exact: true }).waitFor();
    expect(await page.getByRole('link', { name, exact: true }).count()).toBe(0);
    await page.goto('/journeys?state=archived');
    await page.getByRole('link', { name, exact: true }).waitFor();
    await checkPage(page, 'life-archived-list');
    await page.getByRole('button', { name: 'Clear filters' }).press('Enter');
    await page.getByRole('searchbox').and(page.locator(':focus')).waitFor();
    await page.getByRole('link', { name: 'Critical device error', exact: true }).waitFor();
    expect(new URL(page.url()).search).toBe('');
    await page.goto('/journeys?state=archived');
    await page.getByRole('button', { name: `Actions for ${name}` }).click();
    await page.getByRole('menuitem', { name: 'Take out of the archive' }).click();
    await page.getByText('No journey matches').waitFor();
    expect((await callApi('GET', `/journeys/${journeyId}`)).state).toBe('stopped');
  });

  step('what only the server knows keeps from publishing, and leads to its field', async () => {
    const key = 'stopped-meanwhile';
    const attributes = [{ name: 'DeviceID', type: 'text' }];
    await callApi('POST', '/triggers', { key, name: 'Valve moved', kind: 'custom', attributes });
    await callApi('POST', `/triggers/${key}/publish`, {});
    const document = { schema: 1, name: 'Late', entry: { trigger: key }, settings: {} };
    const { id } = await callApi('POST', '/journeys', {
      document: { ...document, blocks: [waitOf('b1', 3)] },
    });
    await page.goto(`/journeys/${id}?block=b1`);
    await canvasReady(page);
    await callApi('POST', `/triggers/${key}/stop`, {});
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Fix 1 error before publishing').waitFor();
    expect(await dialog.getByRole('button', { name: 'Publish', exact: true }).count()).toBe(0);
    await checkPage(page, 'life-publish-refused');
    await dialog.getByRole('button', { name: 'Show Journey: Valve moved is stopped.' }).click();
    await dialog.waitFor({ state: 'hidden' });
    const pane = page.getByRole('complementary', { name: 'Properties' });
    const field = pane.locator('[data-field="entry.trigger"]');
    await eventually(() =>
      field.evaluate((element) => element.contains(element.ownerDocument.activeElement)),
    ).toBe(true);
  });

  step('and nothing complained', async () => {
    expect(session.complaints).toEqual([]);
  });
});

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
import { beginJourney, chooseTrigger } from './designer-actions.ts';

let browser: Browser;
let ana: BrowserSession;
let bia: BrowserSession;
let journeyId: string;

const PASSWORD = 'a long enough password';

beforeAll(async () => {
  browser = await launchBrowser();
  ana = await openSession(browser);
  bia = await openSession(browser);
  await signIn(ana.page);
  const email = 'bia.sharing@example.com';
  await callApi('POST', '/members', { name: 'Bia', email, password: PASSWORD, role: 'marketer' });
  await signIn(bia.page, { email, password: PASSWORD });
  const blocks = ['b1', 'b2', 'b3', 'b4'].map((id) => wait(id, 1));
  const entry = { trigger: 'contact-created' };
  const document = { schema: 1, name: 'Shared journey', entry, settings: {}, blocks };
  journeyId = (await callApi('POST', '/journeys', { document })).id;
});

// It would let in everybody whom the other tests make.
afterAll(async () => {
  try {
    await callApi('POST', `/journeys/${journeyId}/stop`, {});
  } finally {
    await browser?.close();
  }
});

function wait(id: string, days: number) {
  return { id, kind: 'wait', config: { duration: { amount: days, unit: 'days' } } };
}

/** The name of a step as the server has it. */
async function savedName(blockId: string): Promise<string | undefined> {
  const { document } = await callApi('GET', `/journeys/${journeyId}`);
  return document.blocks.find(({ id }: { id: string }) => id === blockId)?.name;
}

async function open(page: Page): Promise<void> {
  await page.goto(`/journeys/${journeyId}?block=b1`);
  await canvasReady(page);
}

function nameField(page: Page) {
  return page.getByRole('textbox', { name: 'Name of the step' });
}

async function rename(page: Page, blockId: string, name: string): Promise<void> {
  await page.locator(`[data-block="${blockId}"]`).click();
  await nameField(page).fill(name);
}

function saveState(page: Page): Promise<string | null> {
  return page.locator('[data-save-status]').getAttribute('data-save-status');
}

function banner(page: Page, state: string) {
  return page.locator(`[data-editing="${state}"]`);
}

function step(about: string, run: () => Promise<void>): void {
  test(about, async () => {
    onTestFailed(async () => {
      const name = `failed-${about.slice(0, 40).replaceAll(/\W+/g, '-')}`;
      await takePicture(ana.page, `${name}-ana`);
      await takePicture(bia.page, `${name}-bia`);
    });
    await run();
  });
}

describe('two people on one draft', () => {
  step('one edits, and the other sees who and what is saved', async () => {
    await open(ana.page);
    await rename(ana.page, 'b1', 'First by Ana');
    await eventually(() => savedName('b1')).toBe('First by Ana');
    await open(bia.page);
    await banner(bia.page, 'theirs').getByText('Demo has been editing').waitFor();
    expect(await nameField(bia.page).isDisabled()).toBe(true);
    await checkPage(bia.page, 'sharing-theirs');
    await rename(ana.page, 'b2', 'Second by Ana');
    await bia.page.locator('[data-block="b2"]').getByText('Second by Ana').waitFor();
  });

  step('taking over makes the other page read, and keeps there what was not saved', async () => {
    await ana.page.route('**/draft', (route) => route.abort());
    await rename(ana.page, 'b3', 'Unsaved by Ana');
    await eventually(() => saveState(ana.page)).toBe('failed');
    await checkPage(ana.page, 'sharing-not-saved', ['light']);
    await bia.page.getByRole('button', { name: 'Take over' }).click();
    await banner(bia.page, 'theirs').waitFor({ state: 'hidden' });
    await rename(bia.page, 'b4', 'Fourth by Bia');
    await eventually(() => savedName('b4')).toBe('Fourth by Bia');
    await banner(ana.page, 'taken').getByText('Bia took over').waitFor();
    await ana.page.locator('[data-notice]').getByText('Undo starts anew').waitFor();
    await ana.page.locator('[data-block="b4"]').getByText('Fourth by Bia').waitFor();
    expect(await nameField(ana.page).isDisabled()).toBe(true);
    await checkPage(ana.page, 'sharing-taken');
    await ana.page.unroute('**/draft');
  });

  step('back again, what was kept is offered beside the draft that went on', async () => {
    await ana.page.getByRole('button', { name: 'Take over again' }).click();
    const kept = ana.page.locator('[data-kept-copy]');
    await kept.getByText('The draft was changed since').waitFor();
    await checkPage(ana.page, 'sharing-kept-copy');
    await kept.getByRole('button', { name: 'See both' }).click();
    const compare = ana.page.locator('[data-compare]');
    await compare.locator('[data-change-row="b3"]').click();
    await ana.page.locator('[data-field-change="@name"]').getByText('Unsaved by Ana').waitFor();
    await checkPage(ana.page, 'sharing-compare-copy');
    await ana.page.getByRole('button', { name: 'Close the comparison' }).click();
    await kept.getByRole('button', { name: 'Discard' }).click();
    await kept.waitFor({ state: 'hidden' });
    await banner(bia.page, 'taken').waitFor();
  });

  step('a program saved in between: a conflict, with what each changed', async () => {
    const { document, revision } = await callApi('GET', `/journeys/${journeyId}`);
    await ana.page.route('**/draft', (route) => route.abort());
    await rename(ana.page, 'b1', 'Mine');
    await eventually(() => saveState(ana.page)).toBe('failed');
    const blocks = [...document.blocks.slice(0, 3), { ...document.blocks[3], name: 'Theirs' }];
    await callApi('PUT', `/journeys/${journeyId}/draft`, {
      document: { ...document, blocks },
      revision,
    });
    await ana.page.unroute('**/draft');
    await ana.page.getByRole('button', { name: 'Retry' }).click();
    const dialog = ana.page.getByRole('dialog', { name: 'The draft was changed elsewhere' });
    await dialog.getByText('Saved by a program (API) on').waitFor();
    await dialog.getByText('Theirs', { exact: true }).waitFor();
    await dialog.getByText('Mine', { exact: true }).waitFor();
    await checkPage(ana.page, 'sharing-conflict');
    expect(await saveState(ana.page)).toBe('conflict');
    await dialog.getByRole('button', { name: 'Load theirs' }).click();
    await ana.page.locator('[data-block="b4"]').getByText('Theirs').waitFor();
    await canvasReady(ana.page);
  });
});

describe('one person', () => {
  step('in a second tab goes on there, and the first says so', async () => {
    await rename(ana.page, 'b2', 'Typed just before');
    const second = await ana.page.context().newPage();
    await open(second);
    await banner(ana.page, 'elsewhere').waitFor();
    await second.locator('[data-block="b2"]').getByText('Typed just before').waitFor();
    await checkPage(ana.page, 'sharing-elsewhere');
    await rename(second, 'b2', 'In the second tab');
    await eventually(() => savedName('b2')).toBe('In the second tab');
    await ana.page.getByRole('button', { name: 'Continue here' }).click();
    await banner(second, 'elsewhere').waitFor();
    await ana.page.locator('[data-block="b2"]').getByText('In the second tab').waitFor();
    await rename(ana.page, 'b2', 'Back in the first');
    await eventually(() => savedName('b2')).toBe('Back in the first');
    await second.close();
  });

  step('without a connection keeps what is typed, and saves it when it is back', async () => {
    await ana.page.context().setOffline(true);
    await rename(ana.page, 'b3', 'Typed offline');
    await ana.page.locator('[data-save-status]').getByText('Not saved: no connection').waitFor();
    expect(await savedName('b3')).toBeUndefined();
    await ana.page.context().setOffline(false);
    await eventually(() => savedName('b3')).toBe('Typed offline');
    await eventually(() => saveState(ana.page)).toBe('saved');
  });

  step('loses nothing by leaving the page right after typing', async () => {
    await rename(ana.page, 'b3', 'Typed and left');
    await open(ana.page);
    await ana.page.locator('[data-block="b3"]').getByText('Typed and left').waitFor();
    expect(await ana.page.locator('[data-kept-copy]').count()).toBe(0);
    expect(await savedName('b3')).toBe('Typed and left');
  });

  step('is asked before leaving unsaved work, and offered it after a reload', async () => {
    await ana.page.route('**/draft', (route) => route.abort());
    await rename(ana.page, 'b4', 'Never arrived');
    await eventually(() => saveState(ana.page)).toBe('failed');
    await ana.page.getByRole('link', { name: 'Back to journeys' }).click();
    const dialog = ana.page.getByRole('dialog', { name: 'Leave without saving?' });
    await dialog.getByText('They stay in this browser').waitFor();
    await checkPage(ana.page, 'sharing-leave', ['light']);
    await dialog.getByRole('button', { name: 'Leave' }).click();
    await ana.page.getByRole('button', { name: 'New journey' }).first().waitFor();
    await open(ana.page);
    expect(await savedName('b4')).toBe('Theirs');
    await ana.page.unroute('**/draft');
    const kept = ana.page.locator('[data-kept-copy]');
    await kept.getByRole('button', { name: 'Restore' }).click();
    await eventually(() => savedName('b4')).toBe('Never arrived');
    await kept.waitFor({ state: 'hidden' });
  });

  step('discards a draft, and takes that back', async () => {
    const { page } = ana;
    const { revision } = await callApi('GET', `/journeys/${journeyId}`);
    await callApi('POST', `/journeys/${journeyId}/publish`, { revision });
    await open(page);
    await page.getByRole('button', { name: 'Edit as draft' }).click();
    await page.getByText('You are editing a draft').waitFor();
    await rename(page, 'b1', 'Only in the draft');
    await eventually(() => savedName('b1')).toBe('Only in the draft');
    await page.getByRole('button', { name: 'Discard draft' }).click();
    await page.getByText('Version 1 is live.').waitFor();
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await page.locator('[data-block="b1"]').getByText('Only in the draft').waitFor();
    await page.getByText('You are editing a draft').waitFor();
    // That Undo starts anew is said when the draft is left, and not again when it is back.
    const said = page.locator('[data-notice]').getByText('Another version was opened');
    expect(await said.count()).toBeLessThan(2);
  });

  step('compares the draft with what is live before publishing it', async () => {
    const { page } = ana;
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Change names and notes of version 1' });
    await dialog.locator('[data-impact]').getByText('1 step changed').waitFor();
    await checkPage(page, 'sharing-impact');
    await dialog.getByRole('button', { name: 'Compare with version 1' }).click();
    const compare = page.locator('[data-compare]');
    await compare.locator('[data-fold]').getByText('3 steps without changes').waitFor();
    await page.locator('[data-change-details] ins').getByText('Only in the draft').waitFor();
    await checkPage(page, 'sharing-compare-draft');
    await page.keyboard.press('Escape');
    await compare.waitFor({ state: 'hidden' });
  });
});

describe('a new journey', () => {
  step('begins empty, with the first step to add and four things to know', async () => {
    const { page } = ana;
    const dialog = await beginJourney(page, 'From nothing', 'Customer created');
    await dialog.getByRole('button', { name: 'Create', exact: true }).click();
    await canvasReady(page);
    const coach = page.locator('[data-coach]');
    await coach.getByText('1 of 4').waitFor();
    await checkPage(page, 'first-empty-canvas');
    await coach.getByRole('button', { name: 'Next' }).click();
    await coach.getByText('2 of 4').waitFor();
    await coach.getByRole('button', { name: 'Never show again' }).click();
    await page.reload();
    await canvasReady(page);
    expect(await coach.count()).toBe(0);
    await page.locator('[data-first-step]').click();
    await page.getByPlaceholder('Search steps').waitFor();
  });

  step('begins with a template, which says what is left to fill in', async () => {
    const { page } = ana;
    await page.goto('/journeys?create=new');
    const dialog = page.getByRole('dialog', { name: 'New journey' });
    await dialog.getByRole('button', { name: /^Template/ }).click();
    await dialog.locator('[data-template="welcome"]').click();
    expect(await dialog.getByLabel('Name').inputValue()).toBe('Welcome');
    await checkPage(page, 'first-template');
    await dialog.getByRole('button', { name: 'Create', exact: true }).click();
    await canvasReady(page);
    await page.getByRole('button', { name: '2 problems' }).waitFor();
  });

  step('comes from a file, and names what is not here', async () => {
    const { page } = ana;
    const [, id] = /journeys\/([\w-]+)/.exec(page.url()) ?? [];
    const exported = await callApi('GET', `/journeys/${id}/export`);
    const file = { ...exported, name: 'From a file', entry: { trigger: 'their-trigger' } };
    await page.goto('/journeys');
    await page.getByRole('button', { name: 'Import' }).click();
    const dialog = page.getByRole('dialog', { name: 'Import a journey' });
    await dialog.locator('input[type="file"]').setInputFiles({
      name: 'welcome.journey.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(file)),
    });
    const trigger = dialog.getByRole('button', { name: 'Trigger “their-trigger” is not here' });
    await chooseTrigger(page, trigger, 'Customer created');
    await dialog.getByText('Everything it uses is here').waitFor();
    await checkPage(page, 'first-import');
    await dialog.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByRole('button', { name: '2 problems' }).waitFor();
    const [, imported] = /journeys\/([\w-]+)/.exec(page.url()) ?? [];
    expect(await callApi('GET', `/journeys/${imported}/export`)).toEqual({
      ...exported,
      name: 'From a file',
    });
  });

  step('and nobody saw an error that was not made here', () => {
    const own = /ERR_FAILED|ERR_INTERNET_DISCONNECTED|409 \(Conflict\)/;
    const others = [...ana.complaints, ...bia.complaints].filter((text) => !own.test(text));
    expect(others).toEqual([]);
    return Promise.resolve();
  });
});

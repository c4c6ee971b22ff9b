import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { eventually } from './browser-session.ts';
import { callApi } from './call-api.ts';
import { openKeyboard } from './keyboard.ts';

/** How the keyboard goes about in one of the two editors. */
export interface StoryEditor {
  /** Comes to it as the first stops of the page offer it. */
  enter(): Promise<void>;
  /** Adds the step the search finds, where one stands. */
  add(search: string): Promise<void>;
  /** The focus is on it again, at this step. */
  at(blockId: string): Promise<void>;
  /** It tells of the one who went through the step. */
  seeNumbers(blockId: string): Promise<void>;
  /** What leads from its beginning to the step that sends the SMS. */
  toSms: readonly string[];
}

interface NewJourney {
  name: string;
  trigger: string;
  /** Who may enter: attribute, operator, value. */
  condition: readonly [attribute: string, operator: string, value: string];
}

interface Told {
  /** Name of the first journey; it is live, and its step b3 sends the SMS. */
  journey: string;
  /** Name of the journey that is to tell of the case. */
  resolved: string;
  /** First name of the customer, whom nobody else is called like. */
  customer: string;
  errorCode: number;
  deviceId: string;
  /** How the subject of the case begins. */
  caseSubject: string;
}

export interface SeedStoryKeys {
  /** From the list of journeys to the opened editor; answers the id. */
  createJourney(journey: NewJourney): Promise<string>;
  /** Fills in the first row of a condition. */
  addCondition(condition: NewJourney['condition']): Promise<void>;
  mapPriority(): Promise<void>;
  /** Publishes the opened draft and waits until its first version is live. */
  publish(): Promise<void>;
  /** What follows once the first journey is live, to the e-mail about the resolved case. */
  tellTheRest(editor: StoryEditor, told: Told): Promise<void>;
  /** Stops what was made, or it would decide about what other tests send. */
  stopAll(): Promise<void>;
}

/** What the seed story has in common on the canvas and in the outline, with the keyboard alone. */
export function openSeedStoryKeys(page: Page): SeedStoryKeys {
  const { focused, press, type, tabTo, pick, chooseByArrows } = openKeyboard(page);
  const made: string[] = [];

  async function createJourney({ name, trigger, condition }: NewJourney): Promise<string> {
    await tabTo('New journey');
    await press('Enter');
    await page.getByRole('dialog', { name: 'New journey' }).locator(':focus').waitFor();
    await tabTo('Name');
    await type(name);
    await tabTo(/^Which trigger/);
    await press('Enter');
    await pick(trigger);
    await addCondition(condition);
    await tabTo('Create');
    await press('Enter');
    await page.waitForURL(/\/journeys\/[\w-]{20,}/);
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    made.push(id);
    return id;
  }

  async function addCondition([attribute, operator, value]: NewJourney['condition']) {
    await tabTo('Add condition');
    await press('Enter');
    await pick(attribute);
    await tabTo('Operator of row 1');
    await chooseByArrows(operator);
    await tabTo('Value of row 1');
    const hasOptions = await page.locator('[role="combobox"]:focus').count();
    if (hasOptions) await chooseByArrows(value);
    else await type(value);
  }

  async function mapPriority(): Promise<void> {
    await tabTo('Map attribute Priority');
    await press('Enter');
    await tabTo('From journey');
    await press('ArrowRight');
    await tabTo('Value');
    await chooseByArrows('Critical');
    await tabTo('Apply');
    await press('Enter');
    await page.getByText('3 of 3 mapped').waitFor();
  }

  async function publish(): Promise<void> {
    await tabTo('Publish', 'Shift+Tab');
    await press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Publish version 1' });
    await dialog.locator(':focus').waitFor();
    // Not before the server has looked through it.
    const confirm = dialog.getByRole('button', { name: 'Publish', exact: true });
    await eventually(() => confirm.isEnabled()).toBe(true);
    await tabTo('Publish');
    await press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('Version 1 is live.').waitFor();
  }

  async function tellTheRest(editor: StoryEditor, told: Told): Promise<void> {
    await leaveEditor();
    await drawCaseResolved(editor, told.resolved);
    await leaveEditor();
    await sendTest(told);
    await seeWhoGotTheSms(editor, told);
    await resolveCase(told);
    await seeEmail(told);
  }

  async function leaveEditor(): Promise<void> {
    await tabTo('Back to journeys', 'Shift+Tab');
    await press('Enter');
    await page.getByRole('heading', { name: 'Journeys', level: 1 }).waitFor();
  }

  async function drawCaseResolved(editor: StoryEditor, name: string): Promise<void> {
    const condition = ['Status', 'changed to', 'Resolved'] as const;
    await createJourney({ name, trigger: 'Support case status changed', condition });
    await editor.enter();
    await editor.add('e-mail');
    await eventually(focused).toBe('Subject');
    await type('Ticket {{');
    await pick('Case number');
    await eventually(focused).toBe('Subject');
    await type(`: ${name}`);
    await tabTo('Paragraph 1');
    await type('If anything is still wrong, answer this e-mail.');
    await press('Escape');
    await editor.at('b1');
    await publish();
  }

  /** A device reports, from the page of its trigger. */
  async function sendTest({ customer, errorCode, deviceId, journey }: Told): Promise<void> {
    await goTo('Triggers');
    await openListed('IoT device malfunctioned');
    await tabTo('Overview');
    await tabTo('Test send', 'ArrowRight');
    await tabTo(/^Customer\b/);
    await type(customer);
    const options = page.getByRole('option');
    await eventually(() => options.allInnerTexts()).toEqual([
      expect.stringMatching(new RegExp(`^${customer}\\b`)),
    ]);
    await press('ArrowDown', 'Enter');
    await tabTo(/^ErrorCode/);
    await type(`${errorCode}`);
    await tabTo(/^DeviceID/);
    await type(deviceId);
    await tabTo('Send test');
    await press('Enter');
    const outcome = page.locator('[data-test-outcome]');
    await eventually(() => outcome.innerText()).toContain(`${journey}: entered`);
  }

  /** The numbers of the step lead to the customer, and what became of her. */
  async function seeWhoGotTheSms(editor: StoryEditor, { journey, customer }: Told): Promise<void> {
    await goTo('Journeys');
    await openListed(journey);
    await editor.enter();
    await press(...editor.toSms);
    await editor.at('b3');
    await editor.seeNumbers('b3');
    await press('Enter');
    await tabTo('Properties', 'Shift+Tab');
    await press('ArrowRight');
    const sent = page.locator('[data-delivery-state="sent"]');
    await sent.getByText('1', { exact: true }).waitFor();
    await tabTo(/^Sent/);
    await press('Enter');
    await tabTo(customer);
    await press('Enter');
    await page.getByRole('heading', { name: customer }).waitFor();
    await page
      .getByRole('listitem')
      .filter({ hasText: `Finished “${journey}”` })
      .waitFor();
  }

  async function resolveCase({ caseSubject, resolved }: Told): Promise<void> {
    await tabTo('Timeline');
    await tabTo('Cases', 'ArrowRight');
    const subject = new RegExp(`^${caseSubject}\\b`);
    await page.getByRole('link', { name: subject }).first().waitFor();
    await tabTo(subject);
    await press('Enter');
    await page.getByRole('heading', { name: 'History' }).waitFor();
    await setStatus('In progress');
    await page.getByText(`${resolved}: refused`).locator('visible=true').first().waitFor();
    await setStatus('Resolved');
    await page.getByText(`${resolved}: entered`).locator('visible=true').first().waitFor();
  }

  async function setStatus(status: string): Promise<void> {
    await tabTo('Status');
    await chooseByArrows(status);
    await page.getByText(`→ ${status}`).first().waitFor();
    // Whoever cannot see it goes on from where they chose.
    await eventually(focused).toBe('Status');
  }

  async function seeEmail({ customer, resolved }: Told): Promise<void> {
    await goTo('Messages');
    const subject = new RegExp(`^Ticket \\d+: ${resolved}$`);
    await page.getByRole('link', { name: subject }).waitFor();
    await tabTo(subject);
    await press('Enter');
    await page.getByText('Checks before sending').waitFor();
    const body = page.frameLocator('iframe').getByText('If anything is still wrong');
    await body.waitFor();
    await page.getByRole('link', { name: customer }).first().waitFor();
  }

  /** A page of the navigation. */
  async function goTo(name: string): Promise<void> {
    await tabTo(name, 'Shift+Tab');
    await press('Enter');
    await page.getByRole('heading', { name, level: 1 }).waitFor();
  }

  /** What a list has under this name, found by its search. */
  async function openListed(name: string): Promise<void> {
    await tabTo(/^Search by name/);
    await type(name);
    await page.waitForURL(/[?&]search=/);
    await page.getByRole('link', { name, exact: true }).waitFor();
    await tabTo(name);
    await press('Enter');
    await page.waitForURL((url) => url.searchParams.get('search') === null);
  }

  async function stopAll(): Promise<void> {
    for (const id of made) await callApi('POST', `/journeys/${id}/stop`, {});
  }

  return { createJourney, addCondition, mapPriority, publish, tellTheRest, stopAll };
}

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFailed, test } from 'vitest';
import type { BrowserSession } from './browser-session.ts';
import {
  canvasReady,
  eventually,
  launchBrowser,
  openSession,
  signInByForm,
  takePicture,
} from './browser-session.ts';
import { checkPage } from './check-page.ts';
import {
  addCondition,
  addStep,
  beginJourney,
  chooseOption,
  chooseTrigger,
  insertValue,
  publish,
} from './designer-actions.ts';

let browser: Browser;
let session: BrowserSession;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  session = await openSession(browser);
  page = session.page;
});

afterAll(async () => {
  await browser?.close();
});

/** One step of the story; each goes on where the one before stopped. */
function step(name: string, run: () => Promise<void>): void {
  test(name, async () => {
    onTestFailed(() => takePicture(page, `failed-${name.slice(0, 40).replaceAll(/\W+/g, '-')}`));
    await run();
  });
}

describe('the seed story, drawn and run in a workspace of one’s own', () => {
  step('signs in and goes to My workspace', async () => {
    await page.goto('/sign-in');
    await checkPage(page, 'sign-in');
    await signInByForm(page);
    await page.getByRole('button', { name: 'Workspace: Demo' }).click();
    await page.getByRole('menuitem', { name: /^My workspace/ }).click();
    await page.getByRole('button', { name: 'Workspace: My workspace' }).waitFor();
    await page.getByText('No journeys yet').waitFor();
    await checkPage(page, 'journeys-empty');
  });

  step('makes the record trigger with the wizard, and makes it ready', async () => {
    await page.getByRole('link', { name: 'Triggers' }).click();
    await page.getByRole('link', { name: 'Case creation requested' }).waitFor();
    await page.getByRole('button', { name: 'New trigger' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Support case status changed');
    await page.getByRole('radio', { name: /^A record related/ }).check();
    await checkPage(page, 'trigger-wizard');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('heading', { name: 'Table' }).waitFor();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('radio', { name: 'Customer' }).check();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('checkbox', { name: 'Updated' }).check();
    await page.getByRole('radio', { name: 'Only these' }).check();
    await page.getByRole('checkbox', { name: 'Status' }).check();
    await checkPage(page, 'trigger-wizard-changes');
    await page.getByRole('button', { name: 'Create draft' }).click();
    await page.getByRole('heading', { name: 'Support case status changed' }).waitFor();
    await page.getByRole('button', { name: 'Ready to use' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Ready to use' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await checkPage(page, 'trigger-record');
  });

  step('begins a journey from the trigger and draws Case resolved', async () => {
    await page.getByRole('button', { name: 'Create a journey with this trigger' }).click();
    const dialog = page.getByRole('dialog', { name: 'New journey' });
    await dialog.getByLabel('Name').fill('Case resolved');
    await checkPage(page, 'journey-create');
    await dialog.getByRole('button', { name: 'Create', exact: true }).click();
    await canvasReady(page);
    await checkPage(page, 'designer-new');

    await page.locator('[data-block="trigger"]').click();
    const pane = page.getByRole('complementary', { name: 'Properties' });
    await addCondition(page, pane, ['Status', 'changed to', 'Resolved']);
    await checkPage(page, 'designer-entry');
    await addStep(page, 'Send an e-mail');
    await typeInto(pane, 'Subject', 'Ticket ');
    await insertValue(page, { pane, field: 'Subject', value: 'Case number' });
    await typeAfter(pane, 'Subject', ' is resolved');
    await typeInto(pane, 'Paragraph 1', 'Hello ');
    await insertValue(page, { pane, field: 'Paragraph 1', value: 'First name' });
    await pane.getByRole('button', { name: 'Add paragraph' }).click();
    await typeInto(pane, 'Paragraph 2', 'If anything is still wrong, answer this e-mail.');
    await checkPage(page, 'designer-email');
    await publish(page);
    await checkPage(page, 'designer-live');
  });

  step('draws Critical device error, maps its attributes and publishes it', async () => {
    const dialog = await beginJourney(page, 'Critical device error', 'IoT device malfunctioned');
    await addCondition(page, dialog, ['ErrorCode', 'greater than', '10']);
    await dialog.getByText('Holds when ErrorCode is greater than 10.').waitFor();
    await dialog.getByRole('button', { name: 'Create', exact: true }).click();

    const pane = await addStep(page, 'Activate a custom trigger');
    await chooseTrigger(
      page,
      pane.getByRole('button', { name: 'Trigger' }),
      'Case creation requested',
    );
    await pane.getByText('0 of 3 mapped').waitFor();
    await pane.getByRole('button', { name: 'Map by name' }).click();
    await pane.getByText('2 of 3 mapped').waitFor();
    await pane.getByRole('button', { name: 'Map attribute Priority' }).click();
    const editor = page.getByRole('group', { name: 'Map Priority' });
    await editor.getByText('Fixed value').click();
    await chooseOption(page, editor.getByRole('combobox', { name: 'Value' }), 'Critical');
    await checkPage(page, 'designer-map-priority');
    await editor.getByRole('button', { name: 'Apply' }).click();
    await pane.getByText('3 of 3 mapped').waitFor();
    await checkPage(page, 'designer-map-attributes');

    await addStep(page, 'Send an SMS');
    await typeInto(pane, 'Text', 'Device ');
    await insertValue(page, { pane, field: 'Text', value: 'DeviceID' });
    await typeAfter(pane, 'Text', ' needs us. Follow your ticket: ');
    await insertValue(page, { pane, field: 'Text', value: 'Status page address' });
    await checkPage(page, 'designer-sms');
    await publish(page);
  });

  step('draws Create support case', async () => {
    const dialog = await beginJourney(page, 'Create support case', 'Case creation requested');
    await dialog.getByRole('button', { name: 'Create', exact: true }).click();
    const pane = await addStep(page, 'Create a case');
    await typeInto(pane, 'Subject', 'Device ');
    await insertValue(page, { pane, field: 'Subject', value: 'DeviceID' });
    await pane.getByRole('button', { name: /^Change the mapping of Priority/ }).click();
    await mapFromJourney('Priority', 'Priority');
    for (const name of ['DeviceID', 'ErrorCode']) {
      await pane.getByPlaceholder('Name of a new field').fill(name);
      await pane.getByRole('button', { name: 'Add field' }).click();
      await pane
        .getByRole('button', { name: new RegExp(`^Change the mapping of ${name}`) })
        .click();
      await mapFromJourney(name, name);
    }
    await checkPage(page, 'designer-create-case');
    await page.locator('[data-save-status="saved"]').waitFor();
  });

  step('creates a customer with phone and e-mail, and one without a phone', async () => {
    await createCustomer({
      first: 'Ana',
      last: 'Reis',
      email: 'ana@example.com',
      phone: '+5511987654321',
    });
    await checkPage(page, 'customer-new');
    await createCustomer({ first: 'Rui', last: 'Lima', email: 'rui@example.com' });
  });

  step('starts nobody for error 10 or an empty one, and says why', async () => {
    await openTest('Ana Reis');
    await checkPage(page, 'trigger-test');
    await testSend('10', 'D-10');
    await testOutcome('Critical device error: refused – ErrorCode 10 is not greater than 10');
    await checkPage(page, 'trigger-test-refused');
    await testSend('', 'D-0');
    await testOutcome('Critical device error: refused – ErrorCode has no value');
  });

  step('opens the status page before there is a case, and says so', async () => {
    await testSend('11', 'D-11');
    await testOutcome('Critical device error: entered');
    const status = await openStatusPage('Device D-11 needs us');
    await status.page.getByRole('heading', { name: 'Your ticket is being opened' }).waitFor();
    // Looked at without its refresh, which would take the page away from under the check.
    const html = await status.page.content();
    const refresh = /<meta http-equiv="refresh"[^>]*>/;
    expect(html).toMatch(refresh);
    await status.page.setContent(html.replace(refresh, ''));
    await checkPage(status.page, 'status-opening');
    expect(status.complaints).toEqual([]);
    await status.page.context().close();
  });

  step('publishes Create support case; error 12 sends the SMS and opens the case', async () => {
    await openJourney('Create support case');
    await publish(page);
    await openTest('Ana Reis');
    await testSend('12', 'D-12');
    await testOutcome('Critical device error: entered');
    await checkPage(page, 'trigger-test-started');

    const status = await openStatusPage('Device D-12 needs us');
    await status.page.getByText('Open', { exact: true }).first().waitFor();
    await checkPage(status.page, 'status-open');
    const number = await status.page.getByRole('heading', { level: 1 }).innerText();
    expect(await status.page.content()).not.toContain('Ana');
    expect(status.complaints).toEqual([]);
    await status.page.context().close();

    await page.getByRole('link', { name: 'Cases' }).click();
    const cases = page.getByRole('table', { name: 'Cases' });
    await eventually(() => cases.getByRole('row').count()).toBe(2);
    await checkPage(page, 'cases');
    await cases.getByRole('link', { name: 'Device D-12', exact: true }).click();
    await page.getByRole('heading', { name: `#${number} Device D-12` }).waitFor();
    await expectFacts({ DeviceID: 'D-12', ErrorCode: '12', Customer: 'Ana Reis' });
    expect(await page.getByRole('combobox', { name: 'Priority' }).inputValue()).toBe('Critical');
    await checkPage(page, 'case');
    // Its journey is opened with the way of the one who opened it.
    await page.getByRole('link', { name: 'Create support case' }).click();
    await page.locator('[data-path-of]').getByText('Ana Reis').waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: `#${number} Device D-12` }).waitFor();
  });

  step('sends one e-mail when the case is resolved, and none before', async () => {
    const saved = page.getByText('Saved. It raised the trigger').locator('visible=true');
    await chooseOption(page, page.getByRole('combobox', { name: 'Status' }), 'In progress');
    await saved.waitFor();
    await page.getByText('Open → In progress').first().waitFor();
    await chooseOption(page, page.getByRole('combobox', { name: 'Status' }), 'Resolved');
    await page.getByText('In progress → Resolved').first().waitFor();
    await page.getByText('Case resolved: entered').locator('visible=true').first().waitFor();
    await checkPage(page, 'case-resolved');

    await page.getByRole('link', { name: 'Triggers' }).click();
    await page.getByRole('link', { name: 'Support case status changed' }).click();
    await page.getByRole('tab', { name: 'Events' }).click();
    // Not what was announced before.
    const events = page.getByRole('list', { name: 'Events' });
    await events.getByText('Case resolved: entered').waitFor();
    await events.getByText('Case resolved: refused – ').waitFor();
    await checkPage(page, 'trigger-events-record');

    await page.getByRole('link', { name: 'Messages' }).click();
    const messages = page.getByRole('table', { name: 'Messages' });
    await messages.getByRole('link', { name: /^Ticket \d+ is resolved$/ }).waitFor();
    // Two SMS, one e-mail.
    expect(await messages.getByRole('row').count()).toBe(1 + 3);
    await checkPage(page, 'messages');
    await messages.getByRole('link', { name: /^Ticket \d+ is resolved$/ }).click();
    await page.getByText('Checks before sending').waitFor();
    await checkPage(page, 'message-email');
  });

  step('lets a customer without a phone go on, and lists them as not sent', async () => {
    await openTest('Rui Lima');
    await testSend('13', 'D-13');
    await testOutcome('Critical device error: entered');
    await openJourney('Critical device error');
    await expectNumber('trigger', { entered: 3, refused: 2, inside: 0, finished: 3 });
    for (const card of await page.locator('[data-block="b1"], [data-block="b2"]').all()) {
      await eventually(() => numbersOf(card)).toEqual({
        entered: 3,
        here: 0,
        passed: 3,
        exited: 0,
      });
    }
    await checkPage(page, 'designer-numbers');

    await page.locator('[data-block="b2"]').click();
    const pane = page.getByRole('complementary', { name: 'Properties' });
    await pane.getByRole('tab', { name: 'Numbers' }).click();
    const notSent = pane.locator('[data-delivery-state="notSent"]');
    await notSent.getByText('The customer has no phone number.').waitFor();
    await notSent.getByRole('button', { name: 'Not sent 1', exact: true }).click();
    await notSent.getByRole('link', { name: 'Rui Lima' }).waitFor();
    await pane.locator('[data-delivery-state="sent"]').getByText('2', { exact: true }).waitFor();
    await checkPage(page, 'designer-delivery');

    await page.getByRole('button', { name: /^2 Refused/ }).click();
    const refusals = page.locator('[data-refusals]');
    await refusals.getByText('ErrorCode 10 is not greater than 10').waitFor();
    await refusals.getByText('ErrorCode has no value').waitFor();
    await checkPage(page, 'designer-refusals');
  });

  step('tells the customer’s story in order', async () => {
    await page.goto('/customers');
    await page.getByRole('link', { name: 'Ana Reis' }).click();
    await page.getByRole('listitem').filter({ hasText: 'Finished “Case resolved”' }).waitFor();
    await checkPage(page, 'customer-timeline');
    const titles = await page.locator('li[data-type]').evaluateAll((entries) =>
      entries.map((entry) => {
        const title = entry.querySelector('[class*="title"]')?.textContent ?? '';
        return `${entry.getAttribute('data-type')}: ${title}`;
      }),
    );
    const story = titles.reverse();
    // Journeys that run side by side may mix; each tells its own steps in order.
    expect(story.slice(0, 4)).toEqual([...REFUSED, ...REFUSED]);
    expect(inOrder(story.slice(4), [...ENTERED, ...ENTERED])).toEqual([...ENTERED, ...ENTERED]);
    expect(inOrder(story, CASE_STORY)).toEqual(CASE_STORY);
    expect(story).toHaveLength(31);
  });

  step('sees that everything holds', async () => {
    await page.getByRole('link', { name: 'Health' }).click();
    await page.getByRole('alert').getByText('Everything holds').waitFor();
    expect(await page.getByText('Holds', { exact: true }).count()).toBe(7);
    await checkPage(page, 'health');
  });

  step('sends an event with the pasted snippet and a key made in Settings', async () => {
    await page.getByRole('link', { name: 'Settings' }).click();
    await checkPage(page, 'settings-members');
    await page.getByRole('tab', { name: 'Channels' }).click();
    await checkPage(page, 'settings-channels');
    await page.getByRole('tab', { name: 'API keys' }).click();
    await checkPage(page, 'settings-keys-empty');
    await page.getByRole('button', { name: 'New API key' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'New API key' });
    await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Device gateway');
    await dialog.getByRole('button', { name: 'Create key' }).click();
    await dialog.getByText('Copy the key now').waitFor();
    const key = await dialog.locator('pre, code').first().innerText();
    await dialog.getByRole('button', { name: 'I have kept it' }).click();
    await page.getByText('Device gateway').waitFor();
    await checkPage(page, 'settings-keys');

    await page.getByRole('link', { name: 'Triggers' }).click();
    await page.getByRole('link', { name: 'IoT device malfunctioned' }).click();
    await page.getByRole('tab', { name: 'Code' }).click();
    const snippet = await page.getByRole('region', { name: 'curl' }).locator('code').innerText();
    await checkPage(page, 'trigger-code');
    const { stdout } = await promisify(execFile)('sh', ['-c', snippet], {
      env: { PATH: process.env.PATH, PERCURSO_API_KEY: key.trim() },
    });
    expect(JSON.parse(stdout)).toEqual({ accepted: 1, duplicates: 0 });
    await page.getByRole('tab', { name: 'Events' }).click();
    await page.getByRole('listitem').filter({ hasText: 'customer-1' }).waitFor();
    await checkPage(page, 'trigger-events');
  });

  step('leaves nothing in the browser’s console', async () => {
    await page.goto('/triggers');
    await checkPage(page, 'triggers');
    await page.goto('/customers');
    await checkPage(page, 'customers');
    await page.goto('/journeys');
    await page.getByRole('link', { name: 'Case resolved' }).waitFor();
    await checkPage(page, 'journeys');
    expect(session.complaints).toEqual([]);
  });
});

const REFUSED = [
  'event: IoT device malfunctioned',
  'refused: Did not enter “Critical device error”',
];

const ENTERED = [
  'event: IoT device malfunctioned',
  'entered: Entered “Critical device error”',
  'step: Passed the step “Custom trigger”',
  'message: SMS to +5511987654321',
  'step: Passed the step “SMS”',
  'left: Finished “Critical device error”',
];

const CASE_STORY = [
  'event: Case creation requested',
  'entered: Entered “Create support case”',
  'case-opened: Case #1001 opened',
  'step: Passed the step “Create case”',
  'left: Finished “Create support case”',
  'case-changed: Case #1001 changed',
  'event: Support case status changed',
  'refused: Did not enter “Case resolved”',
  'case-changed: Case #1001 changed',
  'event: Support case status changed',
  'entered: Entered “Case resolved”',
  'message: E-mail to ana@example.com',
  'step: Passed the step “E-mail”',
  'left: Finished “Case resolved”',
];

/** What of the wanted entries the story tells, one after the other. */
function inOrder(story: readonly string[], wanted: readonly string[]): string[] {
  const found: string[] = [];
  for (const entry of story) if (entry === wanted[found.length]) found.push(entry);
  return found;
}

interface NewCustomer {
  first: string;
  last: string;
  email: string;
  phone?: string;
}

async function createCustomer({ first, last, email, phone }: NewCustomer): Promise<void> {
  await page.goto('/customers');
  await page.getByRole('button', { name: 'New customer' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'New customer' });
  await dialog.getByLabel('First name').fill(first);
  await dialog.getByLabel('Last name').fill(last);
  await dialog.getByLabel('E-mail').fill(email);
  if (phone) await dialog.getByLabel('Phone').fill(phone);
  await dialog.getByRole('button', { name: 'Create customer' }).click();
  await page.getByRole('heading', { name: `${first} ${last}` }).waitFor();
}

/** The test send of the device trigger, with the customer chosen. */
async function openTest(customer: string): Promise<void> {
  await page.goto('/triggers');
  await page.getByRole('link', { name: 'IoT device malfunctioned' }).click();
  await page.getByRole('tab', { name: 'Test send' }).click();
  await page.getByRole('textbox', { name: 'Customer' }).fill(customer.slice(0, 3));
  await page.getByRole('option', { name: new RegExp(`^${customer}`) }).click();
}

async function testSend(errorCode: string, device: string): Promise<void> {
  await page.getByLabel('ErrorCode').fill(errorCode);
  await page.getByLabel('DeviceID').fill(device);
  await page.getByRole('button', { name: /^Send (test|another)$/ }).click();
}

/** Waits for the sentence that says what the last test send led to. */
async function testOutcome(sentence: string): Promise<void> {
  const outcome = page.locator('[data-test-outcome]');
  await eventually(() => outcome.innerText()).toContain(sentence);
}

async function openJourney(name: string): Promise<void> {
  await page.goto('/journeys');
  await page.getByRole('link', { name, exact: true }).click();
  await canvasReady(page);
}

/** Opens the link of an SMS as its receiver would: signed out, in another browser. */
async function openStatusPage(textBegins: string): Promise<BrowserSession> {
  await page.getByRole('link', { name: 'Messages' }).click();
  await page.getByRole('link', { name: new RegExp(`^${textBegins}`) }).click();
  await page.getByText('Checks before sending').waitFor();
  await checkPage(page, 'message-sms');
  const text = await page.locator('main').innerText();
  const url = /https?:\/\/\S+\/s\/[\w-]{22}/.exec(text)?.[0];
  if (!url) throw new Error(`The SMS “${textBegins}” holds no link to a status page: ${text}`);
  await page.goBack();
  const receiver = await openSession(browser);
  await receiver.page.goto(url);
  return receiver;
}

async function mapFromJourney(name: string, attribute: string): Promise<void> {
  const editor = page.getByRole('group', { name: `Map ${name}` });
  await editor.getByText('From journey').click();
  await editor.getByPlaceholder('Search attributes').fill(attribute);
  await editor
    .getByRole('option', { name: new RegExp(`^${attribute}`) })
    .first()
    .click();
  await editor.getByRole('button', { name: 'Apply' }).click();
}

async function expectFacts(facts: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(facts)) {
    const fact = page.locator('dl > div', { has: page.getByText(label, { exact: true }) });
    expect([label, await fact.first().locator('dd').innerText()]).toEqual([label, value]);
  }
}

/** The live numbers at the foot of a card. */
async function numbersOf(card: Locator): Promise<Record<string, number>> {
  const pairs = await card
    .locator('[data-numbers]')
    .first()
    .locator('[data-number]')
    .evaluateAll((numbers) =>
      numbers.map((one) => [one.getAttribute('data-number'), Number(one.textContent)]),
    );
  return Object.fromEntries(pairs) as Record<string, number>;
}

async function expectNumber(block: string, numbers: Record<string, number>): Promise<void> {
  await eventually(() => numbersOf(page.locator(`[data-block="${block}"]`))).toEqual(numbers);
}

async function typeInto(pane: Locator, field: string, text: string): Promise<void> {
  await pane.getByLabel(field, { exact: true }).fill(text);
}

/** Types at the end of what stands in the field. */
async function typeAfter(pane: Locator, field: string, text: string): Promise<void> {
  const input = pane.getByLabel(field, { exact: true });
  await input.press('End');
  await input.pressSequentially(text);
}

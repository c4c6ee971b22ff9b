import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { canvasReady, eventually, launchBrowser, openSession, signIn } from './browser-session.ts';
import { callApi } from './call-api.ts';
import { checkPage } from './check-page.ts';
import { stackHere } from './stack-here.ts';

let browser: Browser;
let page: Page;

const document = {
  schema: 1,
  name: 'Tried out',
  entry: { trigger: 'iot-device-malfunctioned' },
  settings: {},
  blocks: [
    {
      id: 'b1',
      kind: 'condition',
      config: {
        when: { all: [{ attribute: 'trigger.ErrorCode', operator: 'greater-than', value: 10 }] },
      },
      branches: {
        yes: [
          { id: 'b2', kind: 'wait', config: { duration: { amount: 2, unit: 'days' } } },
          {
            id: 'b3',
            kind: 'wait-for',
            config: {
              events: [{ id: 'e1', trigger: 'support-case-status-changed', correlate: 'contact' }],
              mode: 'any',
              limit: { amount: 7, unit: 'days' },
            },
            branches: {
              e1: [
                {
                  id: 'b4',
                  kind: 'sms',
                  config: {
                    text: '{{ contact.firstName }}, error {{ trigger.ErrorCode }}',
                    purpose: 'transactional',
                  },
                },
              ],
              timeout: [],
            },
          },
        ],
        no: [],
      },
    },
  ],
};

beforeAll(async () => {
  browser = await launchBrowser();
  page = (await openSession(browser)).page;
  await signIn(page);
  const answer = await page.request.post('/api/v1/journeys', {
    headers: { authorization: `Bearer ${stackHere().apiKey}` },
    data: { document },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
  await page.goto(`/journeys/${(await answer.json()).id}`);
  await canvasReady(page);
});

afterAll(async () => {
  await browser?.close();
});

const press = (...keys: string[]) =>
  keys.reduce(async (before, key) => {
    await before;
    await page.keyboard.press(key);
  }, Promise.resolve());

/** Goes there with the Tab key alone. */
async function tabTo(target: Locator): Promise<void> {
  await target.waitFor({ state: 'attached' });
  for (let stop = 0; stop < 60; stop += 1) {
    if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The Tab key does not lead to ${target}.`);
}

const here = () => page.locator('[data-test-step="here"]');
const announced = () => page.locator('[data-announcement]').last().textContent();

test('a journey is tried, saved as a case and run again, by keyboard alone', async () => {
  const pane = page.getByRole('complementary', { name: 'Test' });
  await tabTo(page.locator('[data-editor="canvas"]'));
  await press('t');
  await tabTo(pane.getByRole('radio', { name: 'Customer' }));
  await press('ArrowRight');
  await tabTo(pane.getByLabel('First name'));
  await page.keyboard.type('Ana');
  await tabTo(pane.getByLabel('Phone'));
  await page.keyboard.type('+5511999990000');
  await tabTo(pane.getByLabel('ErrorCode'));
  await page.keyboard.type('12');
  await press('Enter');
  await pane.getByText('This is required.').waitFor();
  await tabTo(pane.getByLabel('DeviceID'));
  await page.keyboard.type('D-1');
  await press('Enter');

  // Stepped on: the condition in words, the wait skipped, the question asked.
  await eventually(() => page.evaluate(() => globalThis.document.activeElement?.id)).toBe(
    'test-steps',
  );
  await press('ArrowDown');
  await eventually(() => here().innerText()).toContain('ErrorCode 12 is greater than 10 → Yes');
  await eventually(announced).toContain('ErrorCode 12 is greater than 10 → Yes');
  expect(await page.locator('[data-block="b1"]').getAttribute('data-test-mark')).toBe('here');
  await press('ArrowDown');
  await eventually(() => here().innerText()).toContain('Waited 2 days');
  await press('ArrowUp', 'End');
  await eventually(() => page.evaluate(() => globalThis.document.activeElement?.textContent)).toBe(
    'Happens: Support case status changed',
  );
  await press('Enter');
  await eventually(() => here().innerText()).toContain('The event came with');
  await press('ArrowDown');
  await eventually(() => here().innerText()).toContain('Ana, error 12');
  expect(await here().innerText()).toContain('Would be sent');
  expect(await page.locator('[data-test-mark="passed"][data-block]').count()).toBe(4);
  await checkPage(page, 'test-mode');
  await press('End');
  await eventually(() => here().innerText()).toContain('Reaches the end');

  await tabTo(pane.getByRole('button', { name: 'Save as test case' }));
  await press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Save this test as a case' });
  await tabTo(dialog.getByLabel('Name of the case'));
  await page.keyboard.type('Critical device');
  await press('Enter');
  await dialog.waitFor({ state: 'detached' });

  const runAll = pane.getByRole('button', { name: 'Run all' });
  await tabTo(pane.getByRole('tab', { name: 'Try' }));
  await press('ArrowRight');
  await tabTo(runAll);
  await press('Enter');
  await pane.getByText('1 passed').waitFor();

  // Without its SMS the journey is another one: the case says so, and so does publishing.
  await press('Escape');
  await eventually(() =>
    page.evaluate(() => globalThis.document.activeElement?.getAttribute('data-editor')),
  ).toBe('canvas');
  await press('End', 'Delete', 't');
  await tabTo(runAll);
  await press('Enter');
  await pane.getByText('1 changed').waitFor();
  await pane.getByText('expected a message, there was none.').waitFor();
  await checkPage(page, 'test-cases', ['light']);
  await press('Escape');
  await tabTo(page.getByRole('button', { name: 'Publish' }));
  await press('Enter');
  const publishing = page.getByRole('dialog', { name: /^Publish version/ });
  await publishing.getByText('expected a message, there was none.').waitFor();
  await tabTo(publishing.getByRole('checkbox', { name: 'Publish although they do' }));
});

interface Asked {
  attribute: string;
  value: string;
}

/** Opens a new journey of one condition with the form of test mode beside it. */
async function openTest(name: string, trigger: string, { attribute, value }: Asked) {
  const when = { all: [{ attribute, operator: 'is', value }] };
  const block = { id: 'b1', kind: 'condition', config: { when }, branches: { yes: [], no: [] } };
  const { id } = await callApi('POST', '/journeys', {
    document: { schema: 1, name, entry: { trigger }, settings: {}, blocks: [block] },
  });
  await page.goto(`/journeys/${id}`);
  await canvasReady(page);
  await page.getByRole('button', { name: 'Test', exact: true }).click();
  return page.getByRole('complementary', { name: 'Test' });
}

test('a change of a case is told by the fields of that case, filled in as it stands', async () => {
  await callApi('PUT', '/contacts/form-iva', { firstName: 'Iva', lastName: 'Formosa' });
  const stored = { subject: 'Fan is loud', contactId: 'form-iva', priority: 'Low' };
  await callApi('POST', '/cases', { ...stored, status: 'In progress' });
  const pane = await openTest('Case by fields', 'case-status-changed', {
    attribute: 'trigger.record.status',
    value: 'Resolved',
  });
  // Before anybody is chosen there is an example.
  expect(await pane.getByLabel('Subject').inputValue()).toBe('Device D-7 reports an error');
  await pane.getByRole('textbox', { name: 'Customer' }).fill('Formosa');
  await page.getByRole('option', { name: /Iva Formosa/ }).click();
  await eventually(() => pane.getByLabel('Subject').inputValue()).toBe('Fan is loud');
  const status = pane.getByRole('combobox', { name: 'Status', exact: true });
  expect(await status.inputValue()).toBe('In progress');
  const before = pane.getByRole('combobox', { name: 'Status before the change' });
  expect(await before.inputValue()).toBe('Open');
  await checkPage(page, 'test-record');
  await status.click();
  await page.getByRole('option', { name: 'Resolved' }).click();
  await pane.getByRole('button', { name: 'Start test' }).click();
  await here().waitFor();
  await press('ArrowDown');
  await eventually(() => here().innerText()).toContain('Status “Resolved” is “Resolved” → Yes');
});

test('a contact that was created is the one that was chosen, and another by hand', async () => {
  await callApi('PUT', '/contacts/form-leo', {
    firstName: 'Leo',
    lastName: 'Formosa',
    language: 'es',
  });
  const pane = await openTest('Contact by fields', 'contact-created', {
    attribute: 'trigger.record.language',
    value: 'es',
  });
  await pane.getByRole('textbox', { name: 'Customer' }).fill('Leo Formosa');
  await page.getByRole('option', { name: /Leo Formosa/ }).click();
  await eventually(() => pane.getByLabel('First name').inputValue()).toBe('Leo');
  expect(await pane.getByLabel('Which fields changed').count()).toBe(0);
  await pane.getByRole('button', { name: 'Start test' }).click();
  await here().waitFor();
  await press('ArrowDown');
  await eventually(() => here().innerText()).toContain('→ Yes');
  await pane.getByRole('button', { name: 'Change' }).first().click();
  await pane.getByLabel('Language').fill('fr');
  await pane.getByRole('button', { name: 'Start test' }).click();
  await here().waitFor();
  await press('ArrowDown');
  await eventually(() => here().innerText()).toContain('→ No');
});

test('what was edited of a customer’s record is not that of somebody made up', async () => {
  await callApi('PUT', '/contacts/form-noa', { firstName: 'Noa', lastName: 'Formosa' });
  await callApi('POST', '/cases', { subject: 'Door is stuck', contactId: 'form-noa' });
  const pane = await openTest('Other record', 'case-status-changed', {
    attribute: 'contact.firstName',
    value: 'Noa',
  });
  const subject = pane.getByLabel('Subject');
  await pane.getByRole('textbox', { name: 'Customer' }).fill('Noa Formosa');
  await page.getByRole('option', { name: /Noa Formosa/ }).click();
  await eventually(() => subject.inputValue()).toBe('Door is stuck');
  await subject.fill('Door is open');
  await pane.getByText('Made up', { exact: true }).click();
  await eventually(() => subject.inputValue()).toBe('Device D-7 reports an error');
});

test('the checklist of a new journey leads to its message and to its test', async () => {
  const { id } = await callApi('POST', '/journeys', {
    document: {
      schema: 1,
      name: 'By checklist',
      entry: { trigger: 'contact-created' },
      settings: {},
      blocks: [],
    },
  });
  await page.goto(`/journeys/${id}`);
  await canvasReady(page);
  const item = (key: string) => page.locator(`[data-checklist="${key}"]`);
  expect(await item('test').textContent()).toContain('not done yet');
  await item('message').click();
  const picker = page.getByRole('dialog', { name: /^Add a step/ });
  await picker.getByRole('option', { name: /SMS/ }).click();
  await page.getByRole('textbox', { name: 'Text' }).waitFor();
  await page.locator('[data-editor="canvas"]').focus();
  await press('Escape');
  await eventually(() => item('message').textContent()).toContain('not done yet');
  await checkPage(page, 'checklist');
  await item('message').click();
  const text = page.getByRole('textbox', { name: 'Text' });
  await eventually(() =>
    text.evaluate((field) => field === field.ownerDocument.activeElement),
  ).toBe(true);
  await text.fill('Hello');
  await page.locator('[data-editor="canvas"]').focus();
  await press('Escape');
  await eventually(() => item('message').textContent()).toContain(': done');

  await item('test').click();
  const pane = page.getByRole('complementary', { name: 'Test' });
  await pane.getByText('Made up', { exact: true }).click();
  await pane.getByRole('button', { name: 'Start test' }).click();
  await here().waitFor();
  await page.reload();
  await canvasReady(page);
  await page.locator('[data-editor="canvas"]').focus();
  await press('Escape');
  await eventually(() => item('test').textContent()).toContain(': done');
});

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, test } from 'vitest';
import { canvasReady, eventually, launchBrowser, openSession, signIn } from './browser-session.ts';
import { callApi } from './call-api.ts';
import { checkPage } from './check-page.ts';
import { addCondition, insertValue } from './designer-actions.ts';

let browser: Browser;
let page: Page;
let journeyId: string;

beforeAll(async () => {
  browser = await launchBrowser();
  page = (await openSession(browser, { viewport: { width: 1536, height: 1200 } })).page;
  await signIn(page);
  await callApi('PUT', '/contacts/seat-holder', {
    firstName: 'Rui',
    phone: '+5511999990077',
    attributes: { seatPlan: 'gold', seatCount: 4, outcome: 'won' },
  });
  const unknown = { attribute: 'contact.seatColour', operator: 'is', value: 'red' };
  const document = {
    schema: 1,
    name: 'By seats',
    entry: { trigger: 'iot-device-malfunctioned' },
    settings: {},
    blocks: [
      {
        id: 'b1',
        kind: 'condition',
        config: { when: { all: [] } },
        branches: {
          yes: [{ id: 'b2', kind: 'sms', config: { text: 'Plan: ', purpose: 'transactional' } }],
          no: [],
        },
      },
      {
        id: 'b3',
        kind: 'condition',
        config: { when: { all: [unknown] } },
        branches: { yes: [], no: [] },
      },
    ],
  };
  journeyId = (await callApi('POST', '/journeys', { document })).id;
});

afterAll(async () => {
  await browser?.close();
});

const saved = async () => (await callApi('GET', `/journeys/${journeyId}`)).document.blocks;

test('an own attribute of customers is chosen in a condition and in an SMS, and tried', async () => {
  await page.goto(`/journeys/${journeyId}`);
  await canvasReady(page);
  const pane = page.getByRole('complementary', { name: 'Properties' });

  await page.locator('[data-block="b1"]').click();
  await pane.getByRole('button', { name: 'Add condition' }).click();
  const own = page.getByRole('group', { name: 'Customer, own attributes' });
  await own.getByRole('option', { name: /^seatCount.*Number$/ }).waitFor();
  // Called as whoever gave it called it, though a step's result of this name has another word.
  await own.getByRole('option', { name: /^outcome/ }).waitFor();
  await checkPage(page, 'own-attributes');
  await page.keyboard.press('Escape');
  await addCondition(page, pane, ['seatCount', 'at least', '3']);
  await pane.getByText('Holds when seatCount is at least 3.').waitFor();

  await page.locator('[data-block="b2"]').click();
  await pane.getByRole('textbox', { name: 'Text', exact: true }).press('End');
  await insertValue(page, { pane, field: 'Text', value: 'seatPlan' });
  await pane.locator('[data-value="contact.seatPlan"]:not([data-unknown])').waitFor();
  const when = { all: [{ attribute: 'contact.seatCount', operator: 'at-least', value: 3 }] };
  const sms = { config: { text: 'Plan: {{ contact.seatPlan }}' } };
  await eventually(saved).toMatchObject([{ config: { when }, branches: { yes: [sms] } }, {}]);

  await page.locator('[data-block="b3"]').click();
  await pane
    .getByText('No customer has had the attribute seatColour yet', { exact: false })
    .waitFor();

  await page.keyboard.press('Escape');
  await page.keyboard.press('t');
  const tried = page.getByRole('complementary', { name: 'Test' });
  await tried.getByText('Made up').click();
  await tried.getByLabel('Phone').fill('+5511999990078');
  await tried.getByRole('button', { name: 'Add attribute' }).click();
  await tried.getByLabel('Name of attribute 1').first().fill('seatC');
  await page.getByRole('option', { name: 'seatCount' }).click();
  await tried.getByLabel('Value of attribute 1').fill('4');
  await tried.getByLabel('ErrorCode').fill('12');
  await tried.getByLabel('DeviceID').fill('D-1');
  await tried.getByRole('button', { name: 'Start test' }).click();
  await tried.getByText('seatCount 4 is at least 3 → Yes', { exact: false }).first().waitFor();
});

import { readFile } from 'node:fs/promises';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canvasReady, eventually, launchBrowser, openSession, signIn } from './browser-session.ts';
import { callApi } from './call-api.ts';
import { checkPage } from './check-page.ts';
import { chooseOption } from './designer-actions.ts';

let browser: Browser;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  browser = await launchBrowser();
  ({ page, complaints } = await openSession(browser));
  await signIn(page);
});

afterAll(async () => {
  expect(complaints).toEqual([]);
  await browser?.close();
});

describe('customers from a file', () => {
  test('are mapped, checked and imported, and who was refused can be kept', async () => {
    await page.goto('/customers');
    await page.getByRole('button', { name: 'Import' }).click();
    await page.getByRole('heading', { name: 'Import customers' }).waitFor();
    const csv = [
      'Código;E-mail;Nome;Pontos;Newsletter',
      'imp-1;imp-1@example.com;José;12;sim',
      'imp-2;imp-2@example.com;Bia;7;',
      ';not-an-address;Nobody;1;',
    ].join('\r\n');
    await page.locator('input[type="file"]').setInputFiles({
      name: 'customers.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(csv, 'latin1'),
    });
    await page.getByText('3 rows').waitFor();
    expect(await page.getByLabel('Encoding').first().inputValue()).toContain('Latin-1');
    const becomes = (column: string) =>
      page.getByRole('combobox', { name: `What column ${column} becomes` });
    expect(await becomes('Código').inputValue()).toBe('External id');
    await becomes('Pontos').click();
    await page.getByRole('option', { name: 'Leave out' }).click();
    await page.getByRole('button', { name: 'See what would happen' }).click();
    await page.getByRole('heading', { name: 'Refused rows' }).waitFor();
    await checkPage(page, 'customers-import');
    const refused = page.getByRole('table', { name: 'Refused rows' }).getByRole('row').last();
    expect(await refused.innerText()).toMatch(/^4\s+E-mail\s+Expected an e-mail address.*not-an/s);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download the list' }).click();
    expect((await download).suggestedFilename()).toBe('customers-refused.csv');

    await page.getByRole('button', { name: 'Import 2 rows' }).click();
    await page.getByRole('button', { name: 'Show customers' }).click();
    await page.getByRole('link', { name: 'José' }).click();
    await page.getByText('imp-1@example.com').first().waitFor();
    await page.getByText('imp-1@example.com · by an import').waitFor();
  });
});

describe('consent', () => {
  test('kept from sending is told on the block, the consent page and the timeline; opted in, it is sent', async () => {
    const address = '+5511955550001';
    const { id: contactId } = await callApi('PUT', '/contacts/consent-1', {
      firstName: 'Caio',
      phone: address,
    });
    await page.goto(`/customers/${contactId}`);
    await page.getByRole('link', { name: `History of ${address}` }).click();
    await record('Opted out', 'Told us by phone');
    await checkPage(page, 'consent-point');

    const [held] = await messagesAfterEvent(contactId, 1);
    expect(held).toMatchObject({ state: 'skipped', reason: 'opted-out', to: address });
    const kept = page.getByText('Kept here, not delivered to anyone');
    await page.goto(`/messages/${held?.id}`);
    await page.getByRole('heading', { name: 'As it was prepared' }).waitFor();
    expect(await kept.count(), 'told as kept though it was never handed over').toBe(0);
    await page.goto(`/journeys/${held?.journeyId}?block=${held?.blockId}`);
    await canvasReady(page);
    const pane = page.getByRole('complementary', { name: 'Properties' });
    await pane.getByRole('tab', { name: 'Numbers' }).click();
    await pane.getByRole('button', { name: /^Not sent/ }).click();
    const item = pane.getByRole('listitem').filter({ hasText: address });
    await item.getByRole('link', { name: 'Open consent' }).click();
    const drawer = page.getByRole('dialog', { name: address });
    await drawer.getByRole('heading', { name: 'Not sent because of this' }).waitFor();
    await drawer.getByText('Told us by phone').waitFor();
    await drawer.getByRole('link', { name: 'Open step' }).click();
    await canvasReady(page);
    expect(page.url()).toContain(`block=${held?.blockId}`);

    await page.goto(`/customers/${contactId}`);
    await page.getByText('Not sent – The customer opted out.').waitFor();
    await page.getByText('Told us by phone').waitFor();
    const day = page.getByRole('textbox', { name: 'Go to a day' });
    await day.fill('2020-03-08');
    await page.getByText('Nothing happened until that day.').waitFor();
    await day.blur();
    expect(await day.inputValue()).toBe('03/08/2020');
    const calendar = page.getByRole('button', { name: 'Open calendar Go to a day' });
    await calendar.press('Enter');
    await page.getByRole('button', { name: 'Next month' }).waitFor();
    // The day that is chosen has the focus, and arrows lead on from it.
    await page.locator('button[data-selected]:focus').waitFor();
    await checkPage(page, 'timeline-calendar');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await eventually(() => day.inputValue()).toBe('03/09/2020');
    await eventually(() => calendar.evaluate((one) => one === document.activeElement)).toBe(true);
    await checkPage(page, 'timeline-of-a-day');
    await page.getByRole('button', { name: 'Back to now' }).click();
    await page.getByText('Told us by phone').waitFor();
    expect(await day.inputValue()).toBe('');
    await hasFocus(day);

    // The list of messages counts by the same periods as the block.
    const ofBlock = `/messages?journey=${held?.journeyId}&block=${held?.blockId}&version=1`;
    await page.goto(`${ofBlock}&period=last-24-hours&zone=UTC`);
    await page.getByRole('link', { name: 'Caio' }).waitFor();
    await checkPage(page, 'messages-of-period');
    await page.goto(`${ofBlock}&period=2020-01-01..2020-01-02`);
    await page.getByRole('heading', { name: 'Nothing matches' }).waitFor();

    await page.goto(
      `/consent/why?journey=${held?.journeyId}&block=${held?.blockId}&contact=${contactId}`,
    );
    await page.getByRole('button', { name: 'Check', exact: true }).click();
    await page.getByText('It would not be sent').first().waitFor();
    await checkPage(page, 'consent-why');

    await page.goto('/consent');
    await page.getByRole('searchbox').fill(address);
    await page.getByRole('link', { name: address }).click();
    await record('Opted in', 'Asked for it again');
    const sent = (await messagesAfterEvent(contactId, 2)).find(({ id }) => id !== held?.id);
    expect(sent).toMatchObject({ state: 'accepted', to: address });
    await page.goto(`/messages/${sent?.id}`);
    await kept.waitFor();
    await page.goto('/consent');
    await page.getByRole('link', { name: address }).waitFor();
    await checkPage(page, 'consent');

    await page.goto(`/customers/${contactId}?tab=messages`);
    const figures = page.getByRole('table', { name: 'Messages by channel' });
    const sentLink = { name: 'Sent by SMS: 1, show them', exact: true };
    await figures.getByRole('link', sentLink).waitFor();
    await checkPage(page, 'customer-figures');
    await figures.getByRole('link', { name: 'Not sent by SMS: 1, show them' }).click();
    await page.getByText('Of Caio').waitFor();
    await eventually(() => page.getByRole('row').count()).toBe(2);
  });
});

test('numbers of a period and a channel are of those people alone, as is who they list', async () => {
  const document = {
    schema: 1,
    name: 'Counted',
    entry: { trigger: 'iot-device-malfunctioned' },
    settings: {},
    blocks: [
      { id: 'b1', kind: 'wait', config: { duration: { amount: 9, unit: 'days' } } },
      { id: 'b2', kind: 'sms', config: { text: 'Hello', purpose: 'transactional' } },
    ],
  };
  const { id, revision } = await callApi('POST', '/journeys', { document });
  await callApi('POST', `/journeys/${id}/publish`, { revision });
  const names = ['Davi', 'Eva'];
  const events = names.map((firstName) => ({
    trigger: 'iot-device-malfunctioned',
    contact: { externalId: `counted-${firstName}` },
    attributes: { DeviceID: `counted-${firstName}`, ErrorCode: 3 },
  }));
  for (const firstName of names) {
    await callApi('PUT', `/contacts/counted-${firstName}`, { firstName });
  }
  await callApi('POST', '/events', { events });
  await page.goto(`/journeys/${id}`);
  await canvasReady(page);
  const entered = page.locator('[data-block="b1"] [data-number="entered"]');
  const here = page.locator('[data-block="b1"] [data-number="here"]');
  await eventually(() => here.textContent()).toBe('2');

  // The numbers of the entry are within reach of the keyboard, those who finished too.
  await page.locator('#canvas').focus();
  for (const key of ['Home', 'Shift+F10']) await page.keyboard.press(key);
  await page.getByRole('menuitem', { name: 'Finished' }).click();
  await eventually(() => page.getByRole('combobox', { name: 'Which people' }).inputValue()).toBe(
    'Finished',
  );
  await page.getByText('Nobody is here now.').waitFor();

  const period = page.getByRole('combobox', { name: 'Who entered' });
  await period.selectOption('From – to');
  await page.waitForURL(/period=\d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d/);
  await eventually(() => here.textContent()).toBe('2');
  // The last day goes along, before the first one there was anybody on.
  const field = (name: string) => page.getByRole('textbox', { name });
  await field('First day').fill('2020-03-09');
  await field('Last day').fill('2020-03-08');
  await page.waitForURL(/period=2020-03-08\.\.2020-03-08/);
  expect(await field('First day').inputValue()).toBe('03/08/2020');
  await page.getByRole('button', { name: 'Open calendar First day' }).waitFor();
  await eventually(() => entered.textContent()).toBe('0');

  await period.selectOption('Last 24 hours');
  await page.waitForURL(/period=last-24-hours/);
  await eventually(() => here.textContent()).toBe('2');
  await checkPage(page, 'numbers-of-period');
  await here.click();
  await page.waitForURL(/people=b1%3Ahere/);
  await page
    .getByRole('heading', { name: 'Who is at “Wait for a time” now · Version 1' })
    .waitFor();
  await page.getByText('Only people of: Last 24 hours').first().waitFor();
  for (const name of names) await page.getByRole('link', { name, exact: true }).waitFor();
  await checkPage(page, 'people-of-period');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as CSV' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^Counted - Who is at .*Version 1\.csv$/);
  const lines = (await readFile(await file.path(), 'utf8')).trim().split('\r\n');
  expect(lines[0]).toContain('Customer');
  expect(
    lines
      .slice(1)
      .map((line) => line.split(',')[1])
      .sort(),
  ).toEqual(names);

  await page.getByRole('combobox', { name: 'Who was sent something by' }).selectOption('SMS');
  await page.waitForURL(/channel=sms/);
  await eventually(() => entered.textContent()).toBe('0');
  await page.getByText('Nobody is counted here.').waitFor();
  // The link leads there again, with the list.
  await page.reload();
  await canvasReady(page);
  await eventually(() => entered.textContent()).toBe('0');
  expect(await period.inputValue()).toBe('last-24-hours');
  await page.getByText('Nobody is counted here.').waitFor();
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await period.selectOption('All time');
  await page
    .getByRole('combobox', { name: 'Who was sent something by' })
    .selectOption('Any channel');
  await page.waitForURL((url) => url.search === '');
  await eventually(() => here.textContent()).toBe('2');
  await callApi('POST', `/journeys/${id}/stop`, {});
});

test('a customer is started in a journey by hand, and told why not a second time', async () => {
  const document = {
    schema: 1,
    name: 'Started by hand',
    entry: {
      trigger: 'iot-device-malfunctioned',
      conditions: { attribute: 'trigger.ErrorCode', operator: 'greater-than', value: 10 },
    },
    settings: {},
    blocks: [{ id: 'b1', kind: 'wait', config: { duration: { amount: 9, unit: 'days' } } }],
  };
  const { id, revision } = await callApi('POST', '/journeys', { document });
  await callApi('POST', `/journeys/${id}/publish`, { revision });
  try {
    const contact = await callApi('PUT', '/contacts/by-hand', { firstName: 'Gil' });
    await page.goto(`/customers/${contact.id}`);
    const dialog = page.getByRole('dialog', { name: 'Start a journey for Gil' });
    const choose = async () => {
      await page.getByRole('button', { name: 'Start journey…' }).click();
      await hasFocus(dialog.getByRole('combobox', { name: 'Journey' }));
      await dialog.getByRole('combobox', { name: 'Journey' }).fill('by hand');
      await page.getByRole('option', { name: /^Started by hand/ }).click();
      await dialog.getByLabel('ErrorCode').fill('12');
    };
    await choose();
    await dialog.getByText('Fill in what is required to see').waitFor();
    await dialog.getByRole('button', { name: 'Start now' }).click();
    await dialog.getByText('This is required.').waitFor();
    expect(complaints.splice(0)).toEqual([expect.stringContaining('422')]);
    await dialog.getByLabel('DeviceID').fill('D-7');
    await dialog.getByLabel('ErrorCode').fill('7');
    await dialog.getByText('ErrorCode 7 is not greater than 10').waitFor();
    const start = dialog.getByRole('button', { name: 'Start now' });
    expect(await start.isDisabled()).toBe(true);
    await dialog.getByLabel('ErrorCode').fill('12');
    await dialog.getByText('Gil will enter “Started by hand” now.').waitFor();
    await checkPage(page, 'start-journey');
    await start.click();
    await hasFocus(dialog.getByRole('region', { name: 'What became of the start' }));
    await dialog.locator('[data-start-outcome="enrolled"]').waitFor();
    await dialog.getByText(': entered').waitFor();
    await dialog.getByRole('link', { name: 'See their way' }).waitFor();
    await checkPage(page, 'started-journey');
    await dialog.getByRole('button', { name: 'Show on the timeline' }).click();
    await page.getByText('Entered “Started by hand”').waitFor();
    await choose();
    await dialog.getByLabel('DeviceID').fill('D-7');
    await dialog.getByText('the customer is already inside').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await hasFocus(page.getByRole('button', { name: 'Start journey…' }));

    // Who came in by another way meanwhile is refused, and something else can be chosen.
    const { id: contactId } = await callApi('PUT', '/contacts/by-hand-too', { firstName: 'Gil' });
    await page.goto(`/customers/${contactId}`);
    await choose();
    await dialog.getByLabel('DeviceID').fill('D-8');
    await dialog.getByText('Gil will enter “Started by hand” now.').waitFor();
    const attributes = { DeviceID: 'D-8', ErrorCode: 12 };
    await callApi('POST', `/journeys/${id}/start`, { contactId, attributes });
    await start.click();
    await dialog.getByRole('button', { name: 'Choose again' }).click();
    await hasFocus(dialog.getByRole('combobox', { name: 'Journey' }));
  } finally {
    await callApi('POST', `/journeys/${id}/stop`, {});
  }
});

test('a journey whose trigger is stopped says so before anything is filled in, and starts nobody', async () => {
  const trigger = 'stopped-start';
  const attributes = [{ name: 'Place', type: 'text', required: true }];
  await callApi('POST', '/triggers', {
    key: trigger,
    name: 'Valve stuck',
    kind: 'custom',
    attributes,
  });
  await callApi('POST', `/triggers/${trigger}/publish`, {});
  const document = {
    schema: 1,
    name: 'Trigger is off',
    entry: { trigger },
    settings: {},
    blocks: [{ id: 'b1', kind: 'wait', config: { duration: { amount: 9, unit: 'days' } } }],
  };
  const { id, revision } = await callApi('POST', '/journeys', { document });
  await callApi('POST', `/journeys/${id}/publish`, { revision });
  try {
    await callApi('POST', `/triggers/${trigger}/stop`, {});
    const contact = await callApi('PUT', '/contacts/by-hand-off', { firstName: 'Hugo' });
    await page.goto(`/customers/${contact.id}`);
    await page.getByRole('button', { name: 'Start journey…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Start a journey for Hugo' });
    await dialog.getByRole('combobox', { name: 'Journey' }).fill('is off');
    await page.getByRole('option', { name: /^Trigger is off/ }).click();
    await dialog.getByText('its trigger is not ready').waitFor();
    expect(await dialog.getByRole('button', { name: 'Start now' }).isDisabled()).toBe(true);
    expect(await dialog.getByLabel('Place').count()).toBe(0);
    await checkPage(page, 'start-trigger-off');
  } finally {
    await callApi('POST', `/journeys/${id}/stop`, {});
  }
});

test('of more messages than a block lists, all are one link away', async () => {
  const document = {
    schema: 1,
    name: 'Without a phone',
    // The runs of one customer are told apart by their device.
    entry: { trigger: 'iot-device-malfunctioned', key: 'DeviceID' },
    settings: {},
    blocks: [{ id: 'b1', kind: 'sms', config: { text: 'Hello', purpose: 'transactional' } }],
  };
  const { id, revision } = await callApi('POST', '/journeys', { document });
  await callApi('POST', `/journeys/${id}/publish`, { revision });
  try {
    const events = Array.from({ length: 51 }, (_, index) => ({
      trigger: 'iot-device-malfunctioned',
      contact: { externalId: 'without-phone' },
      attributes: { DeviceID: `without-phone-${index}`, ErrorCode: 3 },
    }));
    await callApi('POST', '/events', { events });
    const withoutPhone = async () =>
      (await callApi('GET', `/messages?journeyId=${id}&state=skipped&limit=200`)).items.length;
    await eventually(withoutPhone).toBe(51);
    await page.goto(`/journeys/${id}?block=b1`);
    await canvasReady(page);
    const pane = page.getByRole('complementary', { name: 'Properties' });
    await pane.getByRole('tab', { name: 'Numbers' }).click();
    await pane.getByRole('button', { name: /^Not sent\s*51/ }).click();
    await eventually(() => pane.getByRole('link', { name: 'Open message' }).count()).toBe(50);
    await pane.getByRole('link', { name: 'Show all' }).click();
    const rows = page.getByRole('table', { name: 'Messages' }).getByRole('row');
    await eventually(() => rows.count()).toBe(51);
    await page.getByRole('button', { name: 'Load more' }).click();
    await eventually(() => rows.count()).toBe(52);
  } finally {
    await callApi('POST', `/journeys/${id}/stop`, {});
  }
});

test('each flag says how many left there and why, and is reached with the arrows', async () => {
  const when = { all: [{ attribute: 'trigger.ErrorCode', operator: 'greater-than', value: 10 }] };
  const exit = { id: 'b2', kind: 'exit', config: { reason: 'Too hot' } };
  const document = {
    schema: 1,
    name: 'Flags',
    entry: { trigger: 'iot-device-malfunctioned' },
    settings: {},
    blocks: [{ id: 'b1', kind: 'condition', config: { when }, branches: { yes: [exit], no: [] } }],
  };
  const { id, revision } = await callApi('POST', '/journeys', { document });
  await callApi('POST', `/journeys/${id}/publish`, { revision });
  try {
    const events = [12, 13, 3].map((ErrorCode) => ({
      trigger: 'iot-device-malfunctioned',
      contact: { externalId: `flag-${ErrorCode}` },
      attributes: { DeviceID: `flag-${ErrorCode}`, ErrorCode },
    }));
    await callApi('POST', '/events', { events });
    await page.goto(`/journeys/${id}`);
    await canvasReady(page);
    const own = page.getByRole('button', { name: /^Exit after .+: 2 people left here$/ });
    const end = page.getByRole('button', {
      name: 'Exit at the end of the journey: 1 person left here',
    });
    await own.waitFor();
    await end.waitFor();
    await page.locator('#canvas').focus();
    for (const key of ['Home', 'ArrowDown', 'ArrowDown', 'ArrowDown']) {
      await page.keyboard.press(key);
    }
    await own.locator(':scope:focus').waitFor();
    await page.keyboard.press('Enter');
    const reasons = page.getByRole('region', { name: 'Ways out of the journey' });
    await reasons.getByText('Left here, with the reason “Too hot”').waitFor();
    expect(await reasons.getByRole('listitem').count()).toBe(1);
    await checkPage(page, 'exit-reasons');
    await page.keyboard.press('Escape');
    await own.locator(':scope:focus').waitFor();
    await page.keyboard.press('ArrowDown');
    await end.locator(':scope:focus').waitFor();
    await page.keyboard.press('Enter');
    await eventually(() => reasons.getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringMatching(/^Came to the end here\s+1$/),
      expect.stringMatching(/^Too hot\s+2$/),
    ]);
    await checkPage(page, 'exit-reasons-end');
    await reasons.getByRole('button', { name: 'Show people: Came to the end here 1' }).click();
    await page.getByRole('heading', { name: /^Who came to the end · / }).waitFor();
    await page.waitForURL(/people=%3Afinished/);
  } finally {
    await callApi('POST', `/journeys/${id}/stop`, {});
  }
});

test('a list that cannot be loaded says so, and is there after another try', async () => {
  const cut = await openSession(browser);
  await signIn(cut.page);
  const call = /\/api\/v1\/consents(\?|$)/;
  await cut.page.route(call, (route) => route.abort());
  await cut.page.goto('/consent');
  await cut.page.getByRole('heading', { name: 'No connection to the server' }).waitFor();
  await cut.page.unroute(call);
  await cut.page.getByRole('button', { name: 'Try again' }).click();
  await cut.page.getByRole('table', { name: 'Consent' }).waitFor();
  await cut.page.context().close();
});

async function hasFocus(field: Locator): Promise<void> {
  await field.and(page.locator(':focus')).waitFor();
}

/** In the panel of the point that is open. */
async function record(state: string, reason: string): Promise<void> {
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('button', { name: 'Change consent' }).click();
  await chooseOption(page, drawer.getByRole('combobox', { name: 'Purpose' }), 'Transactional');
  await chooseOption(page, drawer.getByRole('combobox', { name: 'State' }), state);
  await drawer.getByLabel('Reason').fill(reason);
  await drawer.getByRole('button', { name: 'Record' }).click();
  await drawer.getByText(reason).waitFor();
}

interface SentMessage {
  id: string;
  journeyId: string;
  blockId: string;
  state: string;
  reason: string | null;
  to: string | null;
}

/** The messages of a contact once a device of theirs failed and there are as many as expected. */
async function messagesAfterEvent(contactId: string, count: number): Promise<SentMessage[]> {
  await callApi('POST', '/events', {
    events: [
      {
        trigger: 'iot-device-malfunctioned',
        contact: { id: contactId },
        attributes: { ErrorCode: 12, DeviceID: `D-${count}` },
      },
    ],
  });
  const read = async () =>
    (await callApi<{ items: SentMessage[] }>('GET', `/messages?contactId=${contactId}`)).items;
  const settled = ['accepted', 'skipped'];
  await eventually(
    async () => (await read()).filter(({ state }) => settled.includes(state)).length,
  ).toBe(count);
  return await read();
}

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { canvasReady, eventually, launchBrowser, openSession, signIn } from './browser-session.ts';
import { callApi } from './call-api.ts';
import { checkPage } from './check-page.ts';

let browser: Browser;
let page: Page;
let journeyId: string;

const document = {
  schema: 1,
  name: 'By night',
  entry: { trigger: 'iot-device-malfunctioned' },
  settings: {},
  blocks: [{ id: 'b1', kind: 'sms', config: { text: 'Hello', purpose: 'transactional' } }],
};

beforeAll(async () => {
  browser = await launchBrowser();
  page = (await openSession(browser, { viewport: { width: 1536, height: 1400 } })).page;
  await signIn(page);
  journeyId = (await callApi('POST', '/journeys', { document })).id;
});

afterAll(async () => {
  await callApi('PUT', '/channels/sms/quiet-times', { quietTimes: null });
  await browser?.close();
});

test('the quiet times of a channel are set in Settings, told in words, and lifted', async () => {
  await page.goto('/settings?tab=channels');
  const card = page.getByRole('region', { name: 'E-mail' });
  const dialog = page.getByRole('dialog', { name: 'Quiet times of E-mail' });
  await card.getByText('Messages go out at any time.').waitFor();
  await card.getByRole('button', { name: 'Change the quiet times' }).click();
  await dialog.getByText('Outside allowed hours', { exact: true }).click();
  const hours = dialog.getByRole('group', { name: 'Allowed hours 1' });
  for (const day of ['Sat', 'Sun']) await hours.getByText(day, { exact: true }).click();
  await dialog.getByRole('button', { name: 'Add hours' }).click();
  const more = dialog.getByRole('group', { name: 'Allowed hours 2' });
  for (const day of ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'])
    await more.getByText(day, { exact: true }).click();
  await more.getByLabel('To: hours').fill('01');
  await more.getByLabel('To: AM or PM').selectOption('AM');
  await more.getByText('They last into the next day.').waitFor();
  await dialog.getByLabel('Marketing messages only').check();
  await checkPage(page, 'settings-quiet-times');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await card.getByText('Messages go out: Mon–Fri, 8:00').waitFor();
  await card.getByText(/; Sat and Sun, 8:00/).waitFor();
  await card.getByText('for marketing messages only').waitFor();
  const { items } = await callApi<{ items: { quietTimes: unknown }[] }>('GET', '/channels');
  expect(items[1]?.quietTimes).toMatchObject({
    hours: [
      { days: [1, 2, 3, 4, 5], from: '08:00', to: '21:00' },
      { days: [6, 7], from: '08:00' },
    ],
    covers: 'commercial',
    action: 'hold',
  });
  await card.getByRole('button', { name: 'Change the quiet times' }).click();
  await dialog.getByText('None', { exact: true }).click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await card.getByText('Messages go out at any time.').waitFor();
});

test('a journey is told to ignore quiet times, which is saved and undone', async () => {
  await page.goto(`/journeys/${journeyId}`);
  await canvasReady(page);
  await page.getByRole('button', { name: 'Settings', exact: true }).last().click();
  await page.getByRole('combobox', { name: 'Quiet times' }).click();
  await page.getByRole('option', { name: /^Ignore them/ }).click();
  const settings = async () =>
    (await callApi('GET', `/journeys/${journeyId}`)).document.settings.quietTimes;
  await eventually(settings).toBe('ignore');
  await checkPage(page, 'designer-quiet-times');
  await page.getByRole('button', { name: /^Undo/ }).first().click();
  await eventually(settings).toBeUndefined();
});

test('a message that is held says until when and why, on its page and in the timeline', async () => {
  const at = (hours: number) =>
    `${new Date(Date.now() + hours * 3_600_000).toISOString().slice(11, 14)}00`;
  const hours = [{ days: [1, 2, 3, 4, 5, 6, 7], from: at(2), to: at(3) }];
  const quietTimes = { hours, timeZone: 'UTC', covers: 'all', action: 'hold' };
  await callApi('PUT', '/channels/sms/quiet-times', { quietTimes });
  const { id } = await callApi('POST', '/journeys', { document });
  const { revision } = await callApi('GET', `/journeys/${id}`);
  const contact = await callApi('PUT', '/contacts/by-night', {
    firstName: 'Nadia',
    phone: '+5511999990078',
  });
  const messages = async () => {
    const path = `/messages?contactId=${contact.id}&journeyId=${id}`;
    type Message = { id: string; state: string; reason: string | null };
    return (await callApi<{ items: Message[] }>('GET', path)).items;
  };
  await callApi('POST', `/journeys/${id}/publish`, { revision });
  try {
    await callApi('POST', `/journeys/${id}/start`, {
      contactId: contact.id,
      attributes: { ErrorCode: 12, DeviceID: 'D-1' },
    });
    await eventually(async () => (await messages())[0]?.state).toBe('deferred');
    const [held] = await messages();
    await page.goto(`/messages/${held?.id}`);
    await page
      .getByRole('alert')
      .getByText(/^Held until .* because of quiet times$/)
      .waitFor();
    await page.getByText('by the clocks of UTC, the workspace’s time zone').waitFor();
    await checkPage(page, 'message-held');
    await page.goto(`/customers/${contact.id}`);
    await page
      .getByText(/Held until .* because of quiet times/)
      .first()
      .waitFor();
  } finally {
    await callApi('POST', `/journeys/${id}/stop`, {});
  }
  await eventually(async () => (await messages())[0]?.reason).toBe('left-journey');
});

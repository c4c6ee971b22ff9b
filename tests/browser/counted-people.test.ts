import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { canvasReady, eventually, launchBrowser, openSession, signIn } from './browser-session.ts';
import { callApi } from './call-api.ts';
import { checkPage } from './check-page.ts';

let browser: Browser;
let page: Page;
let complaints: string[];
let journeyId: string;
let anaId: string;

const document = {
  schema: 1,
  name: 'Listed by count',
  entry: { trigger: 'iot-device-malfunctioned' },
  settings: {},
  blocks: [
    {
      id: 'b1',
      kind: 'condition',
      name: 'Serious?',
      config: {
        when: { attribute: 'trigger.ErrorCode', operator: 'greater-than', value: 10 },
      },
      branches: {
        yes: [
          {
            id: 'b2',
            kind: 'sms',
            name: 'Tell them',
            config: { text: 'Hi', purpose: 'transactional' },
          },
        ],
        no: [],
      },
    },
    {
      id: 'b3',
      kind: 'wait',
      name: 'Let it rest',
      config: { duration: { amount: 9, unit: 'days' } },
    },
  ],
};

async function publish(): Promise<void> {
  const { revision } = await callApi('GET', `/journeys/${journeyId}`);
  await callApi('POST', `/journeys/${journeyId}/publish`, { revision });
}

async function enter(name: string, error: { code: number; phone?: string }): Promise<string> {
  const { code, phone } = error;
  const { id } = await callApi('PUT', `/contacts/listed-${name}`, { firstName: name, phone });
  const attributes = { DeviceID: `listed-${name}`, ErrorCode: code };
  const event = { trigger: 'iot-device-malfunctioned', contact: { id }, attributes };
  await callApi('POST', '/events', { events: [event] });
  return id;
}

beforeAll(async () => {
  browser = await launchBrowser();
  ({ page, complaints } = await openSession(browser));
  await signIn(page);
  ({ id: journeyId } = await callApi('POST', '/journeys', { document }));
  await publish();
  anaId = await enter('Ana', { code: 12, phone: '+5511955550101' });
  await enter('Bia', { code: 12 });
  await enter('Caio', { code: 3 });
});

afterAll(async () => {
  if (journeyId) await callApi('POST', `/journeys/${journeyId}/stop`, {});
  expect(complaints).toEqual([]);
  await browser?.close();
});

const numberOf = (block: string, name: string) =>
  page.locator(`[data-block="${block}"] [data-number="${name}"]`);
const heading = (name: string) => page.getByRole('heading', { name, exact: true });
const drawer = () => page.getByRole('table').filter({ has: page.getByText('Path') });

/** The whole journey above the list. */
async function seeAll(): Promise<void> {
  await page.locator('#canvas').focus();
  await page.keyboard.press('1');
}

/** The names in the drawer, sorted. */
const names = async (): Promise<string[]> =>
  (await drawer().locator('tbody tr td:first-child').allInnerTexts()).sort();

test('each number of a step lists those it counts, from the canvas, the pane and a link', async () => {
  await page.goto(`/journeys/${journeyId}`);
  await canvasReady(page);
  await eventually(() => numberOf('b3', 'here').textContent()).toBe('3');

  await numberOf('b1', 'passed').click();
  await heading('Who went on from “Serious?” · Version 1').waitFor();
  await seeAll();
  await eventually(names).toEqual(['Ana', 'Bia', 'Caio']);
  await page.locator('[data-port-number="yes"]').click();
  await heading('Who left “Serious?” by “Yes” · Version 1').waitFor();
  await eventually(names).toEqual(['Ana', 'Bia']);
  await checkPage(page, 'people-of-branch');
  await page.locator('[data-block="trigger"] [data-number="entered"]').click();
  await heading('Who entered the journey · Version 1').waitFor();
  await eventually(names).toEqual(['Ana', 'Bia', 'Caio']);

  // A message card tells what was sent, delivered and not sent, each with its people and why.
  await eventually(() => numberOf('b2', 'sent').textContent()).toBe('1');
  expect(await numberOf('b2', 'notSent').textContent()).toBe('1');
  expect(await numberOf('b2', 'opened').count()).toBe(0);
  await checkPage(page, 'message-numbers');
  // Beside its numbers a card selects its step, in its very middle too.
  await page.locator('[data-block="b2"]').click();
  await page.locator('[data-block="b2"][aria-current]').waitFor();
  await heading('Who entered the journey · Version 1').waitFor();
  await numberOf('b2', 'notSent').click();
  await page.waitForURL(/people=b2%3AnotSent/);
  await heading('Who was not sent “Tell them” · Version 1').waitFor();
  await eventually(names).toEqual(['Bia']);
  await drawer().getByRole('link', { name: 'Open message' }).waitFor();

  // The link opens the same list; the pane's numbers are buttons within reach of Tab.
  await page.reload();
  await canvasReady(page);
  await heading('Who was not sent “Tell them” · Version 1').waitFor();
  await eventually(names).toEqual(['Bia']);
  await page.goto(`/journeys/${journeyId}?block=b2`);
  await canvasReady(page);
  const pane = page.getByRole('complementary', { name: 'Properties' });
  await pane.getByRole('tab', { name: 'Numbers' }).click();
  await pane.getByRole('button', { name: 'Show people: Passed 2' }).press('Enter');
  await heading('Who went on from “Tell them” · Version 1').waitFor();
  await eventually(names).toEqual(['Ana', 'Bia']);
  expect(await pane.locator('[data-delivery-state="sent"]').count()).toBe(1);
  expect(await pane.locator('[data-delivery-state="opened"]').count()).toBe(0);
  await checkPage(page, 'people-of-count');

  await page.goto(`/journeys/${journeyId}?people=b3%3Aexited`);
  await canvasReady(page);
  await heading('Who left the journey at “Let it rest” · Version 1').waitFor();
  await page.getByText('Nobody is counted here.').waitFor();
});

test('the numbers of a version that has people can be shown, and the link keeps it', async () => {
  await callApi('POST', `/journeys/${journeyId}/edit`, {});
  const { document: draft, revision } = await callApi('GET', `/journeys/${journeyId}`);
  const config = { duration: { amount: 10, unit: 'days' } };
  const changed = {
    ...draft,
    blocks: draft.blocks.map((block) => (block.id === 'b3' ? { ...block, config } : block)),
  };
  await callApi('PUT', `/journeys/${journeyId}/draft`, { document: changed, revision });
  await publish();
  await enter('Davi', { code: 3 });
  await page.goto(`/journeys/${journeyId}`);
  await canvasReady(page);
  await eventually(() => numberOf('b3', 'entered').textContent()).toBe('1');
  const of = page.getByRole('combobox', { name: 'Numbers of' });
  expect(await of.locator('option:checked').innerText()).toBe('Version 2');
  await of.selectOption('Version 1');
  await page.waitForURL(/numbers=v1/);
  await eventually(() => numberOf('b3', 'entered').textContent()).toBe('3');
  await numberOf('b3', 'entered').click();
  await heading('Who came to “Let it rest” · Version 1').waitFor();
  await eventually(names).toEqual(['Ana', 'Bia', 'Caio']);
  await page.reload();
  await canvasReady(page);
  await seeAll();
  await eventually(() => numberOf('b3', 'entered').textContent()).toBe('3');
  await eventually(() => of.locator('option:checked').innerText()).toBe('Version 1');
  await eventually(names).toEqual(['Ana', 'Bia', 'Caio']);
  await of.selectOption('All versions');
  await page.waitForURL(/numbers=all/);
  await eventually(names).toEqual(['Ana', 'Bia', 'Caio', 'Davi']);
  await of.selectOption('This version');
  await eventually(names).toEqual(['Davi']);
});

test('the profile tells at which step a journey stands, and leads to its path', async () => {
  await page.goto(`/customers/${anaId}?tab=journeys`);
  const row = page.getByRole('row').filter({ hasText: 'Listed by count' });
  await row.getByText('Let it rest').waitFor();
  expect(await row.innerText()).toMatch(/Inside[\s\S]*since[\s\S]*until/);
  await checkPage(page, 'customer-journeys');
  await row.getByRole('link', { name: 'Show path through “Listed by count”' }).click();
  await canvasReady(page);
  await page.getByText('The way of Ana').waitFor();
  expect(page.url()).toContain('block=b3');
});

test('the timeline’s filter is asked of the server', async () => {
  await page.goto(`/customers/${anaId}`);
  const answer = page.waitForResponse(/\/timeline\?topic=messages/);
  const filter = page.getByRole('group', { name: 'Show' });
  await filter.getByText('Messages', { exact: true }).click();
  const { items } = await (await answer).json();
  const types = items.map(({ type }: { type: string }) => type);
  expect([...new Set(types)]).toEqual(['message']);
  await eventually(() => page.locator('ol li').count()).toBe(types.length);
  await page.waitForURL(/type=messages/);
  await filter.getByText('Consent', { exact: true }).click();
  await page.waitForURL(/type=consent/);
  await page.getByText('Nothing of this kind has happened.').waitFor();
  await checkPage(page, 'timeline-of-topic');
});

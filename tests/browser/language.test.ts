import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { canvasReady, eventually, launchBrowser, openSession, signIn } from './browser-session.ts';
import { checkPage } from './check-page.ts';
import { textsOf } from './dictionaries.ts';
import { visibleTexts } from './visible-texts.ts';

/** What people typed or what is called the same by everybody, though it reads like an English text. */
const DATA = new Set(['IoT device malfunctioned', 'Case resolved', 'Create support case']);

let browser: Browser;
let page: Page;
let complaints: string[];
let contactId: string;
let draftId: string;

beforeAll(async () => {
  const contact = await api<{ id: string }>('/contacts/language-1', 'PUT', {
    firstName: 'Bia',
    phone: '+5511912345678',
    email: 'bia@example.com',
  });
  contactId = contact.id;
  await api('/events', 'POST', {
    events: [10, 12].map((ErrorCode) => ({
      trigger: 'iot-device-malfunctioned',
      contact: { id: contactId },
      attributes: { ErrorCode, DeviceID: 'D-1' },
    })),
  });
  const draft = await api<{ id: string }>('/journeys', 'POST', {
    name: 'Rascunho',
    trigger: 'iot-device-malfunctioned',
  });
  draftId = draft.id;
  browser = await launchBrowser();
  ({ page, complaints } = await openSession(browser, { locale: 'pt-BR' }));
});

afterAll(async () => {
  await browser?.close();
});

describe('a browser in Brazilian Portuguese', () => {
  test('is greeted in it', async () => {
    await page.goto('/sign-in');
    await inPortuguese('sign-in');
    await signIn(page, inject('demoSignIn'));
  });

  test('reads every page in it', async () => {
    await eventually(() => list(`/cases?contactId=${contactId}`)).toHaveLength(1);
    const message = (await list(`/messages?contactId=${contactId}`))[0]?.id;
    const found = (await list(`/cases?contactId=${contactId}`))[0]?.id;
    const trigger = '/triggers/iot-device-malfunctioned';
    const pages = {
      journeys: '/journeys',
      triggers: '/triggers',
      trigger,
      'trigger-code': `${trigger}?tab=code`,
      'trigger-events': `${trigger}?tab=events`,
      'trigger-test': `${trigger}?tab=test`,
      'trigger-uses': `${trigger}?tab=uses`,
      'trigger-record': '/triggers/support-case-status-changed',
      'trigger-record-test': '/triggers/support-case-status-changed?tab=test',
      'trigger-wizard': '/triggers/new',
      messages: '/messages',
      message: `/messages/${message}`,
      customers: '/customers',
      customer: `/customers/${contactId}`,
      cases: '/cases',
      case: `/cases/${found}`,
      health: '/health',
      'settings-members': '/settings?tab=members',
      'settings-keys': '/settings?tab=api-keys',
      'settings-channels': '/settings?tab=channels',
      missing: '/nowhere',
    };
    for (const [name, address] of Object.entries(pages)) {
      await page.goto(address);
      await page.locator('h1').waitFor();
      await page.waitForLoadState('networkidle');
      await inPortuguese(name);
    }
  });

  test('draws a journey in it', async () => {
    await page.goto(`/journeys/${draftId}`);
    await canvasReady(page);
    await inPortuguese('designer-settings');
    await page.locator('[data-block="trigger"]').click();
    await inPortuguese('designer-entry');
    for (const kind of ['SMS', 'e-mail', 'gatilho personalizado', 'caso', 'condição']) {
      await canvasReady(page);
      await page.locator('[data-plus]').last().click();
      await page.getByRole('combobox').last().fill(kind);
      await inPortuguese(`designer-picker-${kind}`);
      await page.getByRole('option').first().click();
      await inPortuguese(`designer-${kind}`);
    }
    await page.getByRole('button', { name: 'Publicar' }).click();
    await page.getByRole('heading', { name: /problemas$/ }).waitFor();
    await inPortuguese('designer-problems');
  });

  test('keeps the language that was chosen', async () => {
    await page.goto('/journeys');
    await page.getByRole('button', { name: /^Conta de Demo/ }).click();
    await page.getByRole('menuitem', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Journeys' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Journeys' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    // So the search for English would have found it.
    expect((await visibleTexts(page)).filter(isEnglish)).toContain('New journey');
    await page.getByRole('button', { name: /^Account of Demo/ }).click();
    await page.getByRole('menuitem', { name: 'Português (Brasil)' }).click();
    await page.getByRole('heading', { name: 'Jornadas' }).waitFor();
    expect(complaints).toEqual([]);
  });
});

async function inPortuguese(name: string): Promise<void> {
  await checkPage(page, `pt-${name}`, ['light']);
  expect(await page.locator('html').getAttribute('lang')).toBe('pt-BR');
  const remnants = (await visibleTexts(page)).filter((text) => !DATA.has(text) && isEnglish(text));
  expect.soft(remnants, `English on ${name}`).toEqual([]);
}

const english = onlyEnglish();

/** Whether a text is one of the English dictionary that Portuguese says otherwise. */
function isEnglish(text: string): boolean {
  return english.plain.has(text) || english.patterns.some((pattern) => pattern.test(text));
}

function onlyEnglish(): { plain: Set<string>; patterns: RegExp[] } {
  const portuguese = textsOf('pt-BR');
  const said = new Set(portuguese.values());
  const own = [...textsOf('en')].filter(
    ([key, text]) => portuguese.get(key) !== text && !said.has(text),
  );
  const filled = own.map(([, text]) => text).filter((text) => text.includes('{{'));
  return {
    plain: new Set(own.map(([, text]) => text).filter((text) => !text.includes('{{'))),
    // A pattern with too few words of its own would find itself in anything.
    patterns: filled
      .filter(
        (text) => (text.replaceAll(/\{\{.*?\}\}/g, ' ').match(/[a-z]{3,}/gi) ?? []).length > 1,
      )
      .map((text) => {
        const parts = text
          .split(/\{\{.*?\}\}/)
          .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
        return new RegExp(`^${parts.join('.+')}$`);
      }),
  };
}

async function list(path: string): Promise<{ id: string }[]> {
  return (await api<{ items: { id: string }[] }>(path)).items;
}

/** The API as a program uses it, in the demo workspace. */
async function api<T>(path: string, method = 'GET', body?: unknown): Promise<T> {
  const response = await fetch(`${inject('baseUrl')}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${inject('apiKey')}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok)
    throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

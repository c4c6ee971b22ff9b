import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  canvasReady,
  eventually,
  launchBrowser,
  openSession,
  settled,
  signInByForm,
  takePicture,
} from './browser-session.ts';
import { callApi } from './call-api.ts';
import { checkPage } from './check-page.ts';
import { textsOf } from './dictionaries.ts';
import { visibleTexts } from './visible-texts.ts';

/** What people typed or what is called the same by everybody, though it reads like an English text. */
const DATA = new Set(['IoT device malfunctioned', 'Case resolved', 'Create support case']);

interface Spoken {
  language: string;
  ownName: string;
  kinds: string[];
  publish: string;
  account: RegExp;
  journeys: string;
  /** Colours and names are the same in every language, so axe looks at one of them. */
  schemes: ('light' | 'dark')[];
}

const PORTUGUESE: Spoken = {
  language: 'pt-BR',
  ownName: 'Português (Brasil)',
  kinds: ['SMS', 'e-mail', 'gatilho personalizado', 'caso', 'condição'],
  publish: 'Publicar',
  account: /^Conta de Demo/,
  journeys: 'Jornadas',
  schemes: ['light'],
};
const SPANISH: Spoken = {
  language: 'es',
  ownName: 'Español',
  kinds: ['SMS', 'correo', 'desencadenador personalizado', 'caso', 'comprobar'],
  publish: 'Publicar',
  account: /^Cuenta de Demo/,
  journeys: 'Recorridos',
  schemes: [],
};

let browser: Browser;
let page: Page;
let complaints: string[];
let contactId: string;

beforeAll(async () => {
  const contact = await callApi<{ id: string }>('PUT', '/contacts/language-1', {
    firstName: 'Bia',
    phone: '+5511912345678',
    email: 'bia@example.com',
  });
  contactId = contact.id;
  await callApi('POST', '/events', {
    events: [10, 12].map((ErrorCode) => ({
      trigger: 'iot-device-malfunctioned',
      contact: { id: contactId },
      attributes: { ErrorCode, DeviceID: 'D-1' },
    })),
  });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
});

describe.each([PORTUGUESE, SPANISH])('a browser in $language', (spoken) => {
  const { language, schemes } = spoken;
  const inIt = (name: string) => saidIn({ language, schemes, name });

  beforeAll(async () => {
    const locale = language === 'es' ? 'es-MX' : language;
    ({ page, complaints } = await openSession(browser, { locale }));
  });

  afterAll(async () => {
    await page.context().close();
  });

  test('is greeted in it', async () => {
    await page.goto('/sign-in');
    await inIt('sign-in');
    await signInByForm(page);
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
      'customer-journeys': `/customers/${contactId}?tab=journeys`,
      'customer-messages': `/customers/${contactId}?tab=messages`,
      'customers-import': '/customers/import',
      consent: '/consent',
      'consent-why': '/consent/why',
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
      await settled(page);
      await inIt(name);
    }
  });

  test('draws a journey in it', async () => {
    const draft = await callApi<{ id: string }>('POST', '/journeys', {
      name: 'Rascunho',
      trigger: 'iot-device-malfunctioned',
    });
    await page.goto(`/journeys/${draft.id}`);
    await canvasReady(page);
    await inIt('designer-settings');
    await page.locator('[data-block="trigger"]').click();
    await inIt('designer-entry');
    for (const kind of spoken.kinds) {
      await canvasReady(page);
      await page.locator('[data-plus]').last().click();
      await page.getByRole('combobox').last().fill(kind);
      await inIt(`designer-picker-${kind}`);
      await page.getByRole('option').first().click();
      await inIt(`designer-${kind}`);
    }
    await page.getByRole('button', { name: spoken.publish }).click();
    await page.getByRole('heading', { name: /problemas$/ }).waitFor();
    await inIt('designer-problems');
  });

  test('types a time of day as it is said in it', async () => {
    const config = { mode: 'weekday', days: [1], time: '21:30', zone: 'journey', past: 'continue' };
    const document = {
      schema: 1,
      name: 'Às nove',
      entry: { trigger: 'iot-device-malfunctioned' },
      settings: {},
      blocks: [{ id: 'b1', kind: 'wait', config }],
    };
    const draft = await callApi<{ id: string }>('POST', '/journeys', { document });
    await page.goto(`/journeys/${draft.id}?block=b1`);
    await canvasReady(page);
    await inIt('designer-time');
    const field = page.locator('[data-field="time"]');
    expect(await field.locator('input').first().inputValue()).toBe('21');
    expect(await field.locator('select').count()).toBe(0);
    const card = page.locator('[data-block="b1"]');
    await eventually(() => card.textContent()).toMatch(/(Até seg\.|Hasta lun), 21:30/);
  });

  test('keeps the language that was chosen', async () => {
    await page.goto('/journeys');
    await page.getByRole('button', { name: spoken.account }).click();
    await page.getByRole('menuitem', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Journeys' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Journeys' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    // So the search for English would have found it.
    expect((await visibleTexts(page)).filter(englishIn(language))).toContain('New journey');
    await page.getByRole('button', { name: /^Account of Demo/ }).click();
    await page.getByRole('menuitem', { name: spoken.ownName }).click();
    await page.getByRole('heading', { name: spoken.journeys }).waitFor();
    expect(complaints).toEqual([]);
  });
});

async function saidIn(where: {
  language: string;
  schemes: Spoken['schemes'];
  name: string;
}): Promise<void> {
  const { language, schemes, name } = where;
  const picture = `${language.slice(0, 2)}-${name}`;
  await checkPage(page, picture, schemes);
  if (schemes.length === 0) await takePicture(page, picture);
  expect(await page.locator('html').getAttribute('lang')).toBe(language);
  const isEnglish = englishIn(language);
  const remnants = (await visibleTexts(page)).filter((text) => !DATA.has(text) && isEnglish(text));
  expect.soft(remnants, `English on ${name}`).toEqual([]);
}

const known = new Map<string, (text: string) => boolean>();

/** Whether a text is one of the English dictionary that the language says otherwise. */
function englishIn(language: string): (text: string) => boolean {
  const found = known.get(language);
  if (found) return found;
  const english = onlyEnglish(language);
  const isEnglish = (text: string) =>
    english.plain.has(text) || english.patterns.some((pattern) => pattern.test(text));
  known.set(language, isEnglish);
  return isEnglish;
}

function onlyEnglish(language: string): { plain: Set<string>; patterns: RegExp[] } {
  const own = textsOf(language);
  const said = new Set(own.values());
  const foreign = [...textsOf('en')].filter(
    ([key, text]) => own.get(key) !== text && !said.has(text),
  );
  const filled = foreign.map(([, text]) => text).filter((text) => text.includes('{{'));
  return {
    plain: new Set(foreign.map(([, text]) => text).filter((text) => !text.includes('{{'))),
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
  return (await callApi<{ items: { id: string }[] }>('GET', path)).items;
}

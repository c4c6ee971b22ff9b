import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { draftScenes } from '../../tools/screens/designer-scenes.ts';
import { makeDrafts } from '../../tools/screens/make-drafts.ts';
import type { Call, SceneIds } from '../../tools/screens/scene.ts';
import { textsIn } from '../../tools/screens/texts-in.ts';
import type { BrowserSession } from './browser-session.ts';
import { launchBrowser, openSession, signIn } from './browser-session.ts';
import { callApi } from './call-api.ts';
import { checkPage } from './check-page.ts';
import { layoutFaults } from './layout-faults.ts';
import { fontFaults } from './page-faults.ts';

// `npm run screens -- --check` looks at all screens in all languages; these stand for them.
const EIGHT = /^s(03|05|07|08|11|12|18-test-mode|21-phone)(-|$)/;
const scenes = draftScenes.filter(({ name }) => EIGHT.test(name));
const call = callApi as Call;

let browser: Browser;
let session: BrowserSession;
let ids: SceneIds;

beforeAll(async () => {
  ids = await makeDrafts(call);
  browser = await launchBrowser();
  session = await openSession(browser);
  await signIn(session.page);
});

afterAll(async () => {
  await browser?.close();
  for (const id of Object.values(ids)) await callApi('POST', `/journeys/${id}/archive`, {});
});

test('there are eight of them', () => {
  expect(scenes).toHaveLength(8);
});

test.each(scenes)('$name has nothing cut off, over another or untranslated', async (scene) => {
  const { page, complaints } = session;
  await page.setViewportSize(
    scene.phone ? { width: 390, height: 844 } : { width: 1440, height: 900 },
  );
  await scene.show({ page, ids, call, say: textsIn('en') });
  await checkPage(page, scene.name);
  expect([...(await layoutFaults(page)), ...(await fontFaults(page))]).toEqual([]);
  expect(complaints).toEqual([]);
  await page.evaluate(() => localStorage.clear());
});

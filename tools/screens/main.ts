import { mkdir, writeFile } from 'node:fs/promises';

import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { BrowserContext, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { resolveChromium } from '../../packages/testing/src/chromium.ts';
import { draftScenes } from './designer-scenes.ts';
import { findFaults } from './find-faults.ts';
import { editDraft, makeDrafts, publishWaiting } from './make-drafts.ts';
import { lifeScenes } from './page-scenes.ts';
import { pictureTimes } from './picture-clock.ts';
import type { LifeIds, Scene, SceneIds } from './scene.ts';
import { startPercurso } from './start-percurso.ts';
import { tellStory } from './tell-story.ts';
import { textsIn } from './texts-in.ts';

// npm run screens: photographs every screen on a Percurso of its own, light and dark, in all languages,
// into screens-out/. -- --only s06,s14 takes these; --languages en --themes light, fewer of each;
// --check looks for faults in each; --keep also puts those of README and tutorial into docs/screens/.
// Journeys run by a clock of the pictures (picture-clock.ts); ids, and the times on Health, are of the run.
const root = fileURLToPath(new URL('../../', import.meta.url));

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    languages: { type: 'string', default: 'en,pt-BR,es' },
    themes: { type: 'string', default: 'light,dark' },
    keep: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
  },
});
const KEPT = new Set([
  's05-picker',
  's07-branches',
  's08-map-attributes',
  's13-publish',
  's14-live-numbers',
  's16-compare',
  's18-test-mode',
  's19-outline',
  's22-trigger-wizard',
  's22-trigger-events',
  's23-timeline',
  'message',
]);
const wanted = values.only?.split(',');
const scenes: Scene<SceneIds & LifeIds>[] = [...draftScenes, ...lifeScenes].filter(
  ({ name }) => !wanted || wanted.some((one) => name.startsWith(one)),
);
if (scenes.length === 0) {
  const names = [...draftScenes, ...lifeScenes].map(({ name }) => name);
  console.error(`--only takes beginnings of ${names.join(', ')}; it was given ${values.only}.`);
  process.exit(2);
}

const cleanUp: (() => Promise<unknown>)[] = [];
let complaints = 0;
try {
  await photographAll();
} finally {
  for (const undo of cleanUp.reverse()) await undo();
}
process.exit(complaints > 0 ? 1 : 0);

async function photographAll(): Promise<void> {
  const { address, signIn, call, clock } = await startPercurso(cleanUp);
  await clock.set(pictureTimes.drafted);
  const viewer: SignIn = { email: 'vera@example.com', password: 'a long enough password' };
  await call('POST', '/members', { ...viewer, name: 'Vera Lopes', role: 'viewer' });
  const drafts = await makeDrafts(call);
  await clock.set(pictureTimes.published);
  const waiting = await publishWaiting(call);
  const ids = { ...drafts, ...waiting, ...(await tellStory(call, clock)) };
  await clock.set(pictureTimes.edited);
  await editDraft(call, waiting.edited);
  await clock.set(pictureTimes.shown);
  const shownAt = new Date(pictureTimes.shown);
  const browser = await chromium.launch(await resolveChromium());
  cleanUp.push(() => browser.close());
  for (const language of values.languages.split(',')) {
    for (const theme of values.themes.split(',')) {
      const open = async (person: SignIn): Promise<BrowserContext> => {
        const context = await browser.newContext({
          baseURL: address,
          viewport: { width: 1440, height: 900 },
          reducedMotion: 'reduce',
          locale: language === 'en' ? 'en-US' : language,
          timezoneId: 'America/Sao_Paulo',
          colorScheme: theme === 'dark' ? 'dark' : 'light',
        });
        context.setDefaultTimeout(10_000);
        await context.clock.setFixedTime(shownAt);
        const answer = await context.request.post('/api/auth/sign-in/email', {
          data: person,
          headers: { origin: address },
        });
        if (!answer.ok()) throw new Error(`Signing in answered ${answer.status()}.`);
        return context;
      };
      const contexts = { admin: await open(signIn), viewer: await open(viewer) };
      const folder = path.join(root, 'screens-out', `${language}-${theme}`);
      await mkdir(folder, { recursive: true });
      for (const scene of scenes) {
        const page = await contexts[scene.viewer ? 'viewer' : 'admin'].newPage();
        await page.setViewportSize(
          scene.phone ? { width: 390, height: 844 } : { width: 1440, height: 900 },
        );
        await photograph(page, { scene, ids, language, folder, call, keep: theme === 'light' });
        await page.close();
      }
      for (const context of Object.values(contexts)) await context.close();
      console.log(`  ${path.relative(root, folder)}: ${scenes.length} pictures`);
    }
  }
}

interface SignIn {
  email: string;
  password: string;
}

interface Picture {
  scene: Scene<SceneIds & LifeIds>;
  ids: SceneIds & LifeIds;
  language: string;
  folder: string;
  call: Awaited<ReturnType<typeof startPercurso>>['call'];
  keep: boolean;
}

async function photograph(page: Page, picture: Picture): Promise<void> {
  const { scene, ids, language, folder, call } = picture;
  const file = path.join(folder, `${scene.name}.png`);
  const complained: string[] = [];
  page.on('pageerror', (error) => complained.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !scene.fails) complained.push(message.text());
  });
  try {
    await scene.show({ page, ids, call, say: textsIn(language) });
  } catch (error) {
    complaints += 1;
    console.error(
      `  ${scene.name} in ${language}: ${error instanceof Error ? error.message : error}`,
    );
  }
  const faults = values.check ? [...complained, ...(await findFaults(page))] : [];
  complaints += faults.length;
  for (const fault of faults) console.error(`  ${scene.name} in ${language}: ${fault}`);
  // The editor that was chosen is remembered, and would open the next journey too.
  await page.evaluate(() => localStorage.clear());
  const bytes = await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
  if (values.keep && picture.keep && language === 'en' && KEPT.has(scene.name)) {
    const kept = path.join(root, 'docs/screens');
    await mkdir(kept, { recursive: true });
    await writeFile(path.join(kept, `${scene.name.replace(/^s\d\d-/, '')}.png`), bytes);
  }
}

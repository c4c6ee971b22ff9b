import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { tsImport } from 'tsx/esm/api';
import { buildAll } from './build.mjs';
import { freePort } from './free-port.mjs';
import { prepareHome, readDemoSignIn } from './home-folder.mjs';
import { createProgress } from './progress.mjs';
import { tellStory } from './screens-story.mjs';
import { startStack } from './stack.mjs';
import { readStartSettings } from './start-settings.mjs';
import { createSupervisor } from './supervisor.mjs';
import { resolveTemporalBinary } from './temporal-binary.mjs';

// npm run screens: plays the demo's story on a Percurso of its own and photographs the pages, in all
// languages and both themes, into screens-out/. With --keep the light English ones also go to
// docs/screens/, where the README shows them.
const root = fileURLToPath(new URL('..', import.meta.url));
// By require: its ES module names its exports in a way linters cannot follow.
const { chromium } = createRequire(import.meta.url)('playwright-core');
const keep = process.argv.includes('--keep');
const apiKey = 'screens-key-0123456789';

/** @type {(() => Promise<unknown>)[]} undone in reverse */
const cleanUp = [];
try {
  await photographAll();
} finally {
  for (const undo of cleanUp.reverse()) await undo();
}
process.exit();

async function photographAll() {
  const { address, signIn } = await startPercurso();
  const story = await tellStory({ address, apiKey });
  const { resolveChromium } = await tsImport(
    '../packages/testing/src/chromium.ts',
    import.meta.url,
  );
  const browser = await chromium.launch(await resolveChromium());
  cleanUp.push(() => browser.close());
  for (const locale of ['en', 'pt-BR', 'es']) {
    for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
      const context = await browser.newContext({
        baseURL: address,
        viewport: { width: 1440, height: 900 },
        reducedMotion: 'reduce',
        locale: locale === 'en' ? 'en-US' : locale,
        timezoneId: 'America/Sao_Paulo',
        colorScheme,
      });
      const answer = await context.request.post('/api/auth/sign-in/email', {
        data: signIn,
        headers: { origin: address },
      });
      if (!answer.ok()) throw new Error(`Signing in answered ${answer.status()}.`);
      const folders = [path.join(root, 'screens-out', `${locale}-${colorScheme}`)];
      if (keep && locale === 'en' && colorScheme === 'light') {
        folders.push(path.join(root, 'docs/screens'));
      }
      await photograph({ context, story, folders });
      await context.close();
    }
  }
}

async function startPercurso() {
  const home = await mkdtemp(path.join(tmpdir(), 'percurso-screens-'));
  cleanUp.push(() => rm(home, { recursive: true, force: true }));
  // The account Postgres runs as must be able to walk through it.
  await chmod(home, 0o755);
  await prepareHome(home);
  const settings = readStartSettings({
    root,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      XDG_CACHE_HOME: process.env.XDG_CACHE_HOME,
      TEMPORAL_CLI: process.env.TEMPORAL_CLI,
      PORT: String(await freePort()),
      PERCURSO_HOME: home,
      PERCURSO_API_KEY: apiKey,
    },
  });
  const supervisor = createSupervisor({ home, write: console.log });
  cleanUp.push(() => supervisor.stop());
  await startStack({
    settings,
    supervisor,
    progress: createProgress(console.log),
    findTemporal: () => resolveTemporalBinary({ onProgress: console.log }),
    build: async () => {
      await buildAll({ root });
    },
  });
  const signIn = await readDemoSignIn(home);
  if (!signIn) throw new Error(`The API started, but wrote no demo-sign-in.json to ${home}.`);
  return { address: settings.address, signIn };
}

/**
 * @param {object} options
 * @param {import('playwright-core').BrowserContext} options.context signed in
 * @param {Awaited<ReturnType<typeof tellStory>>} options.story
 * @param {string[]} options.folders each gets every picture
 */
async function photograph({ context, story, folders }) {
  const page = await context.newPage();
  for (const folder of folders) await mkdir(folder, { recursive: true });

  await shoot('journeys', '/journeys');
  await shoot('canvas', `/journeys/${story.liveJourneyId}?block=b2`);
  await shoot('map-attributes', `/journeys/${story.draftJourneyId}?block=b1`);
  await shoot('trigger-wizard', '/triggers/new', async () => {
    await page.getByRole('textbox').first().fill('Support case status changed');
    await page.getByRole('radio').last().check();
  });
  await shoot('trigger-events', '/triggers/iot-device-malfunctioned?tab=events');
  await shoot('messages', '/messages');
  await shoot('message', `/messages/${story.messageId}`);
  await shoot('timeline', `/customers/${story.contactId}`);
  await shoot('case', `/cases/${story.caseId}`);
  await shoot('status-page', story.statusUrl);
  await page.close();

  /** @param {string} name @param {string} url @param {() => Promise<void>} [act] before the picture */
  async function shoot(name, url, act) {
    await page.goto(url, { waitUntil: 'networkidle' });
    if (url.startsWith('/journeys/')) await page.waitForSelector('[data-canvas-ready]');
    await page.waitForFunction(() => document.querySelector('.mantine-Skeleton-root') === null);
    await page.evaluate(() => document.fonts.ready);
    await act?.();
    const picture = await page.screenshot({ path: path.join(folders[0] ?? '', `${name}.png`) });
    for (const folder of folders.slice(1)) {
      await writeFile(path.join(folder, `${name}.png`), picture);
    }
    console.log(`  ${folders.map((folder) => path.relative(root, folder)).join(', ')}: ${name}`);
  }
}

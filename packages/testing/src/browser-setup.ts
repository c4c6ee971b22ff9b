import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildAll } from '@percurso/tools/build';
import { freePort } from '@percurso/tools/free-port';
import { prepareHome, readDemoSignIn } from '@percurso/tools/home-folder';
import { createProgress } from '@percurso/tools/progress';
import { startStack } from '@percurso/tools/stack';
import { readStartSettings } from '@percurso/tools/start-settings';
import { createSupervisor } from '@percurso/tools/supervisor';
import { resolveTemporalBinary } from '@percurso/tools/temporal-binary';
import type { TestProject } from 'vitest/node';
import { resolveChromium } from './chromium.ts';
import { createUndoStack } from './undo-stack.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Builds and starts Percurso as `npm start` does, on a free port with a fresh home folder. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const undo = createUndoStack();
  try {
    project.provide('chromium', await resolveChromium());
    const home = await undo.add(mkdtemp(path.join(tmpdir(), 'percurso-browser-')), (made) =>
      rm(made, { recursive: true, force: true }),
    );
    // The account Postgres runs as must be able to walk through it.
    await chmod(home, 0o755);
    await prepareHome(home);
    const apiKey = `pk_test_${randomBytes(24).toString('hex')}`;
    const settings = readStartSettings({
      root,
      env: {
        ...withoutOurs(process.env),
        PORT: String(await freePort()),
        PERCURSO_HOME: home,
        PERCURSO_API_KEY: apiKey,
      },
    });
    const supervisor = createSupervisor({ home, write: console.log });
    await undo.add(Promise.resolve(supervisor), (kept) => kept.stop());
    const stack = await startStack({
      settings,
      supervisor,
      progress: createProgress(console.log),
      findTemporal: () => resolveTemporalBinary({ onProgress: console.log }),
      build: async () => {
        await buildAll({ root });
      },
    });
    const demoSignIn = await readDemoSignIn(home);
    if (!demoSignIn) throw new Error(`The API started, but wrote no demo-sign-in.json to ${home}.`);
    project.provide('baseUrl', settings.address);
    project.provide('apiKey', apiKey);
    project.provide('demoSignIn', demoSignIn);
    project.provide('databaseUrl', stack.env.DATABASE_URL ?? '');
    project.provide('home', home);
    return undo.undoAll;
  } catch (error) {
    await undo.undoAll();
    throw error;
  }
}

/** The person's own settings must not lead the tests to their databases. */
function withoutOurs(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const ours = /^(DATABASE_URL|TEMPORAL_(?!CLI$).*|PERCURSO_(?!CHROMIUM$).*|PORT|HOST|NODE_ENV)$/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !ours.test(name)));
}

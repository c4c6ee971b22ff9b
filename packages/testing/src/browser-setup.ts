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
import type { BrowserStack } from './provided-context.ts';
import { createUndoStack } from './undo-stack.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * Builds Percurso and starts it as `npm start` does, on free ports with fresh home folders: once for
 * each worker, so that files that run at once never meet what the other makes.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  project.provide('chromium', await resolveChromium());
  const built = buildAll({ root });
  const running: Awaited<ReturnType<typeof startPercurso>>[] = [];
  const stop = async () => {
    await Promise.all(running.map(({ undoAll }) => undoAll()));
  };
  try {
    // One after the other: what is free for one would be free for the other too, until it listens.
    while (running.length < (project.config.maxWorkers ?? 1)) {
      // They start alike: what one says of it is enough.
      const write = running.length === 0 ? console.log : () => undefined;
      running.push(await startPercurso({ built, write }));
    }
  } catch (error) {
    await stop();
    throw error;
  }
  project.provide(
    'stacks',
    running.map(({ stack }) => stack),
  );
  return stop;
}

async function startPercurso({
  built,
  write,
}: {
  built: Promise<unknown>;
  write: (line: string) => void;
}): Promise<{ stack: BrowserStack; undoAll: () => Promise<void> }> {
  const undo = createUndoStack();
  try {
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
    await startStack({
      settings,
      supervisor,
      progress: createProgress(write),
      findTemporal: () => resolveTemporalBinary({ onProgress: write }),
      build: async () => {
        await built;
      },
    });
    const demoSignIn = await readDemoSignIn(home);
    if (!demoSignIn) throw new Error(`The API started, but wrote no demo-sign-in.json to ${home}.`);
    const stack = { baseUrl: settings.address, apiKey, demoSignIn, home };
    return { stack, undoAll: undo.undoAll };
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

import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from './free-port.mjs';
import { prepareHome, readDemoSignIn } from './home-folder.mjs';
import { createProgress } from './progress.mjs';
import { startStack } from './stack.mjs';
import { readStartSettings } from './start-settings.mjs';
import { createSupervisor } from './supervisor.mjs';
import { resolveTemporalBinary } from './temporal-binary.mjs';

/**
 * Starts a Percurso with the demo's data as `npm start` does, on a free port and in a home folder
 * that goes when it is stopped. What had been started is stopped where it fails.
 * @param {object} options
 * @param {string} options.root the repository
 * @param {string} options.purpose a word for the name of its home folder
 * @param {NodeJS.ProcessEnv} options.env beside the person's own settings, those for Percurso left out
 * @param {() => Promise<unknown>} options.build makes `dist`, while the databases start
 * @param {(url: string) => Promise<void>} [options.prepare] what the database needs before the API starts
 * @param {(line: string) => void} [options.write] is told how far it is
 */
export async function startTemporaryPercurso({
  root,
  purpose,
  env,
  build,
  prepare,
  write = console.log,
}) {
  const home = await mkdtemp(path.join(tmpdir(), `percurso-${purpose}-`));
  const supervisor = createSupervisor({ home, write: console.log });
  let closeLogs = async () => {};
  const stop = async () => {
    try {
      await supervisor.stop();
      // The logs are written to until the last part has stopped.
      await closeLogs();
    } finally {
      await rm(home, { recursive: true, force: true });
    }
  };
  try {
    // The account Postgres runs as must be able to walk through it.
    await chmod(home, 0o755);
    await prepareHome(home);
    const settings = readStartSettings({
      root,
      env: {
        ...withoutOurs(process.env),
        ...env,
        PORT: String(await freePort()),
        PERCURSO_HOME: home,
      },
    });
    const started = await startStack({
      settings,
      supervisor,
      progress: createProgress(write),
      findTemporal: () => resolveTemporalBinary({ onProgress: write }),
      build: async () => {
        await build();
      },
      ...(prepare && { prepare }),
    });
    closeLogs = started.close;
    const demoSignIn = await readDemoSignIn(home);
    if (!demoSignIn) throw new Error(`The API started, but wrote no demo-sign-in.json to ${home}.`);
    return { home, address: settings.address, env: started.env, demoSignIn, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * The person's own settings must not lead it to their databases.
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
function withoutOurs(env) {
  const ours = /^(DATABASE_URL|TEMPORAL_(?!CLI$).*|PERCURSO_(?!CHROMIUM$).*|PORT|HOST|NODE_ENV)$/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !ours.test(name)));
}

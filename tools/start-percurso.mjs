import path from 'node:path';
import { explainFailure } from './explain-failure.mjs';
import { prepareHome, readDemoSignIn } from './home-folder.mjs';
import { claimHome } from './home-lock.mjs';
import { installPackages, needsInstall } from './install-packages.mjs';
import { endOrphans } from './part-files.mjs';
import { PlainFailure } from './plain-failure.mjs';
import { portIsFree } from './port-is-free.mjs';
import { createProgress } from './progress.mjs';
import { spawnProcess } from './spawn-process.mjs';
import { startStack } from './stack.mjs';
import { readStartSettings } from './start-settings.mjs';
import { createSupervisor } from './supervisor.mjs';
import { resolveTemporalBinary } from './temporal-binary.mjs';

/**
 * Starts Percurso and keeps it running until it is told to stop. Whatever goes wrong on the way up is
 * told in one sentence, and leaves nothing running.
 * @param {{ root: string, env: NodeJS.ProcessEnv, prebuilt?: boolean }} options
 * @returns {Promise<number>} the exit code, once everything has stopped
 */
export async function startPercurso({ root, env, prebuilt = false }) {
  let isOver = false;
  /** What is still under way when the end has been told has nothing to add. @param {string} line */
  const write = (line) => {
    if (!isOver) console.log(line);
  };
  const end = awaitEnd();
  /** @type {(() => Promise<unknown>)[]} undone in reverse */
  const cleanUp = [];
  let folder = path.resolve(root, env.PERCURSO_HOME || '.percurso');
  try {
    const settings = readStartSettings({ root, env });
    folder = settings.home;
    await prepareHome(settings.home);
    const claim = await claimHome(settings);
    cleanUp.push(claim.release);
    const supervisor = createSupervisor({ home: settings.home, write });
    cleanUp.push(supervisor.stop);
    const up = bringUp({ settings, supervisor, prebuilt, write });
    const early = await Promise.race([up, end.then(() => undefined)]);
    if (early) cleanUp.unshift(early.close);
    else up.catch(() => {});
    const failure = await end;
    write('Stopping …');
    isOver = true;
    if (failure) throw failure;
    return 0;
  } catch (error) {
    isOver = true;
    console.error(explainFailure(error, folder));
    if (!(error instanceof PlainFailure) && env.PERCURSO_TRACE) console.error(error);
    return 1;
  } finally {
    for (const undo of cleanUp.reverse()) await undo();
  }
}

/**
 * @param {object} options
 * @param {import('./start-settings.mjs').StartSettings} options.settings
 * @param {ReturnType<typeof createSupervisor>} options.supervisor
 * @param {boolean} options.prebuilt
 * @param {(line: string) => void} options.write
 */
async function bringUp({ settings, supervisor, prebuilt, write }) {
  const { root, home, host, port } = settings;
  const progress = createProgress(write);
  const orphans = await progress.step('Ending what a killed start left behind', () =>
    endOrphans(home),
  );
  if (orphans.length > 0) write(`  Ended what a killed start left behind: ${orphans.join(', ')}`);
  if (!(await portIsFree({ host, port }))) {
    throw new PlainFailure(
      `Port ${port} on ${host} is taken by another program: stop that one, or choose another port, for example PORT=${port + 1} npm start.`,
    );
  }
  if (!prebuilt && (await needsInstall(root))) {
    await progress.step('Installing packages', () =>
      supervisor.attempt((signal) => installPackages({ root, signal })),
    );
  }
  const stack = await startStack({
    settings,
    supervisor,
    progress,
    findTemporal: () =>
      supervisor.attempt((signal) =>
        resolveTemporalBinary({
          env: settings.env,
          signal,
          onProgress: (line) => write(`  ${line}`),
        }),
      ),
    build: async () => {
      if (!prebuilt) await supervisor.attempt((signal) => runBuild({ root, signal }));
    },
  });
  const signIn = stack.env.PERCURSO_DEMO === '1' ? await readDemoSignIn(home) : undefined;
  write(
    signIn
      ? `Percurso is ready at ${settings.address} · sign in as ${signIn.email} with ${signIn.password} · Ctrl-C stops it`
      : `Percurso is ready at ${settings.address} · Ctrl-C stops it`,
  );
  return stack;
}

/** In a process of its own, so that the bundlers' memory is given back. @param {{ root: string, signal: AbortSignal }} options */
async function runBuild({ root, signal }) {
  const child = await spawnProcess({
    command: process.execPath,
    args: [path.join(root, 'tools/build.mjs')],
    cwd: root,
    watch: { signal },
  });
  const { code } = await child.exited;
  signal.throwIfAborted();
  if (code !== 0) throw new Error(child.lastLines());
}

/**
 * Settles on Ctrl-C, SIGTERM, a closed terminal (undefined) or a fault of our own (the error). Under
 * npm the same Ctrl-C comes twice; a second one a while later ends everything at once.
 * @returns {Promise<unknown>}
 */
function awaitEnd() {
  return new Promise((resolve) => {
    let firstAt = 0;
    for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
      process.on(name, () => {
        if (firstAt === 0) firstAt = performance.now();
        else if (performance.now() - firstAt > 1000) process.exit(1);
        resolve(undefined);
      });
    }
    process.on('uncaughtException', resolve);
    process.on('unhandledRejection', resolve);
  });
}

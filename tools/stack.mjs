import path from 'node:path';
import { ensureSecret } from './home-folder.mjs';
import { openLogFile } from './log-file.mjs';
import { startPostgres } from './postgres.mjs';
import { startApi, startWorker } from './server-process.mjs';
import { startTemporal } from './temporal-server.mjs';

/**
 * Starts everything built, in a prepared home folder: Postgres and Temporal, unless the environment
 * names others, then the API and, once that has migrated and seeded, the worker.
 * @param {object} options
 * @param {import('./start-settings.mjs').StartSettings} options.settings
 * @param {ReturnType<typeof import('./supervisor.mjs').createSupervisor>} options.supervisor
 * @param {ReturnType<typeof import('./progress.mjs').createProgress>} options.progress
 * @param {() => Promise<string>} options.findTemporal gives the binary, once it is needed
 * @param {() => Promise<void>} options.build makes `dist`, while the databases start
 * @param {(url: string) => Promise<void>} [options.prepare] what the database needs before the API starts
 * @returns {Promise<{ env: NodeJS.ProcessEnv, close: () => Promise<void> }>} env: what the servers got
 */
export async function startStack({
  settings,
  supervisor,
  progress,
  findTemporal,
  build,
  prepare = async () => undefined,
}) {
  const { root, home, env } = settings;
  const embedded = !env.DATABASE_URL;
  const logs = openLogs(home, { echo: !embedded });

  const databaseUrl = env.DATABASE_URL ? Promise.resolve(env.DATABASE_URL) : startDatabase();
  const temporalAddress = env.TEMPORAL_ADDRESS
    ? Promise.resolve(env.TEMPORAL_ADDRESS)
    : startWorkflows();
  const [url, temporal] = await Promise.all([
    databaseUrl,
    temporalAddress,
    progress.step('Building the web application and the servers', build),
  ]);
  await prepare(url);
  const serverEnv = {
    NODE_ENV: 'production',
    ...env,
    DATABASE_URL: url,
    TEMPORAL_ADDRESS: temporal,
    TEMPORAL_NAMESPACE: env.TEMPORAL_NAMESPACE || 'default',
    PORT: String(settings.port),
    HOST: settings.host,
    PERCURSO_URL: env.PERCURSO_URL || settings.address,
    PERCURSO_HOME: home,
    PERCURSO_WEB_DIR: env.PERCURSO_WEB_DIR || path.join(root, 'dist/web'),
    PERCURSO_SECRET: env.PERCURSO_SECRET || (await ensureSecret(home)),
    PERCURSO_CLOCK_SPEED: env.PERCURSO_CLOCK_SPEED || '1',
    ...(embedded && { PERCURSO_DEMO: env.PERCURSO_DEMO || '1' }),
  };
  const server = { root, env: serverEnv };
  await progress.step('Preparing the database and starting the API', () =>
    supervisor.keep('api', (watch) =>
      startApi({ ...server, address: settings.address, ...logs.of('api', watch) }),
    ),
  );
  await progress.step('Starting the worker', () =>
    supervisor.keep('worker', (watch) => startWorker({ ...server, ...logs.of('worker', watch) })),
  );
  return { env: serverEnv, close: logs.close };

  async function startDatabase() {
    /** @type {number | undefined} */
    let port;
    const postgres = await progress.step('Starting Postgres', () =>
      supervisor.keep('postgres', async (watch) => {
        const started = await startPostgres({
          dataDir: path.join(home, 'postgres'),
          port,
          ...logs.of('postgres', watch).watch,
        });
        port = started.port;
        return started;
      }),
    );
    return postgres.url;
  }

  async function startWorkflows() {
    const binary = await findTemporal();
    /** @type {number | undefined} */
    let port;
    const temporal = await progress.step('Starting Temporal', () =>
      supervisor.keep('temporal', async (watch) => {
        const started = await startTemporal({
          binary,
          port,
          dbFile: path.join(home, 'temporal.db'),
          namespace: env.TEMPORAL_NAMESPACE || 'default',
          ...logs.of('temporal', watch).watch,
        });
        port = Number(started.address.split(':').at(-1));
        return started;
      }),
    );
    return temporal.address;
  }
}

/**
 * @param {string} home
 * @param {{ echo: boolean }} options echo: the servers' lines also go where ours go, as operators expect
 */
function openLogs(home, { echo }) {
  /** @type {Map<string, ReturnType<typeof openLogFile>>} */
  const files = new Map();
  /** @param {import('./part-files.mjs').PartName} name @param {import('./spawn-process.mjs').Watching} watch */
  function of(name, watch) {
    const logFile = path.join(home, 'logs', `${name}.log`);
    const file = files.get(name) ?? openLogFile(logFile);
    files.set(name, file);
    const shown = echo && (name === 'api' || name === 'worker');
    /** @param {string} line */
    const onLog = (line) => {
      file.write(line);
      if (shown) console.log(line);
    };
    return { logFile, watch: { ...watch, onLog } };
  }
  return {
    of,
    close: async () => {
      await Promise.all([...files.values()].map((file) => file.close()));
    },
  };
}

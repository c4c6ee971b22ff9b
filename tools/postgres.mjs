import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { endProcess } from './end-process.mjs';
import { freePort } from './free-port.mjs';
import { preparePostgresFolder } from './postgres-folder.mjs';
import { commandOf, processIdentity } from './process-identity.mjs';
import { spawnProcess } from './spawn-process.mjs';

/**
 * @typedef {object} RunningPostgres
 * @property {string} url of the database "postgres", as its superuser
 * @property {number} port
 * @property {number} pid
 * @property {string} identity see processIdentity
 * @property {Promise<unknown>} exited
 * @property {() => Promise<void>} stop fast shutdown; a server for tests also drops its data
 */

/**
 * @typedef {object} PostgresOptions
 * @property {string} dataDir
 * @property {number | undefined} [port] a free one unless told
 * @property {boolean} [testing] faster, and safe from nothing
 */

const readyMark = 'database system is ready to accept connections';

/**
 * Starts the Postgres that came with npm on loopback, making its cluster (UTF-8, builtin C.UTF-8
 * locale, password sign-in) on first use. A server that an earlier, killed run left on the same
 * folder is ended first.
 * @param {PostgresOptions & import('./spawn-process.mjs').Watching} options
 * @returns {Promise<RunningPostgres>}
 */
export async function startPostgres({ dataDir, port, testing = false, ...watch }) {
  const place = await preparePostgresFolder(dataDir);
  const cluster = path.join(place.folder, 'cluster');
  if (!existsSync(cluster)) await makeCluster({ place, cluster, testing, watch });
  await endLeftover(cluster);
  const password = (await readFile(path.join(place.folder, 'password'), 'utf8')).trim();
  const chosenPort = port ?? (await freePort());
  const server = await spawnProcess({
    command: path.join(place.bin, 'postgres'),
    args: ['-D', cluster, '-p', String(chosenPort), ...settings(testing)],
    env: environment(),
    cwd: place.folder,
    user: place.user,
    watch,
  });
  await untilReady(server);
  server.letRun();
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${chosenPort}/postgres`,
    port: chosenPort,
    pid: server.pid,
    identity: server.identity,
    exited: server.exited,
    stop: async () => {
      await server.stop({ signal: 'SIGINT', graceMs: 20_000 });
      if (testing) await rm(place.folder, { recursive: true, force: true });
    },
  };
}

/** @param {boolean} testing @returns {string[]} */
function settings(testing) {
  const values = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    'timezone=UTC',
    'log_timezone=UTC',
    ...(testing ? ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'] : []),
  ];
  return values.flatMap((value) => ['-c', value]);
}

/** Messages in English, as we read them, and no PG* variable of the person's shell. */
function environment() {
  return { PATH: process.env.PATH, TZ: 'UTC', LC_ALL: 'C' };
}

/**
 * Made beside its place and renamed, so that an interrupted first start leaves no half cluster.
 * @param {{ place: Awaited<ReturnType<typeof preparePostgresFolder>>, cluster: string, testing: boolean, watch: import('./spawn-process.mjs').Watching }} options
 */
async function makeCluster({ place, cluster, testing, watch }) {
  const half = `${cluster}.new`;
  const passwordFile = path.join(place.folder, 'password');
  await rm(half, { recursive: true, force: true });
  await rm(passwordFile, { force: true });
  await writeFile(passwordFile, `${randomBytes(24).toString('hex')}\n`, { mode: 0o600 });
  await chmod(passwordFile, 0o600);
  if (place.user) await chown(passwordFile, place.user.uid, place.user.gid);
  const initdb = await spawnProcess({
    command: path.join(place.bin, 'initdb'),
    args: [
      `--pgdata=${half}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      ...(testing ? ['--no-sync'] : []),
    ],
    env: environment(),
    cwd: place.folder,
    user: place.user,
    watch: { signal: watch.signal, onLog: watch.onLog },
  });
  const { code } = await initdb.exited;
  if (code !== 0) {
    const lines = initdb.lastLines();
    throw new Error(`Postgres could not make its data folder: ${lastProblem(lines)}`, {
      cause: new Error(lines),
    });
  }
  await rename(half, cluster);
}

/** @param {import('./spawn-process.mjs').RunningProcess} server */
async function untilReady(server) {
  const ended = server.exited.then(() => 'ended');
  const ready = server.untilLine((line) => line.includes(readyMark)).then(() => 'ready');
  if ((await Promise.race([ready, ended])) === 'ready') return;
  const lines = server.lastLines();
  throw new Error(`Postgres did not start: ${lastProblem(lines)}`, { cause: new Error(lines) });
}

/**
 * A server of an earlier run on this cluster is told by its command line; a postmaster.pid whose pid
 * belongs to something else by now is removed, since Postgres would refuse to start because of it.
 * @param {string} cluster
 */
async function endLeftover(cluster) {
  const pidFile = path.join(cluster, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const pid = Number((await readFile(pidFile, 'utf8')).split('\n')[0]);
  const identity = Number.isInteger(pid) && pid > 0 ? processIdentity(pid) : undefined;
  if (identity && commandOf(pid).includes(cluster)) {
    await endProcess({ pid, identity, signal: 'SIGINT', graceMs: 20_000 });
  }
  await rm(pidFile, { force: true });
}

/** @param {string} lines @returns {string} */
function lastProblem(lines) {
  const problems = lines.split('\n').filter((line) => /FATAL|PANIC|error:|ERROR/.test(line));
  return (problems.at(-1) ?? lines.split('\n').at(-1) ?? '').trim() || 'it gave no reason';
}

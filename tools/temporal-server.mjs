import { spawnSync } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from './free-port.mjs';
import { spawnProcess } from './spawn-process.mjs';

/**
 * @typedef {object} RunningTemporal
 * @property {string} address host:port of its gRPC service
 * @property {number} pid
 * @property {string} identity see processIdentity
 * @property {Promise<unknown>} exited
 * @property {() => Promise<void>} stop
 */

/**
 * @typedef {object} TemporalOptions
 * @property {string} binary see resolveTemporalBinary
 * @property {number | undefined} [port] a free one unless told
 * @property {number | undefined} [uiPort]
 * @property {string} [dbFile] without it nothing is kept
 * @property {string} [namespace]
 * @property {string[]} [dynamicConfig] settings of the server, as `limit.historyCount.suggestContinueAsNew=50`
 */

const readyWithinMs = 60_000;

/**
 * Starts Temporal's development server on loopback, without its web pages unless a port for them is
 * given. With a database file its state outlives it. Resolves once the namespace answers.
 * @param {TemporalOptions & import('./spawn-process.mjs').Watching} options
 * @returns {Promise<RunningTemporal>}
 */
export async function startTemporal({
  binary,
  port,
  uiPort,
  dbFile,
  namespace = 'default',
  dynamicConfig = [],
  ...watch
}) {
  const chosenPort = port ?? (await freePort());
  const server = await spawnProcess({
    command: binary,
    args: [
      ...['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(chosenPort)],
      ...(uiPort ? ['--ui-port', String(uiPort)] : ['--headless']),
      ...(dbFile ? ['--db-filename', dbFile] : []),
      ...dynamicConfig.flatMap((setting) => ['--dynamic-config-value', setting]),
      ...['--namespace', namespace, '--log-level', 'error', '--color', 'never'],
    ],
    env: environment(),
    watch,
  });
  const address = `127.0.0.1:${chosenPort}`;
  try {
    await untilReady({ server, binary, address, namespace });
  } catch (error) {
    await server.stop({ signal: 'SIGINT' });
    throw error;
  }
  server.letRun();
  return {
    address,
    pid: server.pid,
    identity: server.identity,
    exited: server.exited,
    stop: () => server.stop({ signal: 'SIGINT', graceMs: 15_000 }),
  };
}

/** The person's own TEMPORAL_* settings are for their cluster, not for this server. */
function environment() {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('TEMPORAL_')),
  );
}

/** @param {{ server: import('./spawn-process.mjs').RunningProcess, binary: string, address: string, namespace: string }} options */
async function untilReady({ server, binary, address, namespace }) {
  let ended = false;
  const end = server.exited.then(() => {
    ended = true;
  });
  await Promise.race([server.untilLine((line) => /^(Temporal )?Server:/.test(line)), end]);
  const giveUpAt = performance.now() + readyWithinMs;
  while (!ended && performance.now() < giveUpAt) {
    const answer = spawnSync(
      binary,
      ['operator', 'namespace', 'describe', '--namespace', namespace, '--address', address],
      { env: environment(), stdio: 'ignore', timeout: 5000 },
    );
    if (answer.status === 0) return;
    await delay(200);
  }
  const lines = server.lastLines().trim();
  throw new Error(`Temporal did not start: ${lines.split('\n').at(-1) || 'it gave no reason'}`, {
    cause: new Error(lines),
  });
}

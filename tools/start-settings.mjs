import path from 'node:path';
import { PlainFailure } from './plain-failure.mjs';

/**
 * @typedef {object} StartSettings
 * @property {string} root the repository
 * @property {string} home absolute
 * @property {string} host
 * @property {number} port
 * @property {string} address of the web pages, as a browser on this machine reaches them
 * @property {NodeJS.ProcessEnv} env
 */

/**
 * Reads what the environment says about this start.
 * @param {{ root: string, env: NodeJS.ProcessEnv }} options
 * @returns {StartSettings}
 */
export function readStartSettings({ root, env }) {
  const port = Number(env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new PlainFailure(`PORT is "${env.PORT}": give a number from 1 to 65535, such as 3000.`);
  }
  const host = env.HOST || '127.0.0.1';
  const reachable = { '0.0.0.0': '127.0.0.1', '::': '[::1]' }[host] ?? host;
  const named =
    reachable.includes(':') && !reachable.startsWith('[') ? `[${reachable}]` : reachable;
  return {
    root,
    home: path.resolve(root, env.PERCURSO_HOME || '.percurso'),
    host,
    port,
    address: `http://${named}:${port}`,
    env,
  };
}

